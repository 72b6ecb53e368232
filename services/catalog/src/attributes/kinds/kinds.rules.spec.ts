import { describe, expect, test } from '@jest/globals';
import { GARMENT_KINDS } from '#libs/contracts';
import { readCategory } from '../google/categories.rules.ts';
import { KIND_WORDS, KINDS } from './kinds.rules.ts';

describe('the kinds tables', () => {
  test('KINDS, names, are snake_case, and all that the contract names', () => {
    expect([...KINDS.keys()].sort()).toEqual([...GARMENT_KINDS].sort());
    for (const name of KINDS.keys()) expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
  });

  test('KINDS, every kind of clothing, names a category below Apparel & Accessories', () => {
    const elsewhere = new Set(['beauty', 'other']);
    for (const { slot, googleCategory, name } of KINDS.values()) {
      if (elsewhere.has(slot) || ['glasses', 'umbrella'].includes(name)) continue;
      expect([name, readCategory(String(googleCategory)).name]).not.toEqual([name, String(googleCategory)]);
    }
  });

  test.each([
    ['dresses', 'dress'],
    ['scarves', 'scarf'],
    ['Kleider', 'dress'],
    ['Maentel', 'coat'],
    ['camicie', 'shirt'],
    ['polo', 'polo_shirt'],
    ['boot cut', null],
    ['dress shirt extra', null],
  ])('KIND_WORDS, the phrase %j, is %s', (text, kind) => {
    expect(KIND_WORDS.get(text)?.name ?? null).toBe(kind);
  });
});

describe('readCategory', () => {
  test.each([
    ['212', 212, 'Shirts & Tops', 'top', []],
    ['2271 - Apparel & Accessories > Clothing > Dresses', 2271, 'Dresses', 'dress', []],
    ['Apparel & Accessories > Clothing > Dresses', 2271, 'Dresses', 'dress', []],
    ['apparel & accessories > clothing > shirts & tops > polos', 212, 'Shirts & Tops', 'top', ['polos']],
    ['Apparel & Accessories > Jewelry > Watch Accessories > Watch Bands', 5123, 'Watch Bands', 'watch_strap', []],
    ['6229', 6229, 'Knee-Length Skirts', 'skirt', []],
    ['888', 888, '888', null, []],
    ['Own > Things', null, 'Things', null, ['Own', 'Things']],
  ])('readCategory, %j, is understood', (text, id, name, kind, rest) => {
    const category = readCategory(text);
    expect({ ...category, kind: category.kind?.name ?? null }).toEqual({ id, name, kind, rest });
  });
});
