import { describe, expect, test } from '@jest/globals';
import { assertExpected, type FeedFields, feedOf, isSameFeed } from './merchant.rules.ts';

const refusal = (current: number | undefined, expected: readonly string[] | undefined): unknown => {
  try {
    assertExpected('shop', current, expected);
    return null;
  } catch (error) {
    return error;
  }
};

describe('assertExpected', () => {
  test.each<[string, number | undefined, string[] | undefined]>([
    ['nothing asked', 3, undefined],
    ['nothing asked of a new one', undefined, undefined],
    ['the current version', 3, ['3']],
    ['the current version among others', 3, ['1', '3']],
    ['any version', 3, ['*']],
    ['a new one, and it is', undefined, []],
  ])('assertExpected, %s, lets it pass', (_, current, expected) => {
    expect(refusal(current, expected)).toBeNull();
  });

  test.each<[string, number | undefined, string[], string]>([
    ['an older version', 3, ['2'], 'Read it again'],
    ['the number in another spelling', 3, ['03', '3.0', ' 3'], 'Read it again'],
    ['a version of one that is not there', undefined, ['1'], 'there is no merchant shop'],
    ['any version of one that is not there', undefined, ['*'], 'there is no merchant shop'],
    ['a new one, and it is not', 3, [], 'already there'],
  ])('assertExpected, %s, is a conflict that says what to do', (_, current, expected, words) => {
    expect(refusal(current, expected)).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(words),
      details: { precondition: 'version' },
    });
  });
});

describe('feedOf', () => {
  const KNOWN: FeedFields = {
    feedUrl: 'https://shop.example/a',
    feedFormat: 'shopify_csv',
    feedMode: 'increment',
    feedEveryMinutes: 30,
  };
  const NONE: FeedFields = { feedUrl: null, feedFormat: null, feedMode: null, feedEveryMinutes: null };

  test.each<[string, object, FeedFields | null, FeedFields]>([
    ['nothing, of a new merchant', {}, null, NONE],
    ['nothing, of a known one', {}, KNOWN, KNOWN],
    ['another address', { feed_url: 'https://shop.example/b' }, KNOWN, { ...KNOWN, feedUrl: 'https://shop.example/b' }],
    ['no more schedule', { feed_every_minutes: null }, KNOWN, { ...KNOWN, feedEveryMinutes: null }],
    ['no more feed', { feed_url: null }, KNOWN, NONE],
    ['an address alone', { feed_url: 'https://shop.example/c' }, null, { ...NONE, feedUrl: 'https://shop.example/c' }],
  ])('feedOf, %s, is what is fetched then', (_, input, known, expected) => {
    const feed = feedOf({ slug: 'shop', ...input }, known);
    expect(feed).toEqual(expected);
    expect(isSameFeed(feed, expected)).toBe(true);
  });

  test.each([{ feed_every_minutes: 30 }, { feed_mode: 'full' as const }, { feed_url: null, feed_every_minutes: 30 }])(
    'feedOf, %j without an address, is refused naming it',
    (input) => {
      expect(() => feedOf({ slug: 'shop', ...input }, null)).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'feed_url' } }),
      );
    },
  );

  test('isSameFeed, any field different, is not', () => {
    for (const other of [
      { feedUrl: 'https://shop.example/b' },
      { feedFormat: null },
      { feedMode: null },
      { feedEveryMinutes: 31 },
    ])
      expect(isSameFeed(KNOWN, { ...KNOWN, ...other })).toBe(false);
  });
});
