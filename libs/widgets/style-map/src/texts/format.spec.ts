import { expect, test } from '@jest/globals';
import { COLOUR_FAMILIES, RATING_REASONS, SIMILAR_MODES, SLOTS } from '#libs/contracts';
import { DE } from './de.ts';
import { EN } from './en.ts';

test.each([
  ['reasons', RATING_REASONS],
  ['modes', SIMILAR_MODES],
  ['slotNames', SLOTS],
  ['colourNames', COLOUR_FAMILIES],
] as const)('words, for %s, are for all the contract has and no other', (key, values) => {
  for (const texts of [EN, DE]) expect(Object.keys(texts[key]).sort()).toEqual([...values].sort());
});
