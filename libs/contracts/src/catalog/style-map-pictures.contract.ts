import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';
import { PictureView } from './pictures.contract.ts';

export const MAP_PICTURE_ID = /^map_\d{1,10}-\d{1,2}-\d{1,5}-\d{1,5}-[0-9a-f]{24}$/;

export class GetMapPictureInput {
  @Field.text({ min: 36, max: 60, pattern: MAP_PICTURE_ID, describe: 'Handle of the picture, from its address' })
  picture_id!: string;
}

export const styleMapPictures = defineContract('catalog', {
  /** Draws a part of the current style map, unless it is drawn as it is now. While too much is being drawn, it is `UNAVAILABLE`. */
  getMapPicture: {
    input: GetMapPictureInput,
    output: PictureView,
    scopes: ['catalog:read'],
    effect: 'read',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
    deadlineMs: 10_000,
  },
});
