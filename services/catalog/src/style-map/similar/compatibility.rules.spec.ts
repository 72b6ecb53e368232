import { describe, expect, test } from '@jest/globals';
import type { Colour, ColourFamily } from '../../attributes/attributes.rules.ts';
import { okLchOfHex } from '../../attributes/colours/oklch.rules.ts';
import { compatibilityOf, type Garment, slotsWith } from './compatibility.rules.ts';

const shade = (family: ColourFamily, hex: string): Colour => ({
  name: family,
  family,
  oklch: okLchOfHex(hex),
  share: null,
});
const SHIRT: Garment = {
  kind: 'shirt',
  slot: 'top',
  shades: [shade('navy', '1b2a4b')],
  pattern: 'plain',
  seasons: ['spring', 'summer'],
  occasions: ['office', 'everyday'],
  formality: 3,
  warmth: 2,
};
const TROUSERS: Garment = {
  ...SHIRT,
  kind: 'trousers',
  slot: 'bottom',
  shades: [shade('beige', 'd9c7a7')],
  seasons: ['summer'],
};

describe('compatibilityOf', () => {
  test('compatibilityOf, what is worn together, says why', () => {
    expect(compatibilityOf(SHIRT, TROUSERS)?.why).toEqual([
      'trousers to wear with the shirt',
      'beige with navy: two neutral colours',
      'both for the office',
      'both for summer',
    ]);
  });

  test.each<[string, Partial<Garment>, Partial<Garment>]>([
    ['one slot', {}, { slot: 'top' }],
    ['a slot nothing goes with', {}, { slot: 'beauty' }],
    ['formality two apart', { formality: 2 }, { formality: 4 }],
    ['warmth three apart', { warmth: 1 }, { warmth: 4 }],
    ['two loud patterns', { pattern: 'floral' }, { pattern: 'striped' }],
    ['no season in common', { seasons: ['summer'] }, { seasons: ['winter', 'autumn'] }],
    ['sport and the office', { occasions: ['office'] }, { occasions: ['sport'] }],
    ['colours that clash', { shades: [shade('red', 'c8102e')] }, { shades: [shade('green', '2e8b57')] }],
  ])('compatibilityOf, %s, do not go together, either way round', (_, own, other) => {
    expect(compatibilityOf({ ...SHIRT, ...own }, { ...TROUSERS, ...other })).toBeUndefined();
    expect(compatibilityOf({ ...TROUSERS, ...other }, { ...SHIRT, ...own })).toBeUndefined();
  });

  test('compatibilityOf, nothing known but the slots, go together for that alone', () => {
    const unknown = { shades: [], pattern: null, seasons: [], occasions: [], formality: null, warmth: null };
    expect(compatibilityOf({ ...SHIRT, ...unknown }, { ...TROUSERS, ...unknown })?.why).toEqual([
      'trousers to wear with the shirt',
    ]);
  });

  test('compatibilityOf, one loud pattern, is fine', () => {
    expect(compatibilityOf({ ...SHIRT, pattern: 'floral' }, TROUSERS)).toBeDefined();
  });

  test('slotsWith, a slot, is never beside itself, and everything beside it has it beside too', () => {
    for (const slot of ['top', 'bottom', 'one_piece', 'outerwear', 'shoes', 'bag'])
      for (const other of slotsWith(slot)) {
        expect(other).not.toBe(slot);
        if (!['jewellery', 'hosiery', 'accessory'].includes(other)) expect(slotsWith(other)).toContain(slot);
      }
    expect(slotsWith('beauty')).toEqual([]);
    expect(slotsWith(null)).toEqual([]);
  });
});
