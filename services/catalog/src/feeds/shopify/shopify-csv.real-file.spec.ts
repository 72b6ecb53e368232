import { describe, expect, test } from '@jest/globals';
import { createReadStream, existsSync } from 'node:fs';
import { ShopifyCsvReader } from './shopify-csv.reader.ts';

/** A real boutique's export. It is not ours to copy, so it lies beside the repository where somebody has put it. */
const file = new URL('../../../../../../shared/data/shopify_csv_babyandco_fashion.csv', import.meta.url);

describe('ShopifyCsvReader, a real export', () => {
  test('read, the boutique file, has every product and variant in, in little time', async () => {
    if (!existsSync(file)) {
      console.warn('Not run: ../shared/data/shopify_csv_babyandco_fashion.csv is not here.');
      return;
    }
    const seen = { rows: 0, products: 0, variants: 0, inStock: 0, colours: 0, sizes: 0, quarantined: 0, notes: 0 };
    const brands = new Set<string | null>();
    const departments: Record<string, number> = {};
    const keys = new Set<string>();
    let [cheapest, dearest] = [Infinity, 0];
    const start = performance.now();
    for await (const { product, rows, quarantined, notes } of new ShopifyCsvReader().read(createReadStream(file), {
      currency: 'USD',
      shopUrl: null,
      asOf: new Date(),
    })) {
      seen.rows += rows;
      seen.quarantined += quarantined.length;
      seen.notes += notes.length;
      if (product === null) continue;
      seen.products += 1;
      brands.add(product.brand);
      departments[product.department ?? 'none'] = (departments[product.department ?? 'none'] ?? 0) + 1;
      for (const variant of product.variants) {
        keys.add(variant.key);
        seen.variants += 1;
        seen.inStock += variant.availability === 'in_stock' ? 1 : 0;
        seen.colours += variant.colour === null ? 0 : 1;
        seen.sizes += variant.size === null ? 0 : 1;
        [cheapest, dearest] = [Math.min(cheapest, variant.priceMinor), Math.max(dearest, variant.priceMinor)];
      }
    }
    expect(seen).toEqual({
      rows: 5024,
      products: 997,
      variants: 3684,
      inStock: 2365,
      colours: 3657,
      sizes: 3682,
      quarantined: 0,
      notes: 0,
    });
    expect([brands.size, keys.size, cheapest, dearest]).toEqual([100, 3684, 800, 274_800]);
    expect(departments).toEqual({ women: 682, men: 256, unisex: 41, none: 18 });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
