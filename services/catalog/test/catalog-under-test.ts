import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalAssetStore } from '#libs/assets';
import {
  feedImports,
  type FeedImportView,
  items,
  merchants,
  type SearchCatalogInput,
  type SearchCatalogView,
  type StartFeedImportInput,
} from '#libs/contracts';
import { type As, type FeedRow, patient, serviceUnderTest, shopifyCsv, type UnderTest } from '#libs/testing';

type Mode = NonNullable<StartFeedImportInput['mode']>;

/** A Shopify CSV with all there is, unless it says otherwise. */
type How = Partial<Pick<StartFeedImportInput, 'format' | 'mode'>>;

/** The catalog service with the things a test of it does all the time. */
export interface CatalogUnderTest extends UnderTest {
  setMerchant(slug: string, currency?: string): Promise<void>;
  /** Stores the file where the gateway would and starts its import, also of a file it has just started, unless `as` says otherwise. */
  start(slug: string, feed: string | Uint8Array, as?: As, how?: How): Promise<FeedImportView>;
  ended(importId: string, withinMs?: number): Promise<FeedImportView>;
  /** From the rows to the end of the import; the merchant is made when it is not there. */
  importRows(slug: string, rows: readonly FeedRow[], mode?: Mode): Promise<FeedImportView>;
  search(input: SearchCatalogInput, as?: As): Promise<SearchCatalogView>;
  /** All rows of the catalog, without what says when and by which import they were last seen. */
  dump(): Promise<unknown[]>;
}

export async function catalogUnderTest(extra: Record<string, string> = {}): Promise<CatalogUnderTest> {
  const service = await serviceUnderTest('catalog', extra);
  const { caller, database } = service;
  const assets = new LocalAssetStore(service.bed.assetsDir);

  const setMerchant = async (slug: string, currency = 'EUR'): Promise<void> => {
    await caller.call(merchants.setMerchant, {
      slug,
      name: `Shop ${slug}`,
      currency,
      shop_url: `https://${slug}.example`,
    });
  };
  const start = async (
    slug: string,
    feed: string | Uint8Array,
    as: As = { again: true },
    { format = 'shopify_csv', mode }: How = {},
  ): Promise<FeedImportView> => {
    const key = `feeds/${slug}/${randomUUID()}`;
    const bytes = Buffer.from(feed as string);
    await assets.put(key, inPieces(bytes), 2 ** 30);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const input = { slug, format, asset_key: key, bytes: bytes.length, sha256, ...(mode ? { mode } : {}) };
    return caller.call(feedImports.startFeedImport, input, as);
  };
  const ended = async (importId: string, withinMs = 30_000): Promise<FeedImportView> => {
    const deadline = performance.now() + patient(withinMs);
    for (;;) {
      const view = await caller.call(feedImports.getFeedImport, { import_id: importId });
      if (view.status === 'done' || view.status === 'failed') return view;
      if (performance.now() > deadline) throw new Error(`The import did not end: ${JSON.stringify(view)}`);
      await sleep(25);
    }
  };
  return {
    ...service,
    setMerchant,
    start,
    ended,
    importRows: async (slug, rows, mode) => {
      await setMerchant(slug);
      return ended((await start(slug, shopifyCsv(rows), undefined, mode && { mode })).import_id);
    },
    search: (input, as) => caller.call(items.searchCatalog, input, as),
    dump: async () => {
      const products = await database.query(
        `SELECT to_jsonb(p) - 'seen_at' - 'first_seen_at' - 'import_id' - 'import_outcome' - 'gone_at' - 'gone_by' - 'named_by'
           || jsonb_build_object('gone', gone_at IS NOT NULL) AS row FROM catalog.products p ORDER BY item_id`,
      );
      const prices = await database.query(
        `SELECT to_jsonb(h) - 'at' - 'left_at' || jsonb_build_object('left', left_at IS NOT NULL,
           'number', row_number() OVER (PARTITION BY variant_id ORDER BY at)) AS row
         FROM catalog.price_history h ORDER BY variant_id, at`,
      );
      const variants = await database.query('SELECT to_jsonb(v) AS row FROM catalog.variants v ORDER BY variant_id');
      const words = await database.query('SELECT word FROM catalog.vocabulary ORDER BY word');
      return [...products, ...variants, ...words, ...prices];
    },
  };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536));
}
