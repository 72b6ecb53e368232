import { describe, expect, test } from '@jest/globals';
import { APPROVAL_STATUSES, type ApprovalStatus, type ShopState } from '#libs/contracts';
import { purchase } from '../../../test/purchases.ts';
import { approvalOf, canChange, hasStandings, openedOf } from './approval.ts';

const ORIGIN = 'https://atelier.example';

describe('approval, as an answer', () => {
  test.each(APPROVAL_STATUSES)('answer, that is %s, is one', (status) => {
    const answer = purchase(ORIGIN, status);
    expect(approvalOf(answer)).toBe(answer);
  });

  test.each([
    ['nothing', {}],
    ['of another tool', { approvals: [], next_cursor: null }],
    ['a list', [purchase(ORIGIN, 'pending')]],
    ['of a version that knows more', { ...purchase(ORIGIN, 'pending'), status: 'postponed' }],
    ['of a status that is none', { ...purchase(ORIGIN, 'pending'), status: 'toString' }],
    ['without its shops', { ...purchase(ORIGIN, 'pending'), shops: null }],
  ])('answer, that is %s, is none', (_, answer) => {
    expect(approvalOf(answer)).toBeUndefined();
  });
});

describe('approval, as it stands', () => {
  test.each<[ApprovalStatus, ShopState, ShopState, boolean, boolean]>([
    ['pending', 'unopened', 'unopened', true, false],
    ['approved', 'unopened', 'unopened', true, true],
    ['approved', 'bought', 'opened', true, true],
    ['declined', 'unopened', 'unopened', false, false],
    ['cancelled', 'unopened', 'unopened', false, false],
    ['expired', 'unopened', 'unopened', false, false],
    ['expired', 'opened', 'unopened', true, true],
    ['stale', 'bought', 'unopened', false, true],
    ['closed', 'bought', 'not_bought', false, true],
  ])('%s, with shops %s and %s, may change: %s, is told of its shops: %s', (status, one, other, change, told) => {
    const approval = purchase(ORIGIN, status, [one, other]);
    expect([canChange(approval), hasStandings(approval)]).toEqual([change, told]);
  });

  test.each<[ShopState, ShopState, string]>([
    ['unopened', 'unopened', 'none'],
    ['bought', 'unopened', 'some'],
    ['opened', 'not_bought', 'all'],
  ])('shops %s and %s, are opened: %s', (one, other, opened) => {
    expect(openedOf(purchase(ORIGIN, 'expired', [one, other]))).toBe(opened);
  });
});
