import type { Language, TasteStatement } from '#libs/contracts';
import { BLOCK_WEIGHTS } from '../style-map/vectors/item-vector.rules.ts';
import { type Belief, expected, uncertainty } from './posterior.rules.ts';
import { wordsOf } from './topic-words.rules.ts';
import type { Topic } from './topics.rules.ts';

/** What is believed of a person's feeling about one topic. */
export interface Feeling {
  readonly handle: string;
  /** Above 0 it is liked; about how much it adds to the liking of an item. */
  readonly value: number;
  /** Probability that the sign is right, scaled from 0, a coin, to 1. */
  readonly certainty: number;
}

/** A correction of the person, as kept. */
export interface Correction {
  readonly topic: string;
  readonly feeling: 'likes' | 'avoids' | 'no_matter';
}

const MAX_STATEMENTS = 40;
/** What is less certain is not said. */
const CERTAIN = 0.3;
/** A reason only says what moved the item: that takes less than a statement about the person. */
const CERTAIN_ENOUGH_TO_MOVE = 0.2;
/** How many reasons of taste one item is told with. */
const REASONS = 3;

export function feelingAbout(belief: Belief, { handle, block, along }: Topic): Feeling {
  const value = Math.sqrt(BLOCK_WEIGHTS[block]) * expected(belief.mean, along);
  const deviation = Math.sqrt(BLOCK_WEIGHTS[block]) * uncertainty(belief, along);
  return { handle, value, certainty: erf(Math.abs(value) / deviation / Math.SQRT2) };
}

/** What the person said, the latest first, then what their ratings say, surest first. */
export function statementsOf(
  feelings: readonly Feeling[],
  corrections: readonly Correction[],
  language: Language = 'en',
): TasteStatement[] {
  const stated = corrections.map(({ topic, feeling }): TasteStatement => ({
    topic,
    words: wordsOf(topic, language),
    feeling,
    certainty: 1,
    stated: true,
  }));
  const corrected = new Set(corrections.map(({ topic }) => topic));
  const found = feelings
    .filter(({ handle, certainty }) => certainty >= CERTAIN && !corrected.has(handle))
    .sort((a, b) => b.certainty - a.certainty || (a.handle < b.handle ? -1 : 1))
    .map(({ handle, value, certainty }): TasteStatement => ({
      topic: handle,
      words: wordsOf(handle, language),
      feeling: value > 0 ? 'likes' : 'avoids',
      certainty: Math.round(certainty * 100) / 100,
      stated: false,
    }));
  return [...stated, ...found].slice(0, MAX_STATEMENTS);
}

/** `fits your taste: navy, linen` when some of what an item is, is rather liked than not; the most liked first. */
export function tasteReason(feelings: readonly Feeling[]): string | undefined {
  const liked = feelings
    .filter(({ value, certainty }) => value > 0 && certainty >= CERTAIN_ENOUGH_TO_MOVE)
    .sort((a, b) => b.value - a.value || (a.handle < b.handle ? -1 : 1))
    .slice(0, REASONS);
  return liked.length === 0 ? undefined : `fits your taste: ${liked.map(({ handle }) => wordsOf(handle)).join(', ')}`;
}

/** Error function, within 1.5e-7 (Abramowitz and Stegun, formula 7.1.26), for numbers from 0. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 1 - polynomial * Math.exp(-x * x);
}
