import { describe, expect, test } from '@jest/globals';
import type { FeedProduct, Stated } from '../../feeds/feed-reader.ts';
import { deriveAttributes } from '../derive-attributes.rules.ts';
import { productOf } from '../test/product.ts';

type Parts = Partial<Omit<FeedProduct, 'stated'>> & { stated?: Partial<Stated> };

const attributesOf = (title: string, parts: Parts = {}) => deriveAttributes(productOf(title, parts));

describe('materials', () => {
  test.each([
    ['Linen Shirt', ['linen']],
    ['Leinenhemd', ['linen']],
    ['Wollmantel mit Kaschmir', ['wool', 'cashmere']],
    ['Faux Leather Jacket', ['faux_leather']],
    ['Jacke aus Kunstleder', ['faux_leather']],
    ['Vegan leather belt', ['faux_leather']],
    ['Leather-Free Boots', []],
    ['Belt, no leather', []],
    ['Stiefel ohne Leder', []],
    ['Silk Touch Blouse', []],
    ['Silky Blouse', []],
    ['Lace-Up Boots', []],
    ['Lace Top', ['lace']],
    ['Denim Jacket', ['denim']],
    ['Sterling Silver Ring', ['silver']],
    ['Silver Boots', []],
    ['Cotton Candy Perfume', []],
    ['Cashmere Body Lotion', []],
    ['Chemise en lin pour homme', ['linen']],
    ['Vestido de algodón para mujer', ['cotton']],
    ['Giacca da uomo in pelle', ['leather']],
  ])('deriveAttributes, the title %j, has %j', (title, materials) => {
    expect(attributesOf(title).materials?.value ?? []).toEqual(materials);
  });

  test.each([
    ['80% wool, 20% polyamide', ['wool', 'polyamide']],
    ['20 % Polyamid, 80 % Wolle', ['wool', 'polyamide']],
    ['Polyamide 20%, wool 80%', ['wool', 'polyamide']],
    ['cotton/polyester', ['cotton', 'polyester']],
    ['Leinen', ['linen']],
    ['40% Viscose 30% Cotton 20% Silk 7% Lycra 3% Nylon', ['viscose', 'cotton', 'silk', 'elastane']],
  ])('deriveAttributes, the material field %j, states %j', (material, value) => {
    expect(attributesOf('Pullover', { stated: { material } }).materials).toMatchObject({ value, source: 'stated' });
  });

  test.each([
    ['A soft pullover. 90% nylon, 10% lycra. Lining: 100% silk.', ['polyamide', 'elastane']],
    ['Made of pure merino wool in Portugal.', ['wool']],
    ['Obermaterial: Baumwolle. Futter: Viskose', ['cotton']],
    ['Wear it with a leather jacket and silk scarf.', []],
  ])('deriveAttributes, the description %j, has %j', (description, materials) => {
    expect(attributesOf('Pullover', { description }).materials?.value ?? []).toEqual(materials);
  });
});

describe('pattern', () => {
  test.each([
    ['Striped Shirt', 'striped'],
    ['Gestreiftes Hemd', 'striped'],
    ['Geblümtes Kleid', 'floral'],
    ['Kariertes Hemd', 'checked'],
    ['Polka Dot Dress', 'dotted'],
    ['Leopard Print Skirt', 'animal'],
    ['Printed Floral Skirt', 'floral'],
    ['Printed Scarf', 'printed'],
    ['Colour-Block Sweater', 'colour_block'],
    ['Solid Polo Shirt', 'plain'],
    ['Camo Cargo Pants', 'camouflage'],
    ['Check Pocket Shirt', null],
    ['Linen Shirt', null],
    ['Flower Perfume', null],
  ])('deriveAttributes, %j, is %s', (title, pattern) => {
    expect(attributesOf(title).pattern?.value ?? null).toBe(pattern);
  });

  test('deriveAttributes, a pattern field, beats the title', () => {
    const { pattern } = attributesOf('Striped Shirt', { stated: { pattern: 'Paisley' } });
    expect(pattern).toEqual({ value: 'paisley', source: 'stated', from: 'pattern "Paisley"' });
  });
});

describe('seasons', () => {
  test.each([
    ['Winter Dress', {}, ['winter'], 'title'],
    ['Sommerkleid', {}, ['summer'], 'title'],
    ['Serra Dress', { tags: ['SS25'] }, ['spring', 'summer'], 'tags'],
    ['Serra Dress', { tags: ['AW2024', 'sale'] }, ['autumn', 'winter'], 'tags'],
    ['Wool Coat', {}, ['autumn', 'winter'], 'kind coat'],
    ['Fall/Winter Scarf', {}, ['autumn', 'winter'], 'title'],
    ['All-Season Blazer', {}, ['spring', 'summer', 'autumn', 'winter'], 'title'],
    ['Serra Blazer', { description: 'Perfect for summer evenings.' }, ['summer'], 'description'],
  ])('deriveAttributes, %j %j, is for %j', (title, parts, value, from) => {
    expect(attributesOf(title, parts).seasons).toEqual({ value, source: 'derived', from });
  });

  test.each(['Winter White Blazer', 'Serra Blazer', 'SS Blazer'])('deriveAttributes, %j, says no season', (title) => {
    expect(attributesOf(title).seasons).toBeNull();
  });

  test('deriveAttributes, a description that mentions a season in passing, says no season', () => {
    expect(attributesOf('Serra Blazer', { description: 'Our winter sale has begun.' }).seasons).toBeNull();
  });
});

describe('occasions, formality and warmth', () => {
  test.each([
    ['Wedding Guest Dress', ['wedding'], 5, 2],
    ['Cocktail Dress', ['evening'], 5, 2],
    ['Running T-Shirt', ['sport'], 1, 2],
    ['Formal Shirt', ['office'], 4, 2],
    ['Casual Blazer', ['everyday'], 2, 3],
    ['Wanderhose', ['everyday', 'outdoor'], 2, 3],
    ['Trachten Bluse', ['ethnic'], 3, 2],
    ['Denim Shirt', ['everyday', 'office'], 2, 2],
    ['Wool Coat', ['everyday', 'office'], 3, 5],
    ['Sleeveless Linen Dress', ['everyday'], 3, 1],
    ['Padded Jacket', ['everyday', 'outdoor'], 2, 5],
    ['Cashmere Sweater', ['everyday'], 3, 5],
    ['Winter Dress', ['everyday'], 3, 4],
    ['Gold Ring', [], 3, null],
  ])('deriveAttributes, %j, is for %j, %s formal and %s warm', (title, occasions, formality, warmth) => {
    const attributes = attributesOf(title);
    expect(attributes.occasions?.value ?? []).toEqual(occasions);
    expect(attributes.formality?.value ?? null).toBe(formality);
    expect(attributes.warmth?.value ?? null).toBe(warmth);
  });

  test('deriveAttributes, a field for the occasion, beats the title', () => {
    const { occasions } = attributesOf('Running Shoes', { stated: { occasion: 'Work' } });
    expect(occasions).toEqual({ value: ['office'], source: 'stated', from: 'occasion "Work"' });
  });
});
