import type { Colour } from '../attributes.rules.ts';
import { backgroundOf } from './background.rules.ts';
import { clustersOf } from './clusters.rules.ts';
import { SHADES } from './colours.rules.ts';
import { distanceOf, type OkLab, okLabOf, okLabOfLch, okLchOf } from './oklch.rules.ts';

/** Decoded pixels, row by row, `channels` bytes each: 3 sRGB, 4 sRGB and opacity. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

const MOST_CLUSTERS = 4;
/** Smaller parts are buttons, seams and the edge of the mask. */
const LEAST_SHARE = 0.06;
/** When the garment is as white as the wall, less than this is left of it. */
const LEAST_FOREGROUND = 0.02;
const CLEAR = 128;
/** Steps larger than this are no light and shade. */
const BLEND = 0.05;
/** Less than this without blends is not enough to go by. */
const LEAST_PURE = 0.3;

const named = SHADES.flatMap((shade) => (shade.lch === null ? [] : { ...shade, lab: okLabOfLch(shade.lch) }));

/**
 * The colours of the garment in a picture with an even background, the largest first; empty when there is no such background or
 * nothing stands out from it.
 */
export function coloursOfPixels({ data, width, height, channels }: Pixels): Colour[] {
  const pixels: OkLab[] = [];
  const isSeen: boolean[] = [];
  for (let at = 0; at + channels <= data.length; at += channels) {
    pixels.push(okLabOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0));
    isSeen.push(channels === 3 || (data[at + 3] ?? 0) >= CLEAR);
  }
  // A cut-out picture says itself what is background.
  const isCutOut = isSeen.includes(false);
  const isBackground = isCutOut ? isSeen.map((seen) => !seen) : backgroundOf(pixels, width, height);
  if (isBackground === null) return [];
  const garment = withoutEdges(pixels, isBackground, width);
  if (garment.length < pixels.length * LEAST_FOREGROUND) return [];
  const colours: Colour[] = [];
  for (const { mean, share } of clustersOf(garment, MOST_CLUSTERS)) {
    if (share < LEAST_SHARE) continue;
    const { name, family } = nameOf(mean);
    const at = colours.findIndex((colour) => colour.name === name);
    const same = colours[at];
    if (same === undefined) colours.push({ name, family, oklch: okLchOf(mean), share: rounded(share) });
    else colours[at] = { ...same, share: rounded((same.share ?? 0) + share) };
  }
  return colours;
}

/** Garment pixels that are not half something else: those on the outline, and blends on the border of two colours. */
function withoutEdges(pixels: readonly OkLab[], isBackground: readonly boolean[], width: number): OkLab[] {
  const isOutline = (at: number): boolean =>
    [at - 1, at + 1, at - width, at + width].some((beside) => isBackground[beside] === true);
  const inner = [...pixels.keys()].filter((at) => isBackground[at] !== true && !isOutline(at));
  const pure = inner.filter(
    (at) =>
      !isBetween(pixels[at], pixels[at - 1], pixels[at + 1]) &&
      !isBetween(pixels[at], pixels[at - width], pixels[at + width]),
  );
  // In a fine weave every pixel is a blend: then the blends are its colour.
  const kept = pure.length < inner.length * LEAST_PURE ? inner : pure;
  return kept.map((at) => pixels[at]).filter((pixel) => pixel !== undefined);
}

function isBetween(pixel: OkLab | undefined, one: OkLab | undefined, other: OkLab | undefined): boolean {
  if (pixel === undefined || one === undefined || other === undefined) return false;
  const [left, right] = [distanceOf(pixel, one), distanceOf(pixel, other)];
  return left > BLEND && right > BLEND && distanceOf(one, other) > Math.max(left, right);
}

/** Lightness says less about which colour it is than hue does: light falls unevenly. */
function nameOf(mean: OkLab): { name: string; family: Colour['family'] } {
  const flat = ([lightness, a, b]: OkLab): OkLab => [lightness * 0.6, a, b];
  const gap = (shade: { lab: OkLab }): number => distanceOf(flat(shade.lab), flat(mean));
  const [first, ...rest] = named;
  if (first === undefined) throw new Error('The colours table is empty');
  return rest.reduce((best, shade) => (gap(shade) < gap(best) ? shade : best), first);
}

const rounded = (share: number): number => Number(Math.min(1, share).toFixed(3));
