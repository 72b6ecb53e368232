import sharp from 'sharp';
import type { Colour } from './attributes.rules.ts';
import { coloursOfPixels } from './colours/pixel-colours.rules.ts';

/** A picture with more pixels is refused before it is decoded. */
const MOST_PIXELS = 40_000_000;
const TIMEOUT_SECONDS = 10;
/** Colours do not need more: the longer side that is looked at. */
const LONG_SIDE = 128;

/**
 * The colours of the garment in an encoded picture (JPEG, PNG, WebP and what else sharp reads), the largest part first, each
 * with its share of the garment; empty when the background is not even or nothing stands out from it; a person who wears it
 * counts as part of it. Rejects with sharp's error when the bytes
 * are no picture, have more than 40 million pixels or take longer than ten seconds. Of an animation the first frame counts.
 */
export async function coloursOfPicture(bytes: Uint8Array): Promise<readonly Colour[]> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    .rotate()
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: TIMEOUT_SECONDS })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return coloursOfPixels({ data, width: info.width, height: info.height, channels: 4 });
}
