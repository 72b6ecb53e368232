import type { Attribute } from '../attributes.rules.ts';
import type { Text } from '../texts.rules.ts';

const LONGEST = 120;

/** Where something was found, for people: `title "linen shirt"`. At most 120 characters. */
export function ground(place: string, words: string): string {
  const text = words === '' ? place : `${place} "${words}"`;
  if (text.length <= LONGEST) return text;
  // A cut in the middle of a pair of code units would leave half a character.
  return `${text.slice(0, LONGEST - 2).replace(/[\uD800-\uDBFF]$/, '')}…"`;
}

/** What the first text in order of trust says; null when none says anything. */
export function firstOf<T>(texts: readonly (Text | null)[], read: (text: Text) => T | null): Attribute<T> | null {
  for (const text of texts) {
    if (text === null || text.parts.length === 0) continue;
    const value = read(text);
    if (value !== null) return { value, source: 'derived', from: text.place };
  }
  return null;
}

/** The merchant's own words in a field for it. */
export const stated = <T>(value: T, field: string, words: string): Attribute<T> => ({
  value,
  source: 'stated',
  from: ground(field, words),
});

export const derived = <T>(value: T, place: string, words: string): Attribute<T> => ({
  value,
  source: 'derived',
  from: ground(place, words),
});

/** Null for an empty list. */
export const some = <T>(values: readonly T[]): readonly T[] | null => (values.length > 0 ? values : null);
