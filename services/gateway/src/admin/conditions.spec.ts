import { describe, expect, test } from '@jest/globals';
import type { GatewayRequest } from '../request.ts';
import { conditionOf, isKnown } from './conditions.ts';

const asked = (headers: Record<string, string>): GatewayRequest => ({ headers }) as unknown as GatewayRequest;

describe('conditionOf', () => {
  test.each<[string, Record<string, string>, object]>([
    ['nothing', {}, {}],
    ['one tag', { 'if-match': '"3"' }, { expected_versions: ['3'] }],
    ['several tags', { 'if-match': '"3", "a,b" ,"c"' }, { expected_versions: ['3', 'a,b', 'c'] }],
    ['a weak tag among strong ones', { 'if-match': 'W/"3", "4"' }, { expected_versions: ['4'] }],
    ['any', { 'if-match': '*' }, { expected_versions: ['*'] }],
    ['a new one', { 'if-none-match': '*' }, { expected_versions: [] }],
  ])('conditionOf, %s, is what the service is asked', (_, headers, condition) => {
    expect(conditionOf(asked(headers))).toEqual(condition);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a tag without quotes', { 'if-match': '3' }, '"If-Match" must be'],
    ['an open quote', { 'if-match': '"3' }, '"If-Match" must be'],
    ['nothing between commas', { 'if-match': '"3",,"4"' }, '"If-Match" must be'],
    ['eleven tags', { 'if-match': Array(11).fill('"3"').join() }, '"If-Match" must be'],
    ['a tag longer than any of ours', { 'if-match': `"${'x'.repeat(65)}"` }, '"If-Match" must be'],
    ['a version it must not have', { 'if-none-match': '"3"' }, '"If-None-Match" is only *'],
    ['both headers', { 'if-match': '"3"', 'if-none-match': '*' }, 'cannot be met with If-Match'],
  ])('conditionOf, %s, is refused naming the header', (_, headers, words) => {
    expect(() => conditionOf(asked(headers))).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(words) }),
    );
  });

  test('conditionOf, weak tags only, is a condition that is not met', () => {
    expect(() => conditionOf(asked({ 'if-match': 'W/"3"' }))).toThrow(
      expect.objectContaining({ code: 'CONFLICT', details: { precondition: 'version' } }),
    );
  });
});

describe('isKnown', () => {
  test.each<[string | undefined, boolean]>([
    [undefined, false],
    ['"2"', false],
    ['"3"', true],
    ['W/"3"', true],
    ['"1", "3"', true],
    ['*', true],
  ])('isKnown, %s of version 3, is %s', (header, known) => {
    expect(isKnown('3', asked(header === undefined ? {} : { 'if-none-match': header }))).toBe(known);
  });
});
