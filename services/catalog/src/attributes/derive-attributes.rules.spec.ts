import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  AGE_GROUPS,
  COLOUR_FAMILIES,
  OCCASIONS,
  PATTERNS,
  SEASONS,
  SLOTS,
  type Attribute,
  type Attributes,
} from './attributes.rules.ts';
import { deriveAttributes } from './derive-attributes.rules.ts';
import { MATERIALS_BY_NAME } from './features/materials.rules.ts';
import { KINDS } from './kinds/kinds.rules.ts';
import { productOf, variantOf } from './test/product.ts';

const WORDS =
  'dress shirt leather free no faux red tape black tie-dye t-shirt Leinenhemd winterjacke ohne damen girls 80% wool / & ( ) - in with rose gold navy SS25 print 😀 \u0000 ß Ｔ constructor __proto__ toString'.split(
    ' ',
  );
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 500, maxLength: 900 }),
);
const field = fc.option(text);
const product = fc
  .record({
    title: text,
    description: text,
    brand: field,
    category: fc.option(
      fc.oneof(text, fc.constantFrom('2271', '9999999', '0', 'Apparel & Accessories > Clothing > x')),
    ),
    productType: field,
    tags: fc.array(text, { maxLength: 5 }),
    department: fc.constantFrom(null, 'women' as const, 'kids' as const),
    language: fc.option(fc.constantFrom('de', 'fr-FR', '', 'xx')),
    stated: fc.record({
      gender: field,
      ageGroup: field,
      material: field,
      pattern: field,
      season: field,
      occasion: field,
    }),
    colours: fc.array(field, { maxLength: 4 }),
  })
  .map(({ title, colours, ...parts }) => productOf(title, { ...parts, variants: colours.map(variantOf) }));

const isDegree = (value: number): boolean => [1, 2, 3, 4, 5].includes(value);
const every = <T>(values: readonly T[], known: readonly T[], most: number): boolean =>
  values.length > 0 && values.length <= most && values.every((value) => known.includes(value));

/** Whether each value is one of those that others may count on. */
const CHECKS: { readonly [K in keyof Attributes]: (value: NonNullable<Attributes[K]>['value']) => boolean } = {
  kind: (value) => KINDS.has(value),
  slot: (value) => SLOTS.includes(value),
  layer: (value) => [1, 2, 3, 4].includes(value),
  department: (value) => ['women', 'men', 'unisex', 'kids'].includes(value),
  age_group: (value) => AGE_GROUPS.includes(value),
  colours: (value) =>
    value.length > 0 &&
    value.length <= 6 &&
    value.every(
      ({ name, family, oklch, share }) =>
        name !== '' &&
        COLOUR_FAMILIES.includes(family) &&
        share === null &&
        (oklch === null ||
          (oklch[0] >= 0 && oklch[0] <= 1 && oklch[1] >= 0 && oklch[1] <= 0.4 && oklch[2] >= 0 && oklch[2] < 360)),
    ),
  materials: (value) => every(value, [...MATERIALS_BY_NAME.keys()], 4),
  pattern: (value) => PATTERNS.includes(value),
  seasons: (value) => every(value, SEASONS, 4),
  formality: isDegree,
  warmth: isDegree,
  occasions: (value) => every(value, OCCASIONS, OCCASIONS.length),
  google_category: (value) => Number.isInteger(value) && value > 0 && value < 1_000_000,
};

function problemsOf(attributes: Attributes): string[] {
  return (Object.entries(attributes) as [keyof Attributes, Attribute<never> | null][]).flatMap(([name, attribute]) => {
    if (attribute === null) return [];
    const { value, from } = attribute;
    return [
      ...(CHECKS[name](value) ? [] : [`${name} is ${JSON.stringify(value)}`]),
      ...(from.length > 0 && from.length <= 120 && from.isWellFormed()
        ? []
        : [`${name} is from ${JSON.stringify(from)}`]),
    ];
  });
}

describe('deriveAttributes', () => {
  test('deriveAttributes, any product, gives the same values twice, all of them from the closed sets', () => {
    fc.assert(
      fc.property(product, (input) => {
        const attributes = deriveAttributes(input);
        expect(deriveAttributes(input)).toEqual(attributes);
        expect(problemsOf(attributes)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('deriveAttributes, a product that says nothing, is null throughout', () => {
    expect(Object.values(deriveAttributes(productOf('Serra'))).every((attribute) => attribute === null)).toBe(true);
  });

  test('deriveAttributes, its own word for the whole, reads as a merchandiser would', () => {
    const attributes = deriveAttributes(
      productOf('Damen Winterjacke aus Wolle, dunkelblau kariert', { category: '5598', language: 'de' }),
    );
    const values = Object.entries(attributes).map(([name, attribute]) => [
      name,
      (attribute as Attribute<unknown> | null)?.value,
    ]);
    expect(Object.fromEntries(values)).toMatchObject({
      kind: 'winter_jacket',
      slot: 'outerwear',
      layer: 4,
      department: 'women',
      materials: ['wool'],
      pattern: 'checked',
      seasons: ['winter'],
      warmth: 5,
      google_category: 5598,
    });
    expect(attributes.colours?.value.map(({ family }) => family)).toEqual(['navy']);
  });
});
