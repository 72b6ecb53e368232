import { describe, expect, test } from '@jest/globals';
import { OperationError, type SetBudgetAndGoalsInput, type SetSizesInput, type Size } from '#libs/contracts';
import { normalisedSize, withGoals, withSizes } from './profile.rules.ts';

const EMPTY = { monthlyBudgetMinor: null, currency: null, goals: [], styleTags: [], department: null, country: null };
const FULL = {
  monthlyBudgetMinor: 30_000,
  currency: 'EUR',
  goals: ['a capsule'],
  styleTags: ['minimal'],
  department: 'women' as const,
  country: 'DE',
};

function refusal(work: () => unknown): { field: unknown; message: string } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    expect(error.code).toBe('INVALID_INPUT');
    return { field: error.details['field'], message: error.message };
  }
  throw new Error('was accepted');
}

describe('withGoals', () => {
  test('withGoals, nothing given, changes nothing', () => {
    expect(withGoals(FULL, {})).toEqual(FULL);
    expect(withGoals(EMPTY, {})).toEqual(EMPTY);
  });

  test.each<[SetBudgetAndGoalsInput, object]>([
    [{ monthly_budget_minor: 100 }, { monthlyBudgetMinor: 100 }],
    [{ monthly_budget_minor: 0 }, { monthlyBudgetMinor: 0 }],
    [{ monthly_budget_minor: null }, { monthlyBudgetMinor: null }],
    [
      { monthly_budget_minor: 100, currency: 'JPY' },
      { monthlyBudgetMinor: 100, currency: 'JPY' },
    ],
    [
      { monthly_budget_minor: null, currency: 'JPY' },
      { monthlyBudgetMinor: null, currency: 'JPY' },
    ],
    [{ currency: 'EUR' }, {}],
    [{ goals: [] }, { goals: [] }],
    [{ goals: [' a coat ', 'a coat', '  '] }, { goals: ['a coat'] }],
    [{ style_tags: ['bold', 'bold'] }, { styleTags: ['bold'] }],
    [{ department: 'men' }, { department: 'men' }],
    [{ department: null }, { department: null }],
    [{ country: 'US' }, { country: 'US' }],
    [{ country: null }, { country: null }],
  ])('withGoals, %j given, changes exactly that', (given, change) => {
    expect(withGoals(FULL, given)).toEqual({ ...FULL, ...change });
  });

  test('withGoals, a first budget, needs its currency', () => {
    expect(refusal(() => withGoals(EMPTY, { monthly_budget_minor: 100 }))).toEqual({
      field: 'currency',
      message: '"currency" is missing: a first budget needs the currency it is in',
    });
    expect(withGoals(EMPTY, { monthly_budget_minor: 100, currency: 'EUR' })).toMatchObject({
      monthlyBudgetMinor: 100,
      currency: 'EUR',
    });
  });

  test('withGoals, another currency while a budget is set, must not turn 300 EUR into 300 JPY', () => {
    expect(refusal(() => withGoals(FULL, { currency: 'JPY' }))).toEqual({
      field: 'monthly_budget_minor',
      message: '"monthly_budget_minor" is missing: the budget is in EUR; state it anew in JPY',
    });
    expect(withGoals({ ...FULL, monthlyBudgetMinor: null }, { currency: 'JPY' })).toMatchObject({ currency: 'JPY' });
  });

  test.each(['XYZ', 'AAA', 'EU1'])('withGoals, the currency %s, is not one of ISO 4217', (currency) => {
    expect(refusal(() => withGoals(EMPTY, { currency }))).toMatchObject({
      field: 'currency',
      message: expect.stringContaining(currency),
    });
  });

  test.each(['XX', 'AA', 'QZ', 'ZZ', 'EU', 'UK', 'UN'])(
    'withGoals, the country %s, is not one of ISO 3166-1',
    (country) => {
      expect(refusal(() => withGoals(EMPTY, { country }))).toMatchObject({
        field: 'country',
        message: expect.stringContaining(country),
      });
    },
  );

  test.each(['DE', 'US', 'GB', 'JP', 'CI', 'AX', 'XK'])('withGoals, the country %s, is taken', (country) => {
    expect(withGoals(EMPTY, { country })).toMatchObject({ country });
  });
});

describe('normalisedSize', () => {
  const size = (garment: string, system: string, value: string): Size => ({ garment, system, value }) as Size;

  test.each([
    ['top', 'letter', ' m ', 'M'],
    ['top', 'letter', 'xxl', 'XXL'],
    ['outerwear', 'letter', '3xl', '3XL'],
    ['top', 'letter', 's/m', 'S/M'],
    ['dress', 'letter', 'one size', 'ONE SIZE'],
    ['dress', 'letter', 'xxs', 'XXS'],
    ['top', 'eu', '38', '38'],
    ['shoes', 'eu', '41,5', '41.5'],
    ['shoes', 'uk', '7.5', '7.5'],
    ['dress', 'uk', '10', '10'],
    ['dress', 'us', '0', '0'],
    ['bottom', 'waist_length', '32/34', '32/34'],
  ])('normalisedSize, %s %s %j, is kept as %j', (garment, system, value, kept) => {
    expect(normalisedSize(size(garment, system, value))).toEqual(size(garment, system, kept));
  });

  test.each([
    ['shoes', 'letter', 'M'],
    ['top', 'letter', 'MM'],
    ['top', 'letter', ''],
    ['top', 'letter', 'XXXXXXL'],
    ['top', 'eu', '38.5'],
    ['top', 'eu', '15'],
    ['top', 'eu', '73'],
    ['top', 'eu', 'M'],
    ['top', 'eu', '0x26'],
    ['top', 'eu', '3e1'],
    ['shoes', 'eu', '41.3'],
    ['shoes', 'us', '18.5'],
    ['dress', 'uk', '-2'],
    ['top', 'waist_length', '32/34'],
    ['bottom', 'waist_length', '32'],
    ['bottom', 'waist_length', '99/34'],
  ])('normalisedSize, %s %s %j, is no size there and says what is', (garment, system, value) => {
    const { field, message } = refusal(() => normalisedSize(size(garment, system, value)));
    expect(field).toBe('sizes');
    expect(message).toMatch(/^"sizes": .* is not a size: \S/);
  });
});

describe('withSizes', () => {
  const NOW = {
    sizes: [
      { garment: 'shoes', system: 'eu', value: '41' },
      { garment: 'top', system: 'letter', value: 'M' },
    ] satisfies Size[],
    measurements: { height_cm: 170, waist_cm: 70 },
  };

  test.each<[string, SetSizesInput, object]>([
    ['nothing', {}, {}],
    [
      'the same garment and system',
      { sizes: [{ garment: 'top', system: 'letter', value: 'L' }] },
      { sizes: [NOW.sizes[0], { garment: 'top', system: 'letter', value: 'L' }] },
    ],
    [
      'another system',
      { sizes: [{ garment: 'top', system: 'eu', value: '38' }] },
      { sizes: [NOW.sizes[0], { garment: 'top', system: 'eu', value: '38' }, NOW.sizes[1]] },
    ],
    ['a garment to remove', { remove_garments: ['top'] }, { sizes: [NOW.sizes[0]] }],
    [
      'a garment to remove and set',
      { remove_garments: ['top'], sizes: [{ garment: 'top', system: 'eu', value: '40' }] },
      { sizes: [NOW.sizes[0], { garment: 'top', system: 'eu', value: '40' }] },
    ],
    ['one measurement', { measurements: { waist_cm: 72 } }, { measurements: { height_cm: 170, waist_cm: 72 } }],
    ['measurements to remove', { remove_measurements: true }, { measurements: {} }],
    [
      'measurements to remove and set',
      { remove_measurements: true, measurements: { hip_cm: 95 } },
      { measurements: { hip_cm: 95 } },
    ],
    ['measurements not to remove', { remove_measurements: false }, {}],
  ])('withSizes, %s given, changes exactly that', (_, given, change) => {
    expect(withSizes(NOW, given)).toEqual({ ...NOW, ...change });
  });

  test('withSizes, one wrong size among good ones, changes nothing', () => {
    const before = structuredClone(NOW);
    refusal(() =>
      withSizes(NOW, {
        sizes: [
          { garment: 'top', system: 'letter', value: 'L' },
          { garment: 'shoes', system: 'letter', value: 'M' },
        ],
      }),
    );
    expect(NOW).toEqual(before);
  });

  test('withSizes, the same slot twice, keeps the last', () => {
    const twice: Size[] = [
      { garment: 'dress', system: 'uk', value: '10' },
      { garment: 'dress', system: 'uk', value: '12' },
    ];
    expect(withSizes({ sizes: [], measurements: {} }, { sizes: twice }).sizes).toEqual([twice[1]]);
  });
});
