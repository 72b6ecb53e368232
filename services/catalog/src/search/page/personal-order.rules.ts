import { diverse, type Match } from './diversity.rules.ts';

/** How much an item that fits fully gains over one that is neither, against 1 for being the best match. */
const TASTE = 0.5;

/**
 * The matches as they are best for one person: relevance and taste together, the first ones so that they differ. The same matches and
 * scores always come in the same order.
 *
 * @param scores how well each fits, from 0 to 1; 0.5 where it is not known.
 * @param first how many of the best are put in an order without repetitions; the rest follows by how good it is.
 */
export function personalOrder(matches: readonly Match[], scores: ReadonlyMap<string, number>, first: number): Match[] {
  const best = Math.max(...matches.map(({ score }) => score), Number.MIN_VALUE);
  const valued = matches.map((match) => {
    const fit = 2 * (scores.get(match.itemId) ?? 0.5) - 1;
    return { ...match, score: Math.max(Number.MIN_VALUE, match.score / best + TASTE * fit) };
  });
  const value = ({ score, inStock }: Match): number => score - (inStock ? 0 : 1);
  const ordered = valued.sort((a, b) => value(b) - value(a));
  return [...diverse(ordered.slice(0, first)), ...ordered.slice(first)];
}
