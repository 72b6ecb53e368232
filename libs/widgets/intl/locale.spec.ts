import { expect, test } from '@jest/globals';
import { knownLocale, languageOf } from './locale.ts';

test.each([
  ['de-AT', 'de-AT', 'de'],
  ['de_DE', 'de-DE', 'de'],
  ['DE', 'de', 'de'],
  ['en-US', 'en-US', 'en'],
  ['fr-FR', 'fr-FR', 'en'],
  ['not a locale', 'en', 'en'],
  [undefined, 'en', 'en'],
])('locale, of a host that says %s, is %s and speaks %s', (said, tag, language) => {
  expect([knownLocale(said), languageOf(knownLocale(said))]).toEqual([tag, language]);
});
