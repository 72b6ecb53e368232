import { COLOUR_FAMILIES, OCCASIONS, PATTERNS } from '../attributes/attributes.rules.ts';
import { MATERIALS_BY_NAME } from '../attributes/features/materials.rules.ts';
import { KINDS } from '../attributes/kinds/kinds.rules.ts';
import { folded } from '../attributes/words.rules.ts';
import { type ItemFeatures, NO_FEATURES } from '../style-map/vectors/item-features.rules.ts';
import { attributeVector, type Block, BLOCKS } from '../style-map/vectors/item-vector.rules.ts';

/** One thing a taste can be about, and the direction in the space of item vectors that stands for it. */
export interface Topic {
  /** `colour:navy`, `brand:acme & co` */
  readonly handle: string;
  readonly block: Block;
  /** Of unit length, zero outside its block. */
  readonly along: Float32Array;
}

/** What of an item its topics are made of, as columns of `products`. */
export interface Described {
  readonly kind: string | null;
  readonly colour_families: readonly string[];
  readonly materials: readonly string[];
  readonly pattern: string | null;
  readonly occasions: readonly string[];
  readonly brand: string | null;
}

export const PRICE_LEVELS = ['low', 'high'] as const;

/** Longest name of a brand that is a topic. */
const BRAND_LENGTH = 60;
const BRAND = /^[a-z0-9_ &'.-]+$/;

/** Standard deviations from the middle price of a currency that are meant by low and high. */
const LEVEL: Readonly<Record<(typeof PRICE_LEVELS)[number], number>> = { low: -1, high: 1 };

/** A kind of topic: where it lies in item vectors, and what a value of it says of an item; undefined for one we do not know. */
interface Made {
  readonly block: Block;
  readonly features: (value: string) => Partial<ItemFeatures> | undefined;
}

const among = <T extends string>(values: readonly T[], value: string): T | undefined =>
  values.find((each) => each === value);

const MADE: Readonly<Record<string, Made>> = {
  colour: {
    block: 'colour',
    features: (value) => {
      const family = among(COLOUR_FAMILIES, value);
      return family && { colours: [{ family, oklch: null, share: null }] };
    },
  },
  kind: {
    block: 'kind',
    features: (value) => {
      const kind = KINDS.get(value);
      return kind && { kind: kind.name, slot: kind.slot };
    },
  },
  material: {
    block: 'material',
    features: (value) => (MATERIALS_BY_NAME.has(value) ? { materials: [value] } : undefined),
  },
  pattern: {
    block: 'pattern',
    features: (value) => {
      const pattern = among(PATTERNS, value);
      return pattern && { pattern };
    },
  },
  occasion: {
    block: 'style',
    features: (value) => {
      const occasion = among(OCCASIONS, value);
      return occasion && { occasions: [occasion] };
    },
  },
  brand: {
    block: 'brand',
    features: (value) => (value.length <= BRAND_LENGTH && BRAND.test(value) ? { brand: value } : undefined),
  },
  price: {
    block: 'price',
    features: (value) => {
      const level = among(PRICE_LEVELS, value);
      return level && { price: { minor: 100 * Math.exp(LEVEL[level]), currency: 'any' } };
    },
  },
};

/** Prices whose logarithms lie around 100. */
const SCALES = { any: { mean: Math.log(100), deviation: 1 } };

function madeOf(handle: string): Made | undefined {
  const named = handle.slice(0, handle.indexOf(':'));
  return Object.hasOwn(MADE, named) ? MADE[named] : undefined;
}

/** The block a topic lies in, by its kind alone: to make its direction takes a hundred times as long, and ratings have tens of thousands. */
export const blockOf = (handle: string): Block | undefined => madeOf(handle)?.block;

/** The topic of a handle; undefined when there is none of that name. */
export function topicOf(handle: string): Topic | undefined {
  const made = madeOf(handle);
  const features = made?.features(handle.slice(handle.indexOf(':') + 1));
  if (!made || !features) return undefined;
  const { block } = made;
  const along = attributeVector({ ...NO_FEATURES, ...features }, SCALES);
  const { from, to } = BLOCKS[block];
  const length = Math.hypot(...along.subarray(from, to));
  return length === 0
    ? undefined
    : { handle, block, along: along.map((value, at) => (at < from || at >= to ? 0 : value / length)) };
}

/** Handles of all that an item is, most telling first. What is plain is no pattern anybody speaks of. */
export function handlesOf({
  kind,
  colour_families: colours,
  materials,
  pattern,
  occasions,
  brand,
}: Described): string[] {
  const name = folded(brand ?? '').trim();
  return [
    ...colours.map((colour) => `colour:${colour}`),
    ...(kind === null ? [] : [`kind:${kind}`]),
    ...materials.map((material) => `material:${material}`),
    ...(pattern === null || pattern === 'plain' ? [] : [`pattern:${pattern}`]),
    ...occasions.map((occasion) => `occasion:${occasion}`),
    ...(BRAND.test(name) && name.length <= BRAND_LENGTH ? [`brand:${name}`] : []),
  ];
}
