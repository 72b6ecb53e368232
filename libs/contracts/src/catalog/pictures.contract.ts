import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

/** Widths a picture is given in, in pixels; one that is narrower stays as it is. */
export const PICTURE_WIDTHS = [160, 320, 640, 1024] as const;
export const PICTURE_ID = /^pic_[0-9a-f]{20}$/;

const MAX_BYTES = 16_777_216;

export class GetPictureInput {
  @Field.text({ min: 24, max: 24, pattern: PICTURE_ID, describe: 'Handle of the picture, from its address' })
  picture_id!: string;

  @Field.integer({ min: 160, max: 1_024, describe: 'Width in pixels: 160, 320, 640 or 1024' })
  width!: number;
}

export class PictureView {
  @Field.text({
    max: 200,
    pattern: /^(?:pictures|map-pictures)\/[a-z0-9/._-]{1,190}$/,
    describe: 'Key of the picture in the asset store',
  })
  asset_key!: string;

  @Field.choice(['image/webp'], { describe: 'Type of its content' })
  content_type!: 'image/webp';

  @Field.integer({ min: 1, max: MAX_BYTES, describe: 'Bytes of its content' })
  bytes!: number;

  @Field.text({ max: 64, pattern: /^[a-z0-9-]{1,64}$/, describe: 'Names this content: another one has another name' })
  etag!: string;
}

export const pictures = defineContract('catalog', {
  /** Makes it ready when it is not: fetched from the shop once, and sized. A shop that is slow makes it `UNAVAILABLE` for now. */
  getPicture: {
    input: GetPictureInput,
    output: PictureView,
    scopes: ['catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
    deadlineMs: 10_000,
  },
});
