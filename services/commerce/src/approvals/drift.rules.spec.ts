import { describe, expect, test } from '@jest/globals';
import type { ApprovalLine, PurchaseTerms, SnapshotShop } from '#libs/contracts';
import { differences, toldToClients } from './drift.rules.ts';

const TERMS: PurchaseTerms = { max_total: null, max_quantity: null, blocked_categories: [], links_suspended: false };
const LINE: ApprovalLine = {
  variant_id: 'var_1',
  item_id: 'itm_1',
  title: 'Shirt',
  brand: 'Linden',
  colour: 'Navy',
  size: 'M',
  options: ['Size: M'],
  quantity: 1,
  unit_price: { amount_minor: 4_900, currency: 'EUR' },
  line_total: { amount_minor: 4_900, currency: 'EUR' },
  availability: 'in_stock',
  price_as_of: '2026-11-28T12:00:00.000Z',
};
const SHOP: SnapshotShop = {
  merchant: 'linden',
  name: 'Linden',
  host: 'linden.example',
  link: 'shopify_cart',
  destination_hash: 'a'.repeat(64),
  total: LINE.line_total,
  lines: [LINE],
  terms: TERMS,
};
const same = { shown: TERMS, now: TERMS };
const found = (now: SnapshotShop[], terms = same) =>
  differences([SHOP], now, terms).map(({ what, fact }) => `${what} ${fact}`);

describe('differences', () => {
  test('differences, nothing but when it was confirmed, are none', () => {
    expect(found([{ ...SHOP, lines: [{ ...LINE, price_as_of: '2026-11-28T13:00:00.000Z' }] }])).toEqual([]);
  });

  // Every fact of a line and a shop that is shown is compared: a new one without a row here fails.
  const CHANGED: Record<Exclude<keyof ApprovalLine, 'variant_id' | 'line_total' | 'price_as_of'>, [unknown, string]> = {
    item_id: ['itm_2', 'variant item_id'],
    title: ['Coat', 'variant title'],
    brand: [null, 'variant brand'],
    colour: ['Red', 'variant colour'],
    size: ['L', 'variant size'],
    options: [[], 'variant options'],
    quantity: [2, 'variant quantity'],
    unit_price: [{ amount_minor: 4_800, currency: 'EUR' }, 'price unit_price'],
    availability: ['backorder', 'stock availability'],
  };
  test.each(Object.entries(CHANGED))('differences, another %s, are told', (field, [value, told]) => {
    expect(found([{ ...SHOP, lines: [{ ...LINE, [field]: value }] }])).toEqual([told]);
  });

  test.each<[keyof SnapshotShop, unknown, string]>([
    ['name', 'Other', 'merchant name'],
    ['host', 'other.example', 'merchant host'],
    ['link', 'ucp', 'merchant link'],
    ['destination_hash', 'b'.repeat(64), 'merchant destination'],
    ['destination_hash', undefined, 'merchant destination'],
    ['terms', { ...TERMS, max_quantity: 1 }, 'policy max_quantity'],
    ['terms', { ...TERMS, links_suspended: true }, 'policy links_suspended'],
    ['terms', { ...TERMS, blocked_categories: ['shoes'] }, 'policy blocked_categories'],
  ])('differences, another %s of the shop (%j), are told', (field, value, told) => {
    expect(found([{ ...SHOP, [field]: value }])).toEqual([told]);
  });

  test('differences, where the link leads, show no address; of a snapshot that does not say it, there are none', () => {
    const { destination_hash: shown, ...unknown } = SHOP;
    const told = differences([SHOP], [{ ...SHOP, destination_hash: 'b'.repeat(64) }], same);
    expect(told).toMatchObject([{ fact: 'destination', before: 'as_shown', after: 'another' }]);
    expect(JSON.stringify(told)).not.toContain(shown);
    expect(differences([unknown], [SHOP], same)).toEqual([]);
  });

  test('differences, of lists that read alike when joined, are told', () => {
    const options = (list: string[]): SnapshotShop => ({ ...SHOP, lines: [{ ...LINE, options: list }] });
    const told = differences([options(['Size: M', 'Fit: slim'])], [options(['Size: M, Fit: slim'])], same);
    expect(told).toMatchObject([{ what: 'variant', fact: 'options' }]);
    const terms = (list: string[]) => ({ ...TERMS, blocked_categories: list });
    expect(found([SHOP], { shown: terms(['a, b']), now: terms(['a', 'b']) })).toEqual(['policy blocked_categories']);
  });

  test('differences, too long to be told, are cut between characters', () => {
    const title = (end: string): SnapshotShop => ({ ...SHOP, lines: [{ ...LINE, title: 'a'.repeat(499) + end }] });
    const [told] = differences([title('😀')], [title('b'.repeat(9))], same);
    expect(told).toMatchObject({ before: 'a'.repeat(499), after: `${'a'.repeat(499)}b` });
  });

  test('differences, the price in another currency, show both prices side by side', () => {
    const price = { amount_minor: 4_900, currency: 'USD' };
    expect(differences([SHOP], [{ ...SHOP, lines: [{ ...LINE, unit_price: price }] }], same)).toEqual([
      {
        what: 'currency',
        merchant: 'linden',
        variant_id: 'var_1',
        fact: 'unit_price',
        before: null,
        after: null,
        before_price: LINE.unit_price,
        after_price: price,
      },
    ]);
  });

  test('differences, a variant nobody offers or another shop does, are told', () => {
    expect(found([])).toEqual(['gone offer']);
    expect(found([{ ...SHOP, merchant: 'other' }])).toEqual(['merchant merchant']);
  });

  test('differences, limits of the person, are told with both; clients read only that they changed', () => {
    const limit = { ...TERMS, max_total: { amount_minor: 4_000, currency: 'EUR' } };
    const told = differences([SHOP], [SHOP], { shown: TERMS, now: limit });
    expect(told).toMatchObject([
      { what: 'policy', merchant: null, fact: 'max_total', before_price: null, after_price: limit.max_total },
    ]);
    expect(toldToClients(told)).toMatchObject([{ fact: 'max_total', before_price: null, after_price: null }]);
    const ofShop = differences([SHOP], [{ ...SHOP, terms: limit }], same);
    expect(toldToClients(ofShop)).toEqual(ofShop);
  });
});
