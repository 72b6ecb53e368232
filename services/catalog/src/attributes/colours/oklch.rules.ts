/** Lightness 0 to 1, then the two opponent axes, about -0.4 to 0.4. */
export type OkLab = readonly [lightness: number, a: number, b: number];

/** Lightness 0 to 1, chroma 0 to 0.4, hue 0 to 360 (0 for greys). */
export type OkLch = readonly [lightness: number, chroma: number, hue: number];

/** Below this chroma the hue of a colour cannot be seen. */
const GREY_CHROMA = 0.004;

const LINEAR = Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** sRGB, 0 to 255 each, as OKLab. Björn Ottosson: A perceptual color space for image processing, 2020. */
export function okLabOf(red: number, green: number, blue: number): OkLab {
  const [r, g, b] = [LINEAR[red] ?? 0, LINEAR[green] ?? 0, LINEAR[blue] ?? 0];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The same colour by chroma and hue; rounded, so that stored values do not differ by noise. */
export function okLchOf([lightness, a, b]: OkLab): OkLch {
  const chroma = Math.hypot(a, b);
  const hue = chroma < GREY_CHROMA ? 0 : (Math.atan2(b, a) * 180) / Math.PI;
  return [
    round(Math.min(1, lightness), 3),
    chroma < GREY_CHROMA ? 0 : round(chroma, 3),
    round((hue + 360) % 360, 1) % 360,
  ];
}

export function okLabOfLch([lightness, chroma, hue]: OkLch): OkLab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** `#aabbcc` or `aabbcc` as OKLCH. */
export function okLchOfHex(hex: string): OkLch {
  const bytes = Number.parseInt(hex.replace('#', ''), 16);
  return okLchOf(okLabOf((bytes >> 16) & 255, (bytes >> 8) & 255, bytes & 255));
}

/** How far two colours are apart to the eye: 0 the same, 0.02 just seen, 1 black and white. */
export const distanceOf = (a: OkLab, b: OkLab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
