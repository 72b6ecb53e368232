import { type Block, BLOCK_WEIGHTS, BLOCKS, DIMS } from '../style-map/vectors/item-vector.rules.ts';
import type { RATING_REASONS } from '#libs/contracts';
import { type Belief, concluded, evidenceOf, expected, heard, type Observation } from './posterior.rules.ts';

type Reason = (typeof RATING_REASONS)[number];

/** A rating as the model takes it. */
export interface RatedVector {
  /** Item vector: `item-vector.rules.ts`. */
  readonly vector: Float32Array;
  readonly rating: -1 | 0 | 1;
  readonly reasons: readonly Reason[];
}

/** Something the person said themselves of what we made of their ratings. */
export interface Stated {
  /** Direction of unit length: `topics.rules.ts`. */
  readonly along: Float32Array;
  readonly block: Block;
  readonly feeling: 'likes' | 'avoids' | 'no_matter';
}

/** What is taken to hold of everybody before they say anything. */
export interface Population {
  /** Vector of what people like on average; tastes are how one differs from it. */
  readonly average: Float32Array;
  /** Variance of each weight: how much people differ from each other there. */
  readonly variance: Float32Array;
}

/** Variance of a rating of the same item another day, against 1 for how much ratings differ in all. */
export const NOISE = 0.5;
/** What the person said of themselves is not outvoted, however much they rate. */
const STATED_NOISE = 1e-6;
/** How much one statement moves an item that it fully applies to: about as much as a rating of an item like it. */
const STATED_VALUE = 0.6;

/** How much of the variance of ratings each block explains where nothing is known of people. They add up to 1. */
const SHARES: Readonly<Record<Block, number>> = {
  kind: 0.25,
  colour: 0.2,
  pattern: 0.08,
  material: 0.1,
  style: 0.15,
  price: 0.06,
  brand: 0.08,
  text: 0.08,
};

/** The part of the taste each reason speaks of. How something fits is told by words such as "slim" and "oversized". */
const BLOCKS_OF_REASON: Readonly<Record<Reason, readonly Block[]>> = {
  colour: ['colour', 'pattern'],
  price: ['price'],
  fit: ['text'],
  brand: ['brand'],
  material: ['material'],
  not_for_me: [],
  own_it: [],
};

/** Parts of a taste that ratings for a reason move, each by those for its reason alone. */
const PARTS = Object.values(BLOCKS_OF_REASON).filter((blocks) => blocks.length > 0);

const NAMES = Object.keys(BLOCKS) as Block[];

/** The prior while too few people have rated to learn one: everything averages to nothing, each block as likely to matter as `SHARES`. */
export const FIXED_POPULATION: Population = {
  average: new Float32Array(DIMS),
  variance: perBlock((block) => SHARES[block] / BLOCK_WEIGHTS[block]),
};

/** One value for each block, spread over its dimensions. */
export function perBlock(valueOf: (block: Block) => number): Float32Array {
  const values = new Float32Array(DIMS);
  for (const block of NAMES) values.fill(valueOf(block), BLOCKS[block].from, BLOCKS[block].to);
  return values;
}

/** The parts a rating speaks of: all without reasons, none where it only says that the item is not wanted. */
export const blocksOf = ({ reasons }: { readonly reasons: readonly Reason[] }): readonly Block[] =>
  reasons.length === 0
    ? NAMES
    : NAMES.filter((block) => reasons.some((each) => BLOCKS_OF_REASON[each].includes(block)));

/**
 * What is believed of a person's weights. The order of ratings and statements does not matter. A part of the taste is concluded from
 * ratings without reasons, statements, and ratings for its reason: those for others, which say something of it where a rating of the
 * whole item has tied both together, move it no more than if they had not been given. How sure all of it is comes from all ratings.
 */
export function tasteOf(
  population: Population,
  ratings: readonly RatedVector[],
  stated: readonly Stated[] = [],
): Belief {
  const observed = ratings.flatMap((rated) => observationOf(population, rated));
  const ofParts = observed.filter(({ blocks }) => blocks.length < NAMES.length);
  const whole = heard(evidenceOf({ mean: new Float32Array(DIMS), variance: population.variance }), [
    ...observed.filter(({ blocks }) => blocks.length === NAMES.length),
    ...stated.map(statementOf),
  ]);
  const all = concluded(heard(whole, ofParts));
  if (ofParts.length === 0) return all;
  const { mean } = concluded(whole);
  for (const part of PARTS) {
    const about = ofParts.filter(({ blocks }) => part.every((block) => blocks.includes(block)));
    if (about.length === 0) continue;
    const moved = about.length === ofParts.length ? all : concluded(heard(whole, about));
    for (const block of part) {
      const { from, to } = BLOCKS[block];
      mean.set(moved.mean.subarray(from, to), from);
    }
  }
  return { mean, factor: all.factor };
}

function statementOf({ along, block, feeling }: Stated): Observation {
  const value = feeling === 'no_matter' ? 0 : feeling === 'likes' ? STATED_VALUE : -STATED_VALUE;
  return { along: along.map((entry) => entry * Math.sqrt(BLOCK_WEIGHTS[block])), value, noise: STATED_NOISE };
}

/** What a rating shows, and the parts it speaks of. */
interface Observed extends Observation {
  readonly blocks: readonly Block[];
}

/**
 * A rating for a reason is a rating of that part alone, as strong as one of the whole item: who dislikes an item for its colour says
 * that the colour is enough.
 */
function observationOf(population: Population, { vector, rating, reasons }: RatedVector): Observed[] {
  const blocks = blocksOf({ reasons });
  const along = new Float64Array(DIMS);
  let said = 0;
  for (const block of blocks) {
    for (let at = BLOCKS[block].from; at < BLOCKS[block].to; at++) {
      said += (vector[at] ?? 0) ** 2;
      along[at] = (vector[at] ?? 0) - (population.average[at] ?? 0);
    }
  }
  if (said === 0) return [];
  const scale = blocks.length === NAMES.length ? 1 : 1 / Math.sqrt(said);
  return [{ blocks, along: along.map((value) => value * scale), value: rating, noise: NOISE }];
}

/** How much a person with these weights likes an item: about 1 for one just like a liked one, 0 for the average. */
export const liking = (population: Population, weights: Float64Array, vector: Float32Array): number =>
  expected(weights, vector) - expected(weights, population.average);

/** Liking on a scale from 0 to 1: 0.5 is neither; an item just like a liked one has about 0.9. */
export const scoreOf = (liked: number): number => 1 / (1 + Math.exp(-4 * liked));
