import { partsOf } from './lexicon.rules.ts';

/** Words of a text as they are compared: lower case, without accents, letters and digits only. */
function plainWords(text: string): string[] {
  // Symbols go first: decomposed, the one in `Dress™` would be letters.
  const letters = text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  const plain = letters.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 40));
}

/** Words that are searched for: at most 12. */
export const wordsOf = (text: string): string[] => [...new Set(plainWords(text))].slice(0, 12);

/**
 * A text as it is indexed. PostgreSQL's parser has its own idea of a word (`A.L.C.` is a host, `“Alice”` one with its quotes);
 * what is looked for must have been parted the same way. After a German compound come its parts: `leinenhemd leinen hemd`.
 */
export const searchable = (text: string): string =>
  plainWords(text)
    .flatMap((word) => [word, ...partsOf(word)])
    .join(' ');

/** Slips we forgive, by length: short words turn into others too easily. */
export const slipsAllowed = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

/**
 * Edit distance with transposed neighbours (optimal string alignment), or `limit + 1` as soon as it is surely more.
 *
 * Damerau, F. J.: A technique for computer detection and correction of spelling errors. CACM 7(3), 1964.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(before, j - 2) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;

/** The word of the vocabulary that was most likely meant, or nothing when none is near. */
export function nearest(word: string, vocabulary: readonly string[]): string | undefined {
  const limit = slipsAllowed(word);
  const near = vocabulary
    .map((candidate) => ({ candidate, slips: distance(word, candidate, limit) }))
    .filter(({ slips }) => slips <= limit)
    .sort((a, b) => a.slips - b.slips || a.candidate.localeCompare(b.candidate, 'en'));
  return near[0]?.candidate;
}
