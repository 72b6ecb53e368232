import type { Colour, ColourFamily } from '../../attributes/attributes.rules.ts';

/** How two colours go together, and how well, from 0 to 1. */
export interface Harmony {
  readonly kind: 'neutrals' | 'neutral_and_accent' | 'tonal' | 'analogous' | 'complementary';
  readonly score: number;
}

/** Colours that go with every other by their name: the eye takes denim and navy as one of them. */
const NEUTRAL: ReadonlySet<ColourFamily> = new Set([
  'black',
  'white',
  'grey',
  'beige',
  'brown',
  'navy',
  'gold',
  'silver',
]);
/** Below this chroma in OKLCH a colour reads as none. */
const NEUTRAL_CHROMA = 0.04;
/** Hues as near as this are one colour, lighter or darker; of one family they may be further apart. */
const TONAL_DEGREES = 10;
/** From here on two tones of one colour look meant, below like a match that failed. */
const TONAL_LIGHTNESS = 0.1;
const ANALOGOUS_DEGREES = 30;
/** Around the opposite of the wheel. */
const COMPLEMENTARY_DEGREES = 150;

/**
 * How the main colours of two garments go together by the colour wheel in OKLCH; undefined when they clash. Nothing is said of a
 * garment whose colour is not known.
 */
export function harmonyOf(a: Colour, b: Colour): Harmony | undefined {
  const neutrals = Number(isNeutral(a)) + Number(isNeutral(b));
  if (neutrals === 2) return { kind: 'neutrals', score: a.family === b.family ? 0.8 : 0.95 };
  if (neutrals === 1) return { kind: 'neutral_and_accent', score: 0.95 };
  if (a.oklch === null || b.oklch === null) return undefined;
  const degrees = hueDistance(a.oklch[2], b.oklch[2]);
  if (degrees <= (a.family === b.family ? ANALOGOUS_DEGREES : TONAL_DEGREES)) {
    const apart = Math.abs(a.oklch[0] - b.oklch[0]);
    return { kind: 'tonal', score: apart >= TONAL_LIGHTNESS ? 0.85 : 0.6 };
  }
  if (degrees <= ANALOGOUS_DEGREES) return { kind: 'analogous', score: 0.75 };
  return degrees >= COMPLEMENTARY_DEGREES ? { kind: 'complementary', score: 0.7 } : undefined;
}

export const isNeutral = ({ family, oklch }: Colour): boolean =>
  NEUTRAL.has(family) || (oklch !== null && oklch[1] < NEUTRAL_CHROMA);

/** Degrees between two hues the shorter way round. */
export function hueDistance(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return apart > 180 ? 360 - apart : apart;
}

/** `beige with navy: a neutral and an accent` */
export const harmonyReason = (own: Colour, other: Colour, { kind }: Harmony): string =>
  own.family === other.family
    ? `${own.family}, as the one you asked about: ${HARMONY_WORDS[kind]}`
    : `${own.family} with ${other.family}: ${HARMONY_WORDS[kind]}`;

const HARMONY_WORDS: Readonly<Record<Harmony['kind'], string>> = {
  neutrals: 'two neutral colours',
  neutral_and_accent: 'a neutral and an accent',
  tonal: 'tones of one colour',
  analogous: 'neighbours on the colour wheel',
  complementary: 'opposites on the colour wheel',
};
