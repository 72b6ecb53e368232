type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** `#rrggbb` between two colours: 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [rgbOf(from), rgbOf(to)];
  const hex = a.map((value, index) =>
    Math.round(value + ((b[index] ?? 0) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

export const darker = (hex: string, share: number): string => mix(hex, '#1a1512', share);
export const lighter = (hex: string, share: number): string => mix(hex, '#ffffff', share);

/** Perceived lightness from 0 (black) to 1 (white). */
export function lightness(hex: string): number {
  const [r, g, b] = rgbOf(hex);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

/** A colour for seams and outlines that can be seen on cloth of the given one. */
export const inkOn = (hex: string): string => (lightness(hex) < 0.24 ? lighter(hex, 0.3) : darker(hex, 0.52));
