import type { TestDatabase } from '../src/database.ts';
import { shopifyCsv } from '../src/shopify-csv.ts';
import type { Stack } from '../src/stack.ts';

const SLUGS = ['shop-linden', 'shop-birch'] as const;

/** Two shops with one product each, which nobody changes: what is asked for there stays as it was shown. */
export async function openShops(stack: Stack): Promise<void> {
  const feed = shopifyCsv([{ handle: 'shirt', title: 'A shirt', type: 'Shirts' }]);
  for (const slug of SLUGS) await stack.admin().importFeed(slug, feed);
}

/** The variant of each of them, always in the same order. */
export async function variantsOf(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ variant_id: string }>(
    'SELECT variant_id FROM catalog.variants JOIN catalog.products USING (item_id) WHERE merchant = ANY ($1) ORDER BY merchant',
    [SLUGS],
  );
  if (rows.length !== SLUGS.length) throw new Error(`Cannot buy anything: ${rows.length} variants in the shops`);
  return rows.map(({ variant_id: id }) => id);
}
