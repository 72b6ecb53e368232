import { distanceOf, type OkLab } from './oklch.rules.ts';

/** Neighbours this near belong to one even wall, also over a soft shadow. */
const STEP = 0.02;
/** So far from the border's own colour the wall ends, however softly. */
const REACH = 0.12;
/** Of the border, so much must be of one colour for it to be a background. */
const BORDER_SHARE = 0.6;

/**
 * Which pixels are the even background that touches the border: flooded from the border over like neighbours. Null when the
 * border is not even, as in a picture taken in a street.
 */
export function backgroundOf(pixels: readonly OkLab[], width: number, height: number): boolean[] | null {
  const isBackground = new Array<boolean>(pixels.length).fill(false);
  const border = borderOf(width, height);
  const wall = wallOf(border.map((at) => pixels[at]).filter((pixel) => pixel !== undefined));
  if (wall === null) return null;
  const isWall = (at: number): boolean => distanceOf(pixels[at] ?? wall, wall) < REACH;
  const open = border.filter((at) => distanceOf(pixels[at] ?? wall, wall) < REACH / 2);
  for (const at of open) isBackground[at] = true;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const here = pixels[at] ?? wall;
    for (const next of neighboursOf(at, width, pixels.length)) {
      if (isBackground[next] || !isWall(next) || distanceOf(pixels[next] ?? wall, here) > STEP) continue;
      isBackground[next] = true;
      open.push(next);
    }
  }
  return isBackground;
}

/** The colour that most of the border has, or null. */
function wallOf(border: readonly OkLab[]): OkLab | null {
  const sorted = [...border].sort((a, b) => a[0] - b[0]);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  // The median lightness may be the garment's where it is cut by the border; the border's lightest may be the wall then.
  const candidates = [middle, sorted[Math.floor(sorted.length * 0.9)] ?? middle];
  const near = (wall: OkLab): number =>
    border.filter((pixel) => distanceOf(pixel, wall) < REACH / 2).length / border.length;
  const best = candidates.reduce((a, b) => (near(b) > near(a) ? b : a));
  return near(best) < BORDER_SHARE ? null : best;
}

function borderOf(width: number, height: number): number[] {
  const across = Array.from({ length: width }, (_, x) => [x, (height - 1) * width + x]).flat();
  const down = Array.from({ length: height }, (_, y) => [y * width, y * width + width - 1]).flat();
  return [...new Set([...across, ...down])];
}

function neighboursOf(at: number, width: number, count: number): number[] {
  const x = at % width;
  const around = [at - width, at + width];
  if (x > 0) around.push(at - 1);
  if (x < width - 1) around.push(at + 1);
  return around.filter((next) => next >= 0 && next < count);
}
