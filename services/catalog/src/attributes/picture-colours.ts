import sharp from 'sharp';
import type { Colour } from './attributes.rules.ts';
import { coloursOfPixels } from './colours/pixel-colours.rules.ts';

/** A picture with more pixels is refused before it is decoded. */
const MOST_PIXELS = 40_000_000;
const TIMEOUT_SECONDS = 10;
/** Drawings and documents are programs for their reader: a shop's picture is none of them. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']);
/** Colours do not need more: the longer side that is looked at. */
const LONG_SIDE = 128;

/**
 * The colours of the garment in an encoded picture (JPEG, PNG, WebP, GIF, AVIF, TIFF), the largest part first, each with its share
 * of the garment; empty when the background is not even or nothing stands out from it. A person who wears it counts as part of
 * it. Rejects when the bytes are no such picture, have more than 40 million pixels or take longer than ten seconds. Of an
 * animation the first frame counts.
 */
export async function coloursOfPicture(bytes: Uint8Array): Promise<readonly Colour[]> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true });
  const { format } = await picture.metadata();
  if (!FORMATS.has(format)) throw new Error(`Cannot take colours from ${format}: send ${[...FORMATS].join(', ')}`);
  const { data, info } = await picture
    .rotate()
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: TIMEOUT_SECONDS })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return coloursOfPixels({ data, width: info.width, height: info.height, channels: 4 });
}
