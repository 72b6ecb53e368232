import { describe, expect, test } from '@jest/globals';
import type { FeedProduct } from '../../feeds/feed-reader.ts';
import { deriveAttributes } from '../derive-attributes.rules.ts';
import { productOf } from '../test/product.ts';

const kindOf = (title: string, parts: Partial<FeedProduct> = {}): string | null =>
  deriveAttributes(productOf(title, parts)).kind?.value ?? null;

describe('the kind of a title', () => {
  test.each([
    ['Striped Cotton Tee', 't_shirt'],
    ['T-Shirt with chest pocket', 't_shirt'],
    ['3 Pack TShirts', 't_shirt'],
    ['Shirt Dress in Poplin', 'dress'],
    ['Slim Dress Shirt', 'dress_shirt'],
    ['Jeans Jacket, boxy', 'jacket'],
    ['Watch Strap, brown leather', 'watch_strap'],
    ['Watch with leather strap', 'watch'],
    ['Flat Shoe Laces 120 cm', 'shoe_laces'],
    ['Tie-Dye Top', 'top'],
    ['Boot Cut Jeans', 'jeans'],
    ['Jeans, boot-cut', 'jeans'],
    ['Sports Bra with racerback', 'sports_bra'],
    ['Linen Shorts Set', 'clothing_set'],
    ['No-Show Socks', 'socks'],
    ['High-Top Sneakers', 'sneakers'],
    ['Sneaker High Top', 'sneakers'],
    ['Cap Sleeve Blouse', 'blouse'],
    ['Blouse with tie neck', 'blouse'],
    ['Tie-Waist Trousers', 'trousers'],
    ['Midi Skirt with Belt', 'skirt'],
    ['Belt for Dresses', 'belt'],
    ['Dust Bag for Shoes', 'bag'],
    ['Black Tie', 'tie'],
    ['Silk Bow Tie', 'tie'],
    ['Boyfriend Jeans', 'jeans'],
    ['Polo Neck Sweater', 'sweater'],
    ['Swim Shorts', 'swim_trunks'],
    ['Trench Coats', 'coat'],
    ['Slip Dress', 'dress'],
    ['Knee-High Boots', 'boots'],
    ['Gold Plated Earrings', 'earrings'],
    ['Sock Boots', 'boots'],
    ['Puffer Vest', 'vest'],
    ['Handbag "Lady"', 'handbag'],
    ['Football Shirt', 'jersey_shirt'],
    ['Leather Card Holder', 'wallet'],
    ['Churidar Kurta with Dupatta', 'kurta_set'],
    ['Red Lipstick', 'lip_makeup'],
    ['Just a Mood', null],
    ['', null],
  ])('kindOf, %j, is %s', (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });

  test.each([
    ['Leinenhemd aus Portugal', 'shirt'],
    ['Winterjacke mit Kapuze', 'winter_jacket'],
    ['Damen Sommerkleid geblümt', 'dress'],
    ['Wickelrock in Midi-Länge', 'skirt'],
    ['Rock mit Falten, schwarz', 'skirt'],
    ['Jeansjacke für Herren', 'jacket'],
    ['Schnürstiefeletten aus Leder', 'boots'],
    ['Strickpullover', 'sweater'],
    ['Kapuzenpullover Herren', 'hoodie'],
    ['Gürtel aus Leder', 'belt'],
    ['Guertel aus Leder', 'belt'],
    ['Badehosen', 'swim_trunks'],
    ['Sonnenbrillen', 'sunglasses'],
    ['Handtasche mit Kette', 'handbag'],
    ['Baumwollhemden', 'shirt'],
    ['Seidenbluse', 'blouse'],
    ['Cordhose mit Bundfalten', 'trousers'],
    ['Damen Hut aus Stroh', 'hat'],
    ['Turnschuhe', 'sneakers'],
    ['Uhrenarmband', 'watch_strap'],
    ['Slip für Herren', 'briefs'],
    ['Bikini-Oberteil', 'bikini'],
    ['Business-Hemd Slim Fit', 'dress_shirt'],
    ['Spitzenrock', 'skirt'],
    ['Goldring', 'ring'],
  ])('kindOf, the German %j, is %s', (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });

  test.each([
    ['Robe longue en lin pour femme', 'dress'],
    ['Chemise homme en coton', 'shirt'],
    ['Pantalon de costume homme', 'trousers'],
    ['Vestido de mujer con cinturón', 'dress'],
    ['Camisa de hombre con bolsillos', 'shirt'],
    ['Giacca da uomo in pelle', 'jacket'],
    ['Borsa donna', 'handbag'],
    ['Robe midi fleurie', 'dress'],
  ])('kindOf, where the head comes first, %j, is %s', (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });

  test.each([
    ['Rock', null],
    ['Rock T-Shirt', 't_shirt'],
    ['Robe, hooded', 'robe'],
    ['Chemise, black satin', 'nightdress'],
  ])('kindOf, %j without a sign of another language, is %s as in English', (title, kind) => {
    expect(kindOf(title)).toBe(kind);
  });

  test.each([
    ['Kraus Jeans Brown Trousers', null, 'trousers'],
    ['The Sock House Felt Hat', 'The Sock House', 'hat'],
    ['The Sock House Everyday', 'The Sock House', 'socks'],
    ['U.S. Polo Assn. Canvas Belt', null, 'belt'],
    ['Boot Barn Silver Ring', null, 'ring'],
  ])('kindOf, %j by the brand %s, is %s', (title, brand, kind) => {
    expect(kindOf(title, { brand })).toBe(kind);
  });
});

describe('the kind of a product', () => {
  test.each([
    ['a category by id', 'Serra', '2271', null, 'dress', 'stated', 'category "2271 Dresses"'],
    [
      'a category by path',
      'Serra',
      'Apparel & Accessories > Clothing > Skirts',
      null,
      'skirt',
      'stated',
      'category "1581 Skirts"',
    ],
    [
      'steps below the taxonomy',
      'Serra',
      'apparel & accessories > shoes > sandals',
      null,
      'sandals',
      'stated',
      'category "sandals"',
    ],
    ['a product type', 'Serra', null, "women's bracelets", 'bracelet', 'stated', 'product type "bracelets"'],
    ['a title more exact than its category', 'Silk Blouse', '212', null, 'blouse', 'derived', 'title "blouse"'],
    ['a title against its category', 'Evening Belt', '2271', null, 'dress', 'stated', 'category "2271 Dresses"'],
    [
      'a general type and an exact title',
      'Serra Blazer',
      null,
      'coats & jackets',
      'blazer',
      'derived',
      'title "blazer"',
    ],
    ['a hoodie among jackets', 'Zip Hoodie', null, 'Coats & Jackets', 'hoodie', 'derived', 'title "zip hoodie"'],
    [
      'a category that type and title contradict',
      'Long Trench',
      '212',
      'coats',
      'coat',
      'stated',
      'product type "coats"',
    ],
    ['a category that says nothing of kinds', 'Long Trench', '499713', null, 'coat', 'derived', 'title "trench"'],
    ['a German category', 'Serra', 'Bekleidung > Kleider', null, 'dress', 'stated', 'category "kleider"'],
  ])('deriveAttributes, %s, is told apart', (_, title, category, productType, kind, source, from) => {
    expect(deriveAttributes(productOf(title, { category, productType })).kind).toEqual({ value: kind, source, from });
  });

  test('deriveAttributes, only tags that name a kind, goes by them', () => {
    const { kind } = deriveAttributes(productOf('Serra', { tags: ['new', 'cardigan'] }));
    expect(kind).toEqual({ value: 'cardigan', source: 'derived', from: 'tags "cardigan"' });
  });

  test('deriveAttributes, a kind, brings slot, layer and the taxonomy number', () => {
    expect(deriveAttributes(productOf('Wool Coat'))).toMatchObject({
      slot: { value: 'outerwear', source: 'derived', from: 'title "wool coat"' },
      layer: { value: 4, source: 'derived', from: 'kind coat' },
      google_category: { value: 5598, source: 'derived' },
    });
  });

  test('deriveAttributes, a category in the feed, keeps its number as stated', () => {
    const { google_category: category } = deriveAttributes(productOf('Serra', { category: '2271' }));
    expect(category).toEqual({ value: 2271, source: 'stated', from: 'category' });
  });
});
