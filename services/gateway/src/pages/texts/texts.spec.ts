import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Html, html } from '#libs/design';
import { de } from './de.ts';
import { en } from './en.ts';

/** Names, and words that German has from English. */
const SAME = ['EU', 'UK', 'US', 'Name', 'System', 'Support', 'Budget', 'Unisex', 'Cookies'];
/** Where keys stand by their names: pages, and what codes they get from services and issuers. */
const SOURCES = [
  'services/gateway/src/**/*.ts',
  'libs/contracts/src/**/*.ts',
  'deploy/auth0/roles.ts',
  'deploy/local/identity/scopes.ts',
];
const ROOT = join(import.meta.dirname, '../../../../..');
const FILLING = { operator: 'Operator', contact: html`Contact` };

/** Every text with the path to it; what has to be filled is filled. */
function textsIn(value: unknown, path: readonly (string | number)[] = []): [path: string, text: string][] {
  if (typeof value === 'function') return textsIn((value as (filling: unknown) => unknown)(FILLING), path);
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (value instanceof FILLING.contact.constructor) return [[path.join('.'), (value as Html).toString()]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

describe('catalogs', () => {
  const [english, german] = [textsIn(en), textsIn(de)];

  test('German, has the same texts as English and no others', () => {
    expect(german.map(([path]) => path)).toEqual(english.map(([path]) => path));
  });

  test('German, says nothing in English', () => {
    const words = new Map(english);
    const same = german.filter(([path, text]) => words.get(path) === text && !SAME.includes(text));
    expect(same).toEqual([]);
  });

  test('texts, of both, are there and have no space around them', () => {
    expect([...english, ...german].filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('German, says du', () => {
    const polite = /\b(?:Ihr|Ihre[mnrs]?|Ihnen)\b|(?:[a-zäöü,] )Sie\b/;
    expect(german.filter(([, text]) => polite.test(text))).toEqual([]);
  });

  test('keys, all of them, are named by a source', () => {
    const sources = globSync(SOURCES, { cwd: ROOT })
      .filter((file) => !/\/texts\/|\.spec\.ts$/.test(file))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    const keys = new Set(english.flatMap(([path]) => path.split('.')).filter((key) => !/^\d+$/.test(key)));
    const named = (key: string): boolean => new RegExp(String.raw`(?<![\w-])${key}(?![\w-])`).test(sources);
    expect([...keys].filter((key) => !named(key))).toEqual([]);
  });
});
