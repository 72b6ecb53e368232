import sharp from 'sharp';

/** Largest file that is decoded. */
export const MAX_ENCODED_BYTES = 16_777_216;
const MAX_PIXELS = 64_000_000;
const MASTER_SIDE = 1_600;
const QUALITY = 80;
const WITHIN_S = 15;

/** What a shop's file is not: a picture we show. Its message completes "Cannot use the picture: …". */
export class PictureUnusable extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'PictureUnusable';
  }
}

/** A picture as we keep it. */
export interface Master {
  /** WebP, at most 1600 pixels on its longer side, upright, in sRGB, with nothing but its pixels. */
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Decodes what a stranger sent and encodes it anew: what is kept are pixels, whatever else was in the file (a script, a second file,
 * where it was taken) is gone. Of an animation, the first picture.
 *
 * @throws PictureUnusable
 */
export async function masterOf(bytes: Uint8Array): Promise<Master> {
  if (bytes.byteLength > MAX_ENCODED_BYTES) throw new PictureUnusable(`it is larger than ${MAX_ENCODED_BYTES} bytes`);
  assertPicture(bytes);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width: MASTER_SIDE, height: MASTER_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: WITHIN_S })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    throw new PictureUnusable(reasonOf(error), { cause: error });
  }
}

/** A kept picture in one of the widths it is given in. */
export const sized = (master: Uint8Array, width: number): Promise<Buffer> =>
  sharp(master, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .timeout({ seconds: WITHIN_S })
    .toBuffer();

/** The first bytes decide, not what the server or the name says. */
function assertPicture(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512)).toString('latin1');
  if (KNOWN.some((magic) => magic.test(head))) return;
  if (/^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(head))
    throw new PictureUnusable('it is an SVG drawing, which can hold scripts; give a JPEG, PNG, WebP, GIF or AVIF file');
  throw new PictureUnusable('it is no picture in one of the formats JPEG, PNG, WebP, GIF and AVIF');
}

const KNOWN: readonly RegExp[] = [
  /^\u00ff\u00d8\u00ff/,
  /^\u0089PNG\r\n/,
  /^GIF8[79]a/,
  /^RIFF[^]{4}WEBP/,
  /^[^]{4}ftyp(?:avif|avis|mif1)/,
];

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message)) return `it has more than ${MAX_PIXELS / 1_000_000} million pixels`;
  if (/timeout/i.test(message)) return `it takes longer than ${WITHIN_S} seconds to decode`;
  return 'it is damaged or cut off';
}
