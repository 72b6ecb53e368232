import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { checkJsonBytes } from './json-body.ts';

const check = (body: string | Uint8Array): void => checkJsonBytes(Buffer.from(body));
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('checkJsonBytes', () => {
  test('body, any JSON of a sensible size, is let through', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (json) => {
        expect(() => check(json)).not.toThrow();
      }),
    );
  });

  test('body, 32 levels deep, is let through; 33 are not', () => {
    expect(() => check(nested(32))).not.toThrow();
    expect(() => check(nested(33))).toThrow('nested deeper than 32 levels');
    expect(() => check('{"a":'.repeat(33))).toThrow('nested deeper than 32 levels');
  });

  test('body, siblings instead of depth, is let through', () => {
    expect(() => check(`[${Array(1_000).fill('[[]]').join()}]`)).not.toThrow();
  });

  test.each([
    '["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["]',
    '["\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["]',
    `["${','.repeat(30_000)}"]`,
  ])('body, brackets and commas in text, does not count', (body) => {
    expect(() => check(body)).not.toThrow();
  });

  test('body, a backslash before the end of a text, does not hide what follows', () => {
    expect(() => check(`["\\\\",${nested(40)}]`)).toThrow('nested deeper');
  });

  test.each([
    ['a list', `[${Array(20_001).fill('1').join()},1]`],
    ['an object', JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`k${n}`, n])))],
  ])('body, of %s with too many members, is refused', (_, body) => {
    expect(() => check(body)).toThrow('more than 20000 members');
  });

  test('body, not UTF-8, is refused', () => {
    expect(() => check(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toThrow('must be UTF-8');
  });

  test('body, of a megabyte, is looked through in a few milliseconds', () => {
    const body = Buffer.from(JSON.stringify('x'.repeat(1_048_570)));
    checkJsonBytes(body);
    const started = performance.now();
    checkJsonBytes(body);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
