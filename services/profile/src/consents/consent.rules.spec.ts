import { describe, expect, test } from '@jest/globals';
import type { ShownText } from '#libs/contracts';
import { assertShown, consentStatus, inOrder, move, requestStatus, revokedNotice } from './consent.rules.ts';

const NOW = new Date('2026-11-21T09:30:00Z');
const at = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('requestStatus', () => {
  test.each([
    ['undecided, with time left', null, 1, 'pending'],
    ['undecided, at the end of its time', null, 0, 'expired'],
    ['undecided, too late', null, -1, 'expired'],
    ['allowed, its time over since', 'allow', -1, 'allowed'],
    ['denied, with time left', 'deny', 1, 'denied'],
  ] as const)('requestStatus, %s', (_, decision, left, status) => {
    expect(requestStatus({ decision, expiresAt: at(left) }, NOW)).toBe(status);
  });
});

describe('move', () => {
  test.each([
    ['pending', 'allow', 'allowed'],
    ['pending', 'deny', 'denied'],
    ['allowed', 'allow', 'allowed'],
    ['denied', 'deny', 'denied'],
  ] as const)('move, a request that is %s, to %s it, is %s', (status, decision, next) => {
    expect(move(status, decision)).toBe(next);
  });

  test.each([
    ['allowed', 'deny', /allowed already/],
    ['denied', 'allow', /denied already/],
    ['expired', 'allow', /time to decide is over/],
    ['expired', 'deny', /time to decide is over/],
  ] as const)('move, a request that is %s, to %s it, is a conflict that says why', (status, decision, message) => {
    expect(() => move(status, decision)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message: expect.stringMatching(message) }),
    );
  });
});

describe('assertShown', () => {
  const CURRENT = { photos_store: 2, try_on_render: 1, share_with_assistant: 1 };
  const shown = (...texts: [ShownText['purpose'], number][]): ShownText[] =>
    texts.map(([purpose, version]) => ({ purpose, version }));

  test('assertShown, every text in its version, and one more, is let', () => {
    const texts = shown(['photos_store', 2], ['try_on_render', 1], ['share_with_assistant', 9]);
    expect(() => assertShown(['photos_store', 'try_on_render'], texts, CURRENT)).not.toThrow();
  });

  test.each<[string, ShownText[], string]>([
    ['an older version', shown(['photos_store', 1]), 'CONFLICT'],
    ['the right and an older version', shown(['photos_store', 2], ['photos_store', 1]), 'CONFLICT'],
    ['another text', shown(['try_on_render', 1]), 'INVALID_INPUT'],
  ])('assertShown, %s, is refused', (_, texts, code) => {
    expect(() => assertShown(['photos_store'], texts, CURRENT)).toThrow(expect.objectContaining({ code }));
  });
});

test('inOrder, purposes twice and in any order, are each once in one order', () => {
  expect(inOrder(['share_with_assistant', 'photos_store', 'share_with_assistant'])).toEqual([
    'photos_store',
    'share_with_assistant',
  ]);
});

test.each([
  [undefined, 'not_given'],
  [2, 'given'],
  [1, 'outdated'],
] as const)('consentStatus, given to version %s of a text that is at 2, is %s', (given, status) => {
  expect(consentStatus(given, 2)).toBe(status);
});

test('revokedNotice, nothing was given, says that nothing has changed', () => {
  expect(revokedNotice('photos_store', null)).toContain('nothing has changed');
  expect(revokedNotice('photos_store', NOW.toISOString())).toContain('is taken back since 2026-11-21');
});
