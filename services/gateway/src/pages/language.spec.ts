import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { languageCookie, languageOf, LANGUAGES } from './language.ts';

const accepting = (header: string): string => languageOf({ headers: { 'accept-language': header } });

describe('languageOf', () => {
  test.each([
    ['de', 'de'],
    ['de-AT, en;q=0.5', 'de'],
    ['en-GB,en;q=0.9,de;q=0.8', 'en'],
    ['fr, de;q=0.4, en;q=0.3', 'de'],
    ['en;q=0.2, DE-ch ; q=0.7', 'de'],
    ['de;q=0', 'en'],
    ['de;q=0.5,en;q=0.5', 'de'],
    ['fr', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['de;q=2', 'en'],
    ['de;q=abc, ;;;, en', 'en'],
    ['deutsch', 'en'],
    [`${'fr,'.repeat(20)}de`, 'en'],
  ])('browser, that says %j, is answered in %s', (header, language) => {
    expect(accepting(header)).toBe(language);
  });

  test.each([
    ['atelier-language=en', 'en'],
    ['a=b; atelier-language=en; c=d', 'en'],
    ['atelier-language=fr', 'de'],
    ['x-atelier-language=en', 'de'],
    ['a="atelier-language=en"', 'de'],
    ['atelier-language=english', 'de'],
  ])('cookie %s, with a browser that likes German, means %s', (cookie, language) => {
    expect(languageOf({ headers: { cookie, 'accept-language': 'de' } })).toBe(language);
  });

  test('any headers, make it one of our languages', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (cookie, header) => {
        expect(LANGUAGES).toContain(languageOf({ headers: { cookie, 'accept-language': header } }));
      }),
    );
  });

  test('header, as long as one can be, is read in no time', () => {
    const started = performance.now();
    accepting('de-'.repeat(5_000));
    languageOf({ headers: { cookie: '; '.repeat(8_000) } });
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('languageCookie', () => {
  test('cookie, behind TLS, is sent there only', () => {
    expect(languageCookie('de', true)).toBe(
      'atelier-language=de; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
    );
    expect(languageCookie('en', false)).not.toContain('Secure');
  });
});
