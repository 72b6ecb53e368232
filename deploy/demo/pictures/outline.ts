/** An ellipse as path data in absolute commands, so that its size is known. */
export function oval(x: number, y: number, rx: number, ry: number): string {
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  return `M${x - rx} ${y} C${x - rx} ${y - ky} ${x - kx} ${y - ry} ${x} ${y - ry} C${x + kx} ${y - ry} ${x + rx} ${y - ky} ${x + rx} ${y} C${x + rx} ${y + ky} ${x + kx} ${y + ry} ${x} ${y + ry} C${x - kx} ${y + ry} ${x - rx} ${y + ky} ${x - rx} ${y} Z`;
}

/** A path in absolute commands (M L C Q Z) with every x turned round the middle. */
export const mirrored = (d: string): string =>
  d.replace(/(-?[\d.]+)([ ,]+)(-?[\d.]+)/g, (_, x: string, gap: string, y: string) => `${-Number(x)}${gap}${y}`);

/**
 * Closes the right half of an outline with its mirror image. The half is path data in absolute M, L, C and Q from the top
 * of the middle to the bottom of it.
 */
export function symmetric(half: string): string {
  const steps = [...half.matchAll(/([MLCQ])([^MLCQ]*)/g)].map(
    ([, , numbers = '']) => numbers.match(/-?[\d.]+/g)?.map(Number) ?? [],
  );
  const letters = [...half.matchAll(/[MLCQ]/g)].map(([letter]) => letter);
  const back: string[] = [];
  for (let index = steps.length - 1; index > 0; index--) {
    const [numbers = [], before = []] = [steps[index], steps[index - 1]];
    const points = [...pointsOf(numbers).slice(0, -1).reverse(), pointsOf(before).at(-1) ?? [0, 0]];
    back.push(`${letters[index]}${points.map(([x, y]) => `${-x} ${y}`).join(' ')}`);
  }
  return `${half} ${back.join(' ')} Z`;
}

function pointsOf(numbers: readonly number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  return points;
}
