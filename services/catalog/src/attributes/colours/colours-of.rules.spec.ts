import { describe, expect, test } from '@jest/globals';
import { deriveAttributes } from '../derive-attributes.rules.ts';
import { productOf, variantOf } from '../test/product.ts';
import { colourFamilyOf } from './colours-of.rules.ts';

const coloursOf = (title: string): string[] =>
  deriveAttributes(productOf(title)).colours?.value.map(({ name, family }) => `${name}=${family}`) ?? [];

describe('colours of a title', () => {
  test.each([
    ['Navy Blue Blazer', ['navy blue=navy']],
    ['Scarf in Dusty Rose', ['dusty rose=pink']],
    ['Dark Olive Green Parka', ['dark olive green=green']],
    ['Off-White Sneakers', ['off white=white']],
    ['Light Grey Hoodie', ['light grey=grey']],
    ['Red/White Scarf', ['red=red', 'white=white']],
    ['Black and White Stripe Top', ['black=black', 'white=white']],
    ['Hose dunkelblau', ['dunkelblau=navy']],
    ['Pullover, hellgrau meliert', ['hellgrau meliert=grey']],
    ['Kleid in Nachtblau', ['nachtblau=navy']],
    ['Schwarze Damen Hose', ['schwarze=black']],
    ['Taubenblaues Hemd mit Streifen', ['taubenblaues=blue']],
    ['Multicoloured Shawl', ['multicoloured=multicolour']],
    ['Trousers in Stone', ['stone=beige']],
    ['Cardigan - Rose', ['rose=pink']],
    ['Wine Coloured Dress', ['wine=red']],
    ['Rose Gold Ring', ['rose gold=gold']],
    ['Robe noire pour femme', ['noire=black']],
    ['Camisa azul marino de hombre', ['azul marino=navy']],
    ['Giacca da uomo grigia', ['grigia=grey']],
    ['Zapatillas blancas de mujer', ['blancas=white']],
    ['Plain Tee', []],
  ])('coloursOf, %j, are %j', (title, colours) => {
    expect(coloursOf(title)).toEqual(colours);
  });

  test.each([
    ['Red Tape Formal Shoes', []],
    ['Red Tape Brown Formal Shoes', ['brown=brown']],
    ['Blackberrys Trousers', []],
    ['Rose Dress', []],
    ['Tan Line Bikini', []],
    ['Orange Is The New Black T-Shirt', ['black=black']],
    ['Golden Goose Sneakers', []],
    ['Green Label Chinos', []],
    ['White House Souvenir Cap', []],
    ['Stone Island Jacket', []],
    ['Face Cream', []],
    ['Black Tie Gown in Red', ['red=red']],
    ['Multi-Pocket Vest', []],
    ['Evergreen Perfume, Blue Bottle', []],
    ['Greenland Parka', []],
    ['Blackout T-Shirt', []],
    ['Blueberry T-Shirt', []],
  ])('coloursOf, the trap %j, are %j', (title, colours) => {
    expect(coloursOf(title)).toEqual(colours);
  });

  test('coloursOf, a brand that is a colour at the beginning, does not count', () => {
    expect(deriveAttributes(productOf('Gold Wool Scarf', { brand: 'Gold' })).colours).toBeNull();
  });
});

describe('colours of variants', () => {
  test('deriveAttributes, variants with colours, gives them as stated and each once', () => {
    const variants = ['Navy', 'Burgundy (Pre-order)', 'Navy'].map(variantOf);
    expect(deriveAttributes(productOf('Red Scarf', { variants })).colours).toMatchObject({
      source: 'stated',
      from: 'colour "Navy, Burgundy (Pre-order)"',
      value: [
        { name: 'navy', family: 'navy', share: null },
        { name: 'burgundy', family: 'red', share: null },
      ],
    });
  });

  test('deriveAttributes, colour names that nobody knows, goes by the title', () => {
    const { colours } = deriveAttributes(productOf('Red Scarf', { variants: [variantOf('Ausable')] }));
    expect(colours).toMatchObject({ source: 'derived', from: 'title', value: [{ name: 'red' }] });
  });

  test('deriveAttributes, many colours, keeps six', () => {
    const variants = 'Red Blue Green Pink Black White Brown Grey'.split(' ').map(variantOf);
    expect(deriveAttributes(productOf('Scarf', { variants })).colours?.value).toHaveLength(6);
  });

  test('deriveAttributes, a darker shade, is darker', () => {
    const lightness = (title: string): number => deriveAttributes(productOf(title)).colours?.value[0]?.oklch?.[0] ?? 0;
    expect(lightness('Dark Green Coat')).toBeLessThan(lightness('Green Coat'));
    expect(lightness('Pale Green Coat')).toBeGreaterThan(lightness('Green Coat'));
  });
});

describe('colourFamilyOf', () => {
  test.each([
    ['Burgundy (Pre-order)', 'red'],
    ['Heather Grey Melange', 'grey'],
    ['Noir', 'black'],
    ['Marineblau', 'navy'],
    ['Dunkelgrün', 'green'],
    ['Stone', 'beige'],
    ['Rose', 'pink'],
    ['Navy/White', 'navy'],
    ['Red, Blue, Green', 'multicolour'],
    ['Bunt', 'multicolour'],
    ['Bleu marine', 'navy'],
    ['Verde oliva', 'green'],
    ['Rosso', 'red'],
    ['Off-White', 'white'],
    ['WEIß', 'white'],
    ['hellblau', 'blue'],
    ['Himmelblau', 'blue'],
    ['Dark Blue Wash', 'navy'],
    ['Ausable', null],
    ['XL', null],
    ['', null],
  ])('colourFamilyOf, %j, is %s', (text, family) => {
    expect(colourFamilyOf(text)).toBe(family);
  });
});
