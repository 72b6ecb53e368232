import { describe, expect, test } from '@jest/globals';
import type { PurchaseTerms } from '#libs/contracts';
import {
  askingNotes,
  type AskedShop,
  assertLimit,
  assertNoneBinds,
  assertQuietHours,
  categoriesOf,
  quietUntil,
  termNotes,
} from './policy.rules.ts';

const NONE: PurchaseTerms = { max_total: null, max_quantity: null, blocked_categories: [], links_suspended: false };
const euros = (amount: number) => ({ amount_minor: amount * 100, currency: 'EUR' });
const shop = (more: Partial<AskedShop> = {}): AskedShop => ({
  merchant: 'linden',
  name: 'Linden',
  total: euros(50),
  lines: [{ title: 'Ankle boots', quantity: 2, categories: ['Clothing > Shoes > Boots', 'shoes'] }],
  terms: NONE,
  ...more,
});
const notes = (one: AskedShop, person = NONE) => termNotes({ shops: [one], totals: [one.total], rates: [] }, person);

describe('termNotes', () => {
  test.each([
    [{ max_total: euros(50) }, false],
    [{ max_total: euros(49) }, true],
    [{ max_total: { amount_minor: 1_000_000, currency: 'JPY' } }, true],
    [{ max_quantity: 2 }, false],
    [{ max_quantity: 1 }, true],
    [{ blocked_categories: ['boots'] }, true],
    [{ blocked_categories: ['boo', 'coats'] }, false],
    [{ links_suspended: true }, true],
  ])('termNotes, of a shop with %j, stands in the way: %s', (terms, binds) => {
    expect(notes(shop({ terms: { ...NONE, ...terms } }))).toMatchObject([
      { binds, set_by: 'operator', merchant: 'linden' },
    ]);
  });

  test('termNotes, of a person, look at all shops together', () => {
    const person = { ...NONE, max_total: euros(90) };
    const asked = { shops: [shop(), shop({ merchant: 'harbor' })], totals: [euros(100)], rates: [] };
    expect(termNotes(asked, person)).toMatchObject([{ policy: 'max_total', set_by: 'person', binds: true }]);
  });

  test('assertNoneBinds, of the person, names the limit and where it is, and tells nothing more of it', () => {
    const person = { ...NONE, max_total: euros(49), blocked_categories: ['shoes', 'swimwear'] };
    const quiet = { from: '21:07', to: '06:09', time_zone: 'Europe/Zagreb' };
    const asking = { version: 1, ...person, quiet_hours: quiet, max_open: 3 };
    const binding = [...notes(shop(), person), ...askingNotes(asking, 3, new Date('2026-11-28T23:00:00Z'))];
    const refusal: unknown = (() => {
      try {
        assertNoneBinds(binding);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toMatchObject({
      message: expect.stringMatching(/"Ankle boots" is one of them.*get_account_link/),
      details: { policies: ['max_total', 'blocked_categories', 'quiet_hours', 'max_open'] },
    });
    expect(JSON.stringify(refusal) + String(refusal)).not.toMatch(/49|EUR|swimwear|21:07|06:09|Zagreb|\b3\b/);
  });

  test('assertNoneBinds, of several, explains each and names them', () => {
    const binding = notes(shop({ terms: { ...NONE, max_quantity: 1, blocked_categories: ['shoes'] } }));
    expect(() => assertNoneBinds(binding)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', details: { policies: ['max_quantity', 'blocked_categories'] } }),
    );
    expect(() => assertNoneBinds(notes(shop()))).not.toThrow();
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00', time_zone: 'Europe/Berlin' };
  test.each([
    ['2026-11-28T20:59:00Z', null],
    ['2026-11-28T21:00:00Z', '07:00'],
    ['2026-11-28T23:30:00Z', '07:00'],
    ['2026-11-29T05:59:00Z', '07:00'],
    ['2026-11-29T06:00:00Z', null],
    // In summer Berlin is an hour further.
    ['2026-07-01T20:00:00Z', '07:00'],
  ])('quietUntil, over night in Berlin, at %s, is %s', (at, until) => {
    expect(quietUntil(night, new Date(at))).toBe(until);
  });

  test('quietUntil, within a day, and without any, is as they say', () => {
    const noon = { from: '12:00', to: '13:00', time_zone: 'UTC' };
    const at = (time: string) => new Date(`2026-11-28T${time}:00Z`);
    expect([at('11:59'), at('12:00'), at('13:00')].map((time) => quietUntil(noon, time))).toEqual([
      null,
      '13:00',
      null,
    ]);
    expect(quietUntil(null, at('12:00'))).toBeNull();
  });

  test.each([
    { from: '22:00', to: '22:00', time_zone: 'UTC' },
    { from: '22:00', to: '07:00', time_zone: 'Mars/Olympus' },
  ])('assertQuietHours, %j, is refused', (quiet) => {
    expect(() => assertQuietHours(quiet)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

test.each(['eur', 'ZZZ', '€€€', 'A/B'])('assertLimit, in %s, which is no currency, is refused', (currency) => {
  expect(() => assertLimit({ amount_minor: 1, currency })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'max_total' } }),
  );
  expect(() => assertLimit({ amount_minor: 1, currency: 'KWD' })).not.toThrow();
});

test('askingNotes, as many open as allowed, binds; one fewer does not', () => {
  const policy = { version: 1, max_total: null, blocked_categories: [], quiet_hours: null, max_open: 2 };
  const binds = (open: number) => askingNotes(policy, open, new Date(0)).map((note) => note.binds);
  expect([binds(1), binds(2)]).toEqual([[false], [true]]);
});

test('categoriesOf, that grow too long in lower case, are refused as they would be kept', () => {
  expect(categoriesOf(['İ'.repeat(30)])).toHaveLength(1);
  expect(() => categoriesOf(['İ'.repeat(31)])).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'blocked_categories' } }),
  );
});

test('categoriesOf, written anyhow, are once each in lower case', () => {
  expect(categoriesOf([' Shoes', 'shoes ', '', 'Bags'])).toEqual(['bags', 'shoes']);
});
