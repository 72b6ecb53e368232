import { describe, expect, test } from '@jest/globals';
import { productsOf, type DemoProduct } from './catalog.ts';
import { MERCHANTS } from './merchants.ts';

const shops = MERCHANTS.map((merchant) => ({ merchant, products: productsOf(merchant) }));
const all = shops.flatMap(({ products }) => products);

/** What no shop would sell: the thing, and what it cannot be made of or meant for. */
const NONSENSE: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(Boots|Stiefel|Parkas|Down & Padded|Stepp & Daunen|Coats|Mäntel)$/,
    /\blinen|Leinen|Musselin|raffia|straw|silk\b/i,
  ],
  [/^(Swimwear)$/, /wool|leather|suede|linen|denim|corduroy|velvet|down\b/i],
  [/^(Jeans)$/, /wool|silk|polyester$|leather|linen/i],
  [
    /^(T-Shirts|Tops|Polo Shirts|Shirts|Hemden|Blouses|Blusen|Dresses|Kleider)$/,
    /leather|Leder|suede|rubber|straw|down\b|glass/i,
  ],
  [/^(Knitwear|Strick)$/, /linen$|polyester|leather|Popeline/i],
  [/^(Heels|Flats|Shoes|Sneakers|Boots|Stiefel)$/, /cashmere|mohair|denim|glass beads/i],
  [/^(Sunglasses|Necklaces|Earrings|Bracelets|Rings)$/, /cotton|wool|linen|leather/i],
  [/^(Belts|Wallets)$/, /wool|cotton|silk|linen/i],
  [/^(Shorts)$/, /wool|cashmere|down\b|shearling/i],
];

const wrong = ({ kind, material }: DemoProduct): boolean =>
  NONSENSE.some(([thing, stuff]) => (thing.test(kind.type) || thing.test(kind.german)) && stuff.test(material));

describe('the demo catalog', () => {
  test('the catalog, counted, is what a newcomer should see', () => {
    expect(shops).toHaveLength(8);
    expect(all.length).toBeGreaterThanOrEqual(580);
    expect(all.length).toBeLessThanOrEqual(650);
    expect(Math.min(...shops.map(({ products }) => products.length))).toBeGreaterThanOrEqual(60);
    const count = (department: string): number => all.filter((product) => product.department === department).length;
    expect(['women', 'men', 'unisex', 'kids'].filter((department) => count(department) < 40)).toEqual([]);
    expect(new Set(all.map(({ kind }) => kind.type)).size).toBeGreaterThanOrEqual(45);
  });

  test.each(shops)('$merchant.name, its titles, handles and SKUs, are each of one thing only', ({ products }) => {
    const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    for (const names of [products.map(({ title }) => title), products.map(({ handle }) => handle), skus])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(Math.max(...skus.map((sku) => sku.length))).toBeLessThanOrEqual(50);
    expect(products.filter(({ title }) => /[{}|]| {2}|^[a-zäöü]/.test(title) || title.length > 70)).toEqual([]);
    expect(products.filter(({ title }) => /\b(\w{4,})\b.*\b\1\b/i.test(title)).map(({ title }) => title)).toEqual([]);
  });

  test('every product, by the table of what no shop would sell, makes sense', () => {
    expect(all.filter(wrong).map(({ title, material }) => `${title}: ${material}`)).toEqual([]);
    expect(wrong({ ...all[0], kind: { type: 'Boots' }, material: '100% linen' } as DemoProduct)).toBe(true);
  });

  test('materials, where they are shares, add up to a hundred', () => {
    const sums = all.map(
      ({ material }) => [material, [...material.matchAll(/(\d+) ?%/g)].map(([, share]) => Number(share))] as const,
    );
    expect(
      sums.filter(([, shares]) => shares.length > 0 && shares.reduce((sum, share) => sum + share) !== 100),
    ).toEqual([]);
    expect(sums.filter(([, shares]) => shares.length > 0).length / all.length).toBeGreaterThan(0.9);
  });

  test('prices, in the currency of each shop, are what such things cost', () => {
    expect(all.filter(({ price }) => price < 900 || price > 60_000)).toEqual([]);
    expect(
      all.filter(({ price, compareAt }) => compareAt !== null && (compareAt <= price || price < compareAt / 2)),
    ).toEqual([]);
    const share = all.filter(({ compareAt }) => compareAt !== null).length / all.length;
    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.28);
    expect(new Set(MERCHANTS.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP', 'USD']));
  });

  test('sizes, over all shops, speak every system and are sometimes sold out', () => {
    const variants = all.flatMap((product) => product.variants);
    const sizes = new Set(variants.map(({ size }) => size));
    expect(
      ['M', '38', '50', 'UK 10', '36R', '32/34', '42', '10.5', '104', '85', null].filter((size) => !sizes.has(size)),
    ).toEqual([]);
    expect(variants.filter(({ quantity }) => quantity === 0).length / variants.length).toBeCloseTo(0.16, 1);
  });

  test('seasons and occasions, over all shops, are all there', () => {
    const seasons = new Set(all.flatMap((product) => product.seasons));
    for (const season of ['spring', 'summer', 'autumn', 'winter', 'all year', 'Sommer', 'ganzjährig'])
      expect(seasons).toContain(season);
    expect(new Set(all.map(({ occasion }) => occasion)).size).toBeGreaterThanOrEqual(20);
  });

  test('a shopper who wants a linen shirt, has several in more than one shop', () => {
    const selling = shops.filter(({ products }) => products.some(({ title }) => /\blinen\b.*\bshirt\b/i.test(title)));
    expect(selling.length).toBeGreaterThanOrEqual(2);
    expect(all.filter(({ title }) => /\blinen\b.*\bshirt\b/i.test(title)).length).toBeGreaterThanOrEqual(6);
  });
});
