/**
 * Characters a person does not see and a model reads: controls, zero-width and bidirectional marks, variation selectors, tags,
 * private use, noncharacters and halves of surrogate pairs. A plain line feed is the only control a text may have.
 */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Hidden characters in all texts of a value, keys included, as `U+200B in $.description`. */
export function hiddenCharacters(value: unknown, path = '$'): string[] {
  if (typeof value === 'string') return [...value.matchAll(HIDDEN)].map(([found]) => `${codePoint(found)} in ${path}`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...[...key.matchAll(HIDDEN)].map(([found]) => `${codePoint(found)} in a key of ${path}`),
    ...hiddenCharacters(inner, `${path}.${key}`),
  ]);
}

const codePoint = (found: string): string =>
  `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
