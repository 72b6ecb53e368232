import { describe, expect, test } from '@jest/globals';
import { APPROVAL_STATUSES, type ApprovalStatus, OperationError, SHOP_STATES, type ShopState } from '#libs/contracts';
import {
  assertMove,
  assertOutcome,
  isOpen,
  mayMove,
  mayMoveShop,
  nextStep,
  noteOf,
  statusAt,
} from './approval.rules.ts';

// As docs/adr/0034 has it, written out once more.
const WAYS = [
  'pending > approved',
  'pending > declined',
  'pending > expired',
  'pending > cancelled',
  'pending > stale',
  'approved > expired',
  'approved > stale',
  'approved > closed',
];

describe('the ways of an approval', () => {
  test('moves, of every two statuses, are those of the decision and no other', () => {
    const pairs = APPROVAL_STATUSES.flatMap((from) => APPROVAL_STATUSES.map((to) => [from, to] as const));
    const found = pairs.filter(([from, to]) => mayMove(from, to)).map(([from, to]) => `${from} > ${to}`);
    expect(found.sort()).toEqual([...WAYS].sort());
    expect(APPROVAL_STATUSES.filter(isOpen)).toEqual(['pending', 'approved']);
  });

  test('moves of a shop, of every two states, go from unopened by opened to one outcome', () => {
    const pairs = SHOP_STATES.flatMap((from) => SHOP_STATES.map((to) => [from, to] as const));
    expect(pairs.filter(([from, to]) => mayMoveShop(from, to))).toEqual([
      ['unopened', 'opened'],
      ['opened', 'bought'],
      ['opened', 'not_bought'],
    ]);
  });

  test.each(APPROVAL_STATUSES.filter((status) => !isOpen(status)))(
    'assertMove, of what is %s, says how it stands and what to do',
    (status) => {
      expect(() => assertMove(status, 'approved', 'approve')).toThrow(
        /^Cannot approve this purchase: .*request_purchase/,
      );
    },
  );

  test('assertOutcome, of what was not opened or said before, is a conflict', () => {
    expect(() => assertOutcome('unopened', 'bought')).toThrow('not opened yet');
    expect(() => assertOutcome('bought', 'not_bought')).toThrow('already said bought');
    expect(() => assertOutcome('opened', 'bought')).not.toThrow();
  });

  test.each<[ApprovalStatus, ShopState[], RegExp, RegExp]>([
    ['approved', ['unopened', 'unopened'], /open each shop/, /other shops/],
    ['approved', ['bought', 'unopened'], /opens the other shops/, /again/],
    ['approved', ['opened', 'bought'], /opened every shop.*set_purchase_outcome/, /open each shop/],
    ['expired', ['unopened', 'unopened'], /Ask again/, /outcome/],
    ['expired', ['bought', 'unopened'], /only for shops that are unopened/, /Ask again/],
    ['expired', ['opened', 'bought'], /set_purchase_outcome/, /request_purchase_approval/],
    ['stale', ['unopened', 'unopened'], /request_purchase_approval again/, /unopened/],
    ['stale', ['opened', 'unopened'], /only for shops that are unopened/, /would not get/],
    ['stale', ['opened', 'not_bought'], /set_purchase_outcome/, /request_purchase_approval/],
  ])('nextStep, of what is %s with shops %j, says %s and not %s', (status, shops, said, unsaid) => {
    expect(nextStep(status, shops)).toMatch(said);
    expect(nextStep(status, shops)).not.toMatch(unsaid);
    expect(nextStep(status, shops).length).toBeLessThanOrEqual(500);
  });

  test('statusAt, at the last moment and the next, is open and then expired; what ended stays as it ended', () => {
    const expiresAt = new Date(1_000_000);
    const at = (status: 'pending' | 'approved' | 'declined', ms: number) =>
      statusAt({ status, expiresAt }, new Date(ms));
    expect([at('pending', 999_999), at('pending', 1_000_000), at('approved', 1_000_001)]).toEqual([
      'pending',
      'expired',
      'expired',
    ]);
    expect(at('declined', 2_000_000)).toBe('declined');
  });
});

describe('noteOf', () => {
  test.each([
    [undefined, null],
    ['  ', null],
    [' For Anna’s wedding: the blue one ', 'For Anna’s wedding: the blue one'],
    ['3:2 and http is a word', '3:2 and http is a word'],
    ['می‌خواهم 👩‍👧 Nguyễn Việt', 'می‌خواهم 👩‍👧 Nguyễn Việt'],
  ])('noteOf, %j, is kept as %j', (given, kept) => {
    expect(noteOf(given)).toBe(kept);
  });

  test.each([
    'a\nb',
    '\u202Eabc',
    'HTTPS://x',
    'ftp://x',
    'www.x.y',
    'JavaScript:x',
    'data:text/html,x',
    '\ud800',
    'a\u200fb',
    'a\u200bb',
    `a${'\u0336'.repeat(9)}`,
  ])('noteOf, %j, is refused', (given) => {
    expect(() => noteOf(given)).toThrow(OperationError);
  });
});
