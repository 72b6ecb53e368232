import type { Feeling } from './explain-taste.rules.ts';
import { wordsOf } from './topic-words.rules.ts';

/** Least change of a feeling that is worth saying. */
const NOTABLE = 0.002;
const NAMED = 5;

/** What a rating changes, in words, three sentences at most: whether the item is away, and what is shown more and less. */
export function changesOf(without: readonly Feeling[], having: readonly Feeling[], hides: boolean): string[] {
  const known = new Map(without.map(({ handle, value }) => [handle, value]));
  const moved = having
    .map(({ handle, value }) => ({ handle, by: value - (known.get(handle) ?? 0) }))
    .filter(({ by }) => Math.abs(by) >= NOTABLE)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const named = (up: boolean): string =>
    moved
      .filter(({ by }) => by > 0 === up)
      .slice(0, NAMED)
      .map(({ handle }) => wordsOf(handle))
      .join(', ');
  const [more, less] = [named(true), named(false)];
  return [
    ...(hides ? ['This item is not shown again by itself'] : []),
    ...(more === '' ? [] : [`More of: ${more}`]),
    ...(less === '' ? [] : [`Less of: ${less}`]),
  ].map((text) => text.slice(0, 200));
}
