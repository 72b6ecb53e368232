import { createHash } from 'node:crypto';
import { PICTURE_WIDTHS } from '#libs/contracts';

export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** Handle of a picture: the same address has the same one everywhere, and nobody can guess it who does not know the address. */
export const pictureIdOf = (url: string): string =>
  `pic_${createHash('sha256').update(url).digest('hex').slice(0, 20)}`;

export const isWidth = (width: number): width is PictureWidth => PICTURE_WIDTHS.some((known) => known === width);

/** Where a picture's content is in the asset store. New content has new keys, so nobody reads half of each. */
export const assetKeyOf = (pictureId: string, content: string, size: PictureWidth | 'master'): string =>
  `pictures/${pictureId.slice(4, 6)}/${pictureId}/${content}-${size}.webp`;

/** All keys of one content. */
export const assetKeysOf = (pictureId: string, content: string): string[] =>
  [...PICTURE_WIDTHS, 'master' as const].map((size) => assetKeyOf(pictureId, content, size));

const MINUTE = 60;
const DAY = 86_400;

/** Seconds until a ready picture is looked at again: shops change what is at an address. */
export const LOOK_AGAIN_AFTER = 30 * DAY;

/**
 * Seconds until a picture is tried again. What failed may work soon: a minute, and four times as long each time, up to a day. What
 * was refused stays so until somebody changes something: a day, and twice as long each time, up to a month.
 */
export function tryAgainAfter(attempts: number, isFinal: boolean, askedSeconds = 0): number {
  const before = Math.max(0, Math.min(attempts - 1, 10));
  const seconds = isFinal ? Math.min(DAY * 2 ** before, 30 * DAY) : Math.min(MINUTE * 4 ** before, DAY);
  return Math.max(seconds, Math.min(askedSeconds, DAY));
}
