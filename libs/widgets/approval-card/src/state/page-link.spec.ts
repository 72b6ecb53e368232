import { describe, expect, test } from '@jest/globals';
import type { ApprovalStatus, ShopState } from '#libs/contracts';
import { purchase } from '../../../test/purchases.ts';
import { pageLink } from './page-link.ts';

const ORIGIN = 'https://atelier.example';
const PAGE = `${ORIGIN}/approvals/apr_0123456789abcdef`;

describe('link of the card', () => {
  test.each<[ApprovalStatus, ShopState, ShopState, string]>([
    ['pending', 'unopened', 'unopened', 'decide'],
    ['approved', 'unopened', 'unopened', 'open'],
    ['approved', 'bought', 'unopened', 'open'],
    ['approved', 'bought', 'opened', 'answer'],
    ['expired', 'opened', 'unopened', 'answer'],
    ['stale', 'opened', 'unopened', 'answer'],
  ])('%s, with shops %s and %s, leads to our page to %s', (status, one, other, errand) => {
    expect(pageLink(purchase(ORIGIN, status, [one, other]), ORIGIN)).toEqual({ kind: 'page', address: PAGE, errand });
  });

  test('address, written another way, leads to the same page', () => {
    const url = PAGE.replace(ORIGIN, 'HTTPS://Atelier.example:443');
    expect(pageLink({ ...purchase(ORIGIN, 'pending'), url }, ORIGIN)).toMatchObject({ kind: 'page', address: PAGE });
  });

  test.each<ApprovalStatus>(['declined', 'expired', 'cancelled', 'stale', 'closed'])(
    '%s, with nothing to do there, leads nowhere',
    (status) => {
      expect(pageLink(purchase(ORIGIN, status), ORIGIN)).toEqual({ kind: 'none' });
    },
  );

  test.each([
    ['', ORIGIN],
    ['javascript:alert(1)', ORIGIN],
    ['https://atelier.example.evil.example/approvals/apr_0123456789abcdef', ORIGIN],
    ['https://shop.example/cart/1:1', ORIGIN],
    [`${PAGE}?next=https://evil.example`, ORIGIN],
    [`${PAGE}#x`, ORIGIN],
    [`${PAGE}/../../go/x`, ORIGIN],
    [PAGE.replace('https://', 'https://shop@'), ORIGIN],
    [PAGE.replace('https', 'http'), ORIGIN],
    [PAGE, 'https://other.example'],
    ['/approvals/apr_0123456789abcdef', ''],
  ])('address %s, in a card of %s, is not followed', (url, origin) => {
    expect(pageLink({ ...purchase(ORIGIN, 'pending'), url }, origin)).toEqual({ kind: 'foreign' });
  });

  test.each(['../account', 'a/../../go/x', 'x?y', ''])('handle %j, that would make it another page, is not', (id) => {
    const approval = { ...purchase(ORIGIN, 'pending'), approval_id: id, url: `${ORIGIN}/approvals/${id}` };
    expect(pageLink(approval, ORIGIN)).toEqual({ kind: 'foreign' });
  });
});
