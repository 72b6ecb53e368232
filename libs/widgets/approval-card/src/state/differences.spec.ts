import { describe, expect, test } from '@jest/globals';
import type { ApprovalDifference } from '#libs/contracts';
import { purchase } from '../../../test/purchases.ts';
import { speechOf } from '../texts/speech.ts';
import { differenceGroups } from './differences.ts';

const stale = purchase('https://atelier.example', 'stale');
const en = speechOf('en-GB');
const rowOf = (one: Partial<ApprovalDifference>): unknown => {
  const nothing = {
    merchant: null,
    variant_id: null,
    before: null,
    after: null,
    before_price: null,
    after_price: null,
  };
  const differences = [{ ...nothing, what: 'variant' as const, fact: 'title', ...one }];
  return differenceGroups({ ...stale, differences }, en)[0]?.rows[0];
};

describe('differences', () => {
  test('changes, of two lines, stand side by side under their names', () => {
    expect(differenceGroups(stale, en)).toEqual([
      {
        name: 'Overshirt in heavy linen · Sage · M',
        rows: [
          { what: 'Price', was: '€129.00', is: '€149.00' },
          { what: 'Stock', was: 'In stock', is: 'Comes later' },
        ],
      },
      { name: 'Weekend bag · Cognac · One size', rows: [{ what: 'Can be bought', was: 'Yes', is: 'No longer' }] },
    ]);
  });

  test('changes, of a shop and of the whole, are named so, in German as well', () => {
    const nothing = { variant_id: null, before: null, after: null, before_price: null, after_price: null };
    const euros = (amount: number) => ({ amount_minor: amount * 100, currency: 'EUR' });
    const differences: ApprovalDifference[] = [
      { ...nothing, what: 'policy', merchant: null, fact: 'max_total' },
      { ...nothing, what: 'policy', merchant: 'quay', fact: 'max_total', after_price: euros(100) },
      { ...nothing, what: 'merchant', merchant: 'quay', fact: 'link', before: 'ucp', after: 'product_pages' },
      { ...nothing, what: 'merchant', merchant: 'quay', fact: 'destination', before: 'as_shown', after: 'another' },
    ];
    expect(differenceGroups({ ...stale, differences }, speechOf('de'))).toEqual([
      {
        name: 'Der ganze Kauf',
        rows: [
          {
            what: 'Was ein Kauf höchstens kosten darf',
            was: 'Wie du sie gesetzt hattest',
            is: 'Geändert, auf deiner Kontoseite',
          },
        ],
      },
      {
        name: 'Quay Leather Works',
        rows: [
          { what: 'Was ein Kauf höchstens kosten darf', was: 'Keine Grenze', is: expect.stringMatching(/^100,00\s€$/) },
          { what: 'Weg dorthin', was: 'Ein gefüllter Warenkorb, über UCP', is: 'Die Seiten der Produkte' },
          { what: 'Adresse beim Shop', was: 'Wie zur Zeit der Frage', is: 'Eine andere' },
        ],
      },
    ]);
  });

  test('words of a shop, that read like codes of ours, are shown as they are', () => {
    expect(rowOf({ fact: 'title', before: 'ucp', after: 'true' })).toEqual({ what: 'Name', was: 'ucp', is: 'true' });
    expect(rowOf({ fact: 'constructor', before: 'a', after: 'b' })).toEqual({ what: 'Variant', was: 'a', is: 'b' });
    expect(rowOf({ what: 'stock', fact: 'availability', before: 'toString' })).toMatchObject({ was: 'toString' });
  });
});
