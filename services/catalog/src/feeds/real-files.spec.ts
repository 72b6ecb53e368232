import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { AcpReader } from './acp/acp.reader.ts';
import { DetectingReader } from './detect/detecting.reader.ts';
import { feedReaders } from './feed-readers.ts';
import { EUROS } from './test/feed-fixture.ts';
import { readWith } from './test/reading.ts';

/** Real files are not ours to copy, so they lie beside the repository where somebody has put them. */
function realFile(name: string): Buffer | null {
  const file = new URL(`../../../../../shared/data/${name}`, import.meta.url);
  if (existsSync(file)) return readFileSync(file);
  console.warn(`Not run: ../shared/data/${name} is not here.`);
  return null;
}

const auto = new DetectingReader(feedReaders().filter(({ format }) => format !== 'auto'));

describe('real files', () => {
  test('read, a Google Merchant feed, has its 11 items with prices, stock and kinds', async () => {
    const bytes = realFile('gmc_rawhide.xml');
    if (bytes === null) return;
    const { products, variants, rows, quarantined, notes } = await readWith(auto, bytes);
    expect([rows, products.length, variants.length, quarantined, notes]).toEqual([11, 11, 11, [], []]);
    expect(Object.fromEntries(variants.map(({ key, priceMinor }) => [key, priceMinor]))).toMatchObject({
      'fully-custom-radio-strap': 16_500,
      'smokey-radio-strap': 23_500,
      'basic-radio-strap': 11_500,
      'basket-weave-belt': 8_500,
      'helmet-band': 5_000,
    });
    expect(
      variants.every(({ availability, compareAtMinor }) => availability === 'in_stock' && compareAtMinor === null),
    ).toBe(true);
    expect(
      products.every(
        ({ currency, brand, condition }) =>
          currency === 'USD' && brand === 'Rawhide City Leather' && condition === 'new',
      ),
    ).toBe(true);
    expect(products.find(({ key }) => key === 'basket-weave-belt')).toMatchObject({
      category: '169',
      productType: 'Belts',
      department: 'unisex',
      stated: { gender: 'unisex', ageGroup: 'adult' },
      link: 'https://rawhidecityleather.com/product-basket-weave-belt',
      pictures: ['https://rawhidecityleather.com/assets/img/products/basket-weave-belt.jpg'],
      variants: [{ colour: 'Black', size: 'Custom', options: [] }],
    });
  });

  test('read, the examples of the Agentic Commerce Protocol, have the product with its price', async () => {
    const bytes = realFile('acp_examples.feed.json');
    if (bytes === null) return;
    const examples = JSON.parse(bytes.toString()) as Record<string, unknown>;
    const whole = await readWith(new AcpReader(), JSON.stringify(examples.upsert_products_request_single_product));
    expect(whole.quarantined).toEqual([]);
    expect(whole.products).toMatchObject([
      {
        key: 'prod_classic_tee',
        title: 'Classic Tee',
        description: 'A classic cotton tee with a soft feel and relaxed fit.',
        currency: 'USD',
        variants: [
          {
            key: 'sku124-red-m',
            barcode: '00012345600029',
            colour: 'Red',
            size: 'Medium',
            priceMinor: 1999,
            availability: 'out_of_stock',
            link: 'https://merchant.com/products/classic-tee?variant=sku124-red-m',
          },
        ],
      },
    ]);
    const short = await readWith(new AcpReader(), JSON.stringify(examples.get_products_response));
    expect(short.reasons).toEqual(['variant:missing_price', 'product:no_variants']);
  });

  test('read, a file that is no feed, is not taken for one', async () => {
    const bytes = realFile('polyvore_category_type.tsv');
    if (bytes === null) return;
    await expect(readWith(auto, bytes)).rejects.toThrow('Cannot read the feed');
  });

  test('read, the boutique’s Shopify CSV by its content, has all of it', async () => {
    const bytes = realFile('shopify_csv_babyandco_fashion.csv');
    if (bytes === null) return;
    const { products, variants, quarantined } = await readWith(auto, bytes, { ...EUROS, currency: 'USD' });
    expect([products.length, variants.length, quarantined.length]).toEqual([997, 3_684, 0]);
  });
});
