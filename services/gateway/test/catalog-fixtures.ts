import type { Stack } from '#libs/testing';

const HEADER = 'Handle,Title,Variant Price\n';
const rows = (count: number): string => Array.from({ length: count }, (_, i) => `h${i},Title ${i},9.00\n`).join('');

/** An import that holds products back: its file has too few of those its shop had. @returns its handle. */
export async function placeHeldImport(stack: Stack, slug: string): Promise<string> {
  const admin = stack.admin();
  await admin.importFeed(slug, HEADER + rows(45));
  const held = await admin.importFeed(slug, HEADER + rows(3));
  return held.import_id;
}

/** An item with one variant, of a merchant of its own. @returns their handles. */
export async function placeItem(stack: Stack, slug: string): Promise<{ item_id: string; variant_id: string }> {
  await stack.admin().importFeed(slug, HEADER + rows(1));
  const [row] = await stack.database.query<{ item_id: string; variant_id: string }>(
    'SELECT item_id, variant_id FROM catalog.products JOIN catalog.variants USING (item_id) WHERE merchant = $1',
    [slug],
  );
  if (!row) throw new Error(`Cannot place an item at ${slug}: its import has none`);
  return row;
}

/** A merchant with a feed at a port nobody answers for, which is fetched only when asked for. @returns its slug. */
export async function placeFeed(stack: Stack, slug: string): Promise<string> {
  const feed = { feed_url: 'https://127.0.0.1/feed.csv', feed_every_minutes: null };
  await stack.admin().send('PUT', `/merchants/${slug}`, { name: slug, currency: 'EUR', shop_url: null, ...feed });
  return slug;
}
