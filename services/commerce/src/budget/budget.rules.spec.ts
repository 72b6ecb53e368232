import { describe, expect, test } from '@jest/globals';
import { BudgetView, checked, MAX_TOTAL_MINOR } from '#libs/contracts';
import { converted, inWords, sums } from './amounts.rules.ts';
import { budgetOf, isCovered, monthBounds, needsTick } from './budget.rules.ts';

const money = (amount_minor: number, currency = 'EUR') => ({ amount_minor, currency });
const now = new Date('2026-11-28T23:30:00Z');
const base = { budget: money(10_000), counted: [], purchase: [money(4_000)], rates: [], now };

describe('budgetOf', () => {
  test.each([
    ['as much as is left', [money(6_000)], 'within', money(0), null],
    ['a cent more', [money(6_001)], 'over', null, money(1)],
  ])('budgetOf, %s, is told to the cent', (_, counted, effect, left, over_by) => {
    const view = budgetOf({ ...base, counted });
    expect(view).toMatchObject({ effect, left, over_by, month: '2026-11', this_purchase: money(4_000) });
    expect(needsTick(view)).toBe(effect === 'over');
  });

  test('budgetOf, without a budget, is none and needs no tick', () => {
    const view = budgetOf({ ...base, budget: null });
    expect(view).toMatchObject({ effect: 'none', budget: null, counted: null });
    expect(needsTick(view)).toBe(false);
  });

  test('budgetOf, a currency without a rate, is unknown and never smaller; over by what is known is over', () => {
    const purchase = [money(4_000), money(100, 'USD')];
    expect(budgetOf({ ...base, purchase })).toMatchObject({ effect: 'unknown', without_rate: ['USD'], left: null });
    expect(needsTick(budgetOf({ ...base, purchase }))).toBe(true);
    expect(budgetOf({ ...base, purchase, counted: [money(9_000)] })).toMatchObject({ effect: 'over' });
    const rates = [{ base: 'USD', quote: 'EUR', rate: 0.5 }];
    expect(budgetOf({ ...base, purchase, rates })).toMatchObject({ effect: 'within', left: money(5_950) });
  });

  test('budgetOf, more than the contract can tell, is the most it can tell, and over', () => {
    const [counted, purchase] = [[money(20 * MAX_TOTAL_MINOR)], [money(MAX_TOTAL_MINOR, 'USD')]];
    const rates = [{ base: 'USD', quote: 'EUR', rate: 90_000 }];
    const view = budgetOf({ ...base, counted, purchase, rates });
    expect(checked(BudgetView, view, 'strict')).toMatchObject({
      effect: 'over',
      counted: money(MAX_TOTAL_MINOR),
      over_by: money(MAX_TOTAL_MINOR),
    });
  });

  test.each([
    [money(900), money(900), true],
    [money(899), money(900), true],
    [money(901), money(900), false],
    [money(1, 'USD'), money(900), false],
    [null, money(900), false],
    [money(1), null, false],
    [null, null, true],
  ])('isCovered, over by %j when %j was shown, is %s', (over_by, shown, covered) => {
    expect(isCovered({ ...budgetOf(base), over_by }, shown)).toBe(covered);
  });

  test('monthBounds, in December, ends in the next year', () => {
    expect(monthBounds(new Date('2026-12-31T23:59:59Z'))).toEqual({
      from: new Date('2026-12-01T00:00:00Z'),
      to: new Date('2027-01-01T00:00:00Z'),
    });
  });
});

describe('amounts', () => {
  test.each([
    [money(4_900), 'USD', 1.0842, money(5_313, 'USD')],
    [money(1_000), 'JPY', 163.25, money(1_633, 'JPY')],
    [money(5_000, 'JPY'), 'EUR', 0.006, money(3_000)],
    [money(1_000, 'KWD'), 'EUR', 3, money(300)],
    [money(300), 'USD', 1.1, money(330, 'USD')],
  ])('converted, %j to %s at %d, is rounded up in its own minor units', (total, currency, rate, expected) => {
    expect(converted(total, currency, [{ base: total.currency, quote: currency, rate }])).toEqual(expected);
    expect(converted(total, currency, [])).toBeNull();
  });

  test('sums and words, of several currencies, keep them apart', () => {
    expect(sums([money(1, 'USD'), money(2), money(3, 'USD')])).toEqual([money(2), money(4, 'USD')]);
    expect([money(4_900), money(4_900, 'JPY'), money(4_900, 'KWD')].map(inWords)).toEqual([
      '49.00 EUR',
      '4900 JPY',
      '4.900 KWD',
    ]);
  });
});
