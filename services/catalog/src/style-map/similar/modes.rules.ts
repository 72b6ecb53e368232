import type { GetSimilarItemsInput } from '#libs/contracts';
import { compatibilityOf, type Garment, slotsWith } from './compatibility.rules.ts';
import { isBeside } from './departments.rules.ts';
import { colourKey, nameKey } from './duplicates.rules.ts';
import {
  type Compared,
  isOtherColour,
  otherColourReason,
  sameArticle,
  savingReason,
  sharedTraits,
} from './likeness.rules.ts';
import { inSlot, ofAnyColour } from './probes.rules.ts';

export type SimilarMode = NonNullable<GetSimilarItemsInput['mode']>;

export interface Judged {
  /** From 0 to 1. */
  readonly score: number;
  readonly why: readonly string[];
}

export type Item = Compared & Garment & { readonly department: string | null };

/** What is known of a candidate besides its row. */
export interface Pair {
  /** Cosine of the two vectors. */
  readonly likeness: number;
  /** Its lowest price in minor units of the currency of the item asked about; null where no rate is known. */
  readonly priceInOwn: number | null;
}

/** One way items relate to another. */
interface Mode {
  /** Vectors near which candidates lie. */
  readonly probes: (vector: Float32Array, own: Item) => readonly Float32Array[];
  /** Undefined for what does not relate in this way. */
  readonly judge: (own: Item, other: Item, pair: Pair) => Judged | undefined;
  /** Of those with one key only the best is shown. */
  readonly keyOf: (item: Item) => string;
  /** Whether what has the key of the item asked about is left out: it would be the same again. */
  readonly omitsSame: boolean;
}

/** Prices as near as this are about the same. */
const SAME_PRICE = 0.15;
/** Least likeness of names and brand of one article in two colours. */
const SAME_ARTICLE = 0.3;

function likeInStyle(own: Item, other: Item, { likeness, priceInOwn }: Pair): Judged | undefined {
  if (own.slot !== null && other.slot !== null && own.slot !== other.slot) return undefined;
  const isSamePrice = priceInOwn !== null && Math.abs(priceInOwn / own.price_min - 1) <= SAME_PRICE;
  const why = [...sharedTraits(own, other), ...(isSamePrice ? ['about the same price'] : [])];
  return why.length === 0 ? undefined : { score: likeness, why };
}

function cheaper(own: Item, other: Item, pair: Pair): Judged | undefined {
  if (pair.priceInOwn === null || pair.priceInOwn >= own.price_min) return undefined;
  const traits = own.kind === other.kind ? sharedTraits(own, other) : [];
  if (traits.length === 0) return undefined;
  return { score: pair.likeness, why: [savingReason(own, other, pair.priceInOwn), ...traits] };
}

function otherColour(own: Item, other: Item, { likeness }: Pair): Judged | undefined {
  if (!isOtherColour(own, other)) return undefined;
  const article = sameArticle(own, other);
  if (article < SAME_ARTICLE) return undefined;
  const traits = sharedTraits(own, other);
  return { score: 0.8 * article + 0.2 * likeness, why: [otherColourReason(own, other), ...traits] };
}

function goesWith(own: Item, other: Item, { likeness }: Pair): Judged | undefined {
  const match = compatibilityOf(own, other);
  return match && { score: 0.8 * match.score + 0.2 * likeness, why: match.why };
}

const MODES: Readonly<Record<SimilarMode, Mode>> = {
  similar: { probes: (vector) => [vector], judge: likeInStyle, keyOf: nameKey, omitsSame: true },
  cheaper: { probes: (vector) => [vector], judge: cheaper, keyOf: nameKey, omitsSame: false },
  other_colour: { probes: (vector) => [ofAnyColour(vector)], judge: otherColour, keyOf: colourKey, omitsSame: true },
  goes_with: {
    probes: (vector, own) => slotsWith(own.slot).map((slot) => inSlot(vector, slot)),
    judge: goesWith,
    keyOf: nameKey,
    omitsSame: false,
  },
};

/** The mode of a name, with what holds for all of them: nothing of another department. */
export function modeOf(name: SimilarMode): Mode {
  const mode = MODES[name];
  return {
    ...mode,
    judge: (own, other, pair) =>
      isBeside(own.department, other.department) ? mode.judge(own, other, pair) : undefined,
  };
}

/** Why there is nothing, in plain words. */
export function nothingFound(mode: SimilarMode, own: Item): string {
  switch (mode) {
    case 'similar':
      return 'Nothing alike was found. Leave out filters, or use search_catalog.';
    case 'cheaper':
      return 'Nothing alike costs less right now. Leave out filters, or try similar.';
    case 'other_colour':
      return own.kind === null || own.colour_families.length === 0
        ? 'The shop does not say what kind or colour this item is, so that other colours of it cannot be told. Try similar.'
        : 'It was not found in another colour. Its own variants are in get_item; try similar for alike items.';
    case 'goes_with':
      return slotsWith(own.slot).length === 0
        ? 'Nothing is matched with this kind of item.'
        : 'Nothing that goes with it was found. Leave out filters, or use search_catalog.';
  }
}
