import { AFTER_NEGATION, ALTERNATIVES, NEGATIONS } from './facet-words.rules.ts';
import { compoundOf, type Entry, phraseAt } from './lexicon.rules.ts';

/** What a query does not want: "without wool", "keine Lederjacke". */
export interface Negated {
  readonly from: string;
  /** What has all of them is left out: a compound is its parts together. */
  readonly entries: readonly Entry[];
}

/** Parts what is not wanted from the rest of a query. Words without a meaning stay: nothing tells what lacks them. */
export function partNegated(
  tokens: readonly string[],
  brands: readonly (readonly string[])[],
): { rest: string[]; negated: Negated[] } {
  const rest: string[] = [];
  const negated: Negated[] = [];
  for (let at = 0; at < tokens.length;) {
    const brand = brandAt(tokens, at, brands);
    const found = brand ? [] : negatedFrom(tokens, at);
    if (found.length === 0) rest.push(...tokens.slice(at, at + (brand?.length ?? 1)));
    negated.push(...found.map(({ from, entries }) => ({ from, entries })));
    at = found.at(-1)?.end ?? at + (brand?.length ?? 1);
  }
  return { rest, negated };
}

/** The brand whose name begins here. */
export const brandAt = (
  tokens: readonly string[],
  at: number,
  brands: readonly (readonly string[])[],
): readonly string[] | undefined =>
  brands.find((name) => name.length > 0 && name.every((word, n) => tokens[at + n] === word));

/** What is not wanted from a negation on, and where each ends: "no wool or silk" are two. */
function negatedFrom(tokens: readonly string[], start: number): (Negated & { end: number })[] {
  const found: (Negated & { end: number })[] = [];
  for (let words = NEGATIONS, at = start; words.has(tokens[at] ?? ''); words = ALTERNATIVES) {
    let next = at + 1;
    while (AFTER_NEGATION.has(tokens[next] ?? '')) next++;
    const phrase = phraseAt(tokens, next);
    const entries = phrase ? [phrase.entry] : compoundOf(tokens[next] ?? '');
    if (entries.length === 0) break;
    const end = next + (phrase?.length ?? 1);
    found.push({ from: tokens.slice(at, end).join(' '), entries, end });
    at = end;
  }
  return found;
}
