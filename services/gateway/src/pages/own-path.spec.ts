import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ownPath } from './own-path.ts';

describe('ownPath', () => {
  test.each(['/', '/privacy', '/account/consents?from=chat&x=%2F%2F', '/a//b', '/#connect'])(
    'path %s, is ours',
    (path) => {
      expect(ownPath(path, '/')).toBe(path);
    },
  );

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    '/\t/evil.example',
    '/\n/evil.example',
    '/ü',
    'privacy',
    '',
    `/${'a'.repeat(500)}`,
    undefined,
    ['/privacy', '/terms'],
  ])('path %j, is not: home instead', (path) => {
    expect(ownPath(path, '/')).toBe('/');
  });

  test('any text, as a browser follows it, stays with us', () => {
    const text = fc.array(
      fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', '\t', '\r', 'evil.example', 'https:', ' '),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          text.map((pieces) => `/${pieces.join('')}`),
        ),
        (to) => {
          expect(new URL(ownPath(to, '/'), 'https://ours.example/x').origin).toBe('https://ours.example');
        },
      ),
    );
  });
});
