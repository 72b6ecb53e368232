import { nounOf, type Token } from './vocabulary.rules.ts';

/** How often each token is among some items. */
export interface TokenCounts {
  readonly items: number;
  /** By token number. */
  readonly counts: Readonly<Record<number, number>>;
}

/** Part of the items of which every word of a label has to be true. */
export const MOST = 0.6;
/** Of several nouns together each has to be true of as many. */
const EACH = 0.15;
/** What is said of items that have nothing in common. */
const MIXED = 'mixed items';

/** What the items of a cluster are called. */
export interface Noun {
  readonly words: string;
  /** Part of the items that are one of those. */
  readonly part: number;
  /** Whether it says only where they are worn, or nothing. */
  readonly isGeneral: boolean;
}

/** What most of the items are: one kind or two, else where they are worn, in up to three words. The best first; never empty. */
export function nounsOf(cluster: TokenCounts, tokens: readonly Token[]): Noun[] {
  const [kind, ...otherKinds] = partsOf(cluster, tokens, 'kind');
  const [slot, second, third] = partsOf(cluster, tokens, 'slot');
  const found = [
    ...(kind ? [[kind], ...otherKinds.slice(0, 2).map((other) => [kind, other])] : []),
    ...(slot ? [[slot]] : []),
    ...(slot && second ? [[slot, second]] : []),
    ...(slot && second && third ? [[slot, second, third]] : []),
  ].map((parts) => ({ words: listed(parts.map(({ noun }) => noun)), part: sumOf(parts), parts }));
  const nouns = found
    .filter(({ part, parts }) => part >= MOST && parts.every((one) => one.part >= EACH))
    .map(({ words, part, parts }) => ({ words, part, isGeneral: parts.some((one) => one.isGeneral) }));
  return nouns.length > 0 ? nouns : [{ words: MIXED, part: 1, isGeneral: true }];
}

interface Part {
  readonly noun: string;
  readonly part: number;
  readonly isGeneral: boolean;
}

/** Kinds or slots, the most frequent first. */
function partsOf({ counts, items }: TokenCounts, tokens: readonly Token[], name: 'kind' | 'slot'): Part[] {
  return Object.keys(counts)
    .map(Number)
    .flatMap((number) => {
      const token = tokens[number];
      if (token?.name !== name) return [];
      return [{ number, noun: nounOf(token), part: (counts[number] ?? 0) / items, isGeneral: name === 'slot' }];
    })
    .sort((a, b) => b.part - a.part || a.number - b.number);
}

/** An item is of one kind and of one slot. */
const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { part }) => sum + part, 0);

/** `tops, dresses and suits`: what a slot is called may be two words itself, and winter jackets are jackets. */
function listed(nouns: readonly string[]): string {
  const all = [...new Set(nouns.flatMap((noun) => noun.split(' and ')))];
  const words = all.filter((word) => !all.some((other) => word.endsWith(` ${other}`)));
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
}
