import type { Colour, Slot } from '../../attributes/attributes.rules.ts';
import { harmonyOf, harmonyReason } from './harmony.rules.ts';

/** What of a garment decides whether another goes with it. */
export interface Garment {
  readonly kind: string | null;
  readonly slot: string | null;
  /** The main colour first. */
  readonly shades: readonly Colour[];
  readonly pattern: string | null;
  readonly seasons: readonly string[];
  readonly occasions: readonly string[];
  readonly formality: number | null;
  readonly warmth: number | null;
}

export interface Match {
  /** From 0 to 1. */
  readonly score: number;
  readonly why: readonly string[];
}

/** What is worn together, by slot, what completes an outfit most first. What is in none of the lists is worn by itself. */
const PAIRS: Readonly<Partial<Record<Slot, readonly Slot[]>>> = {
  top: ['bottom', 'shoes', 'outerwear', 'bag', 'accessory', 'jewellery'],
  bottom: ['top', 'shoes', 'outerwear', 'bag', 'accessory'],
  one_piece: ['shoes', 'outerwear', 'bag', 'jewellery', 'accessory', 'hosiery'],
  outerwear: ['top', 'bottom', 'one_piece', 'shoes', 'bag', 'accessory'],
  shoes: ['bottom', 'top', 'one_piece', 'outerwear', 'bag', 'hosiery'],
  bag: ['shoes', 'one_piece', 'top', 'bottom', 'outerwear', 'accessory'],
  accessory: ['top', 'bottom', 'outerwear', 'shoes', 'one_piece', 'bag'],
  jewellery: ['one_piece', 'top', 'bag', 'shoes'],
  hosiery: ['shoes', 'one_piece', 'bottom'],
  swimwear: ['accessory', 'bag', 'shoes'],
};

/** Slots whose things go with something in this slot; none for what is worn by itself. */
export const slotsWith = (slot: string | null): readonly Slot[] =>
  Object.entries(PAIRS).find(([of]) => of === slot)?.[1] ?? [];

/** Formality may differ by one step: trainers with a suit jacket do, with a tailcoat they do not. */
const FORMALITY_GAP = 1;
/** A light shirt goes under a coat for frost, the coat not with sandals for the beach. */
const WARMTH_GAP = 2;
/** What belongs to one occasion so much that it goes only with its own. */
const APART: ReadonlySet<string> = new Set(['sport', 'lounge', 'beach', 'ethnic']);

/**
 * Whether `other` can be worn with `own`, how well, and why: slot pairs, harmony of the main colours, formality, season and warmth, at
 * most one loud pattern. Only what is known of both is compared; undefined when something speaks against it.
 */
export function compatibilityOf(own: Garment, other: Garment): Match | undefined {
  const place = slotsWith(own.slot).findIndex((slot) => slot === other.slot);
  if (place < 0 || gap(own.formality, other.formality) > FORMALITY_GAP || gap(own.warmth, other.warmth) > WARMTH_GAP) {
    return undefined;
  }
  if (isLoud(own) && isLoud(other)) return undefined;
  const seasons = common(own.seasons, other.seasons);
  if (own.seasons.length > 0 && other.seasons.length > 0 && seasons.length === 0) return undefined;
  if (!occasionsAgree(own.occasions, other.occasions)) return undefined;
  const [ownColour, otherColour] = [own.shades[0], other.shades[0]];
  const harmony = ownColour && otherColour ? harmonyOf(otherColour, ownColour) : undefined;
  if (ownColour && otherColour && !harmony) return undefined;
  const occasions = common(own.occasions, other.occasions);
  const isEven = own.formality !== null && own.formality === other.formality;
  const score =
    0.5 * (harmony?.score ?? 0.4) +
    0.15 * Number(isEven) +
    0.15 * Number(occasions.length > 0) +
    0.1 * Number(seasons.length > 0) +
    0.1 * (1 - place / 6);
  return {
    score,
    why: [
      wornWith(own, other),
      ...(harmony && ownColour && otherColour ? [harmonyReason(otherColour, ownColour, harmony)] : []),
      ...(occasions[0] === undefined
        ? isEven
          ? ['as formal']
          : []
        : [`both for ${OCCASIONS[occasions[0]] ?? plain(occasions[0])}`]),
      ...(seasons.length === 0 || seasons.length > 2 ? [] : [`both for ${seasons.join(' and ')}`]),
    ],
  };
}

/** `trousers to wear with a shirt` */
const wornWith = (own: Garment, other: Garment): string =>
  `${plain(other.kind ?? other.slot ?? 'item')} to wear with ${own.kind === null ? 'it' : `the ${plain(own.kind)}`}`;

const isLoud = ({ pattern }: Garment): boolean => pattern !== null && pattern !== 'plain';

function occasionsAgree(own: readonly string[], other: readonly string[]): boolean {
  if (own.length === 0 || other.length === 0 || common(own, other).length > 0) return true;
  return ![own, other].some((occasions) => occasions.every((occasion) => APART.has(occasion)));
}

const gap = (a: number | null, b: number | null): number => (a === null || b === null ? 0 : Math.abs(a - b));

const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((value) => b.includes(value));

const plain = (value: string): string => value.replaceAll('_', ' ');

const OCCASIONS: Readonly<Record<string, string>> = {
  everyday: 'every day',
  office: 'the office',
  evening: 'the evening',
  wedding: 'a wedding',
  beach: 'the beach',
  lounge: 'at home',
  outdoor: 'outdoors',
};
