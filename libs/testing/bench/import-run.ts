import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { shopifyExport } from './import-feed.ts';
import { type Parts, partsOf, type Reader, type Writer } from './import-parts.ts';

/** The one merchant of the bench. */
export const SHOP = 'bench';

/** The catalog's own importer, with generated feeds for files. */
export interface ImportRun {
  readonly parts: Parts;
  readonly reader: Reader;
  readonly writer: Writer;
  readonly database: DataSource;
  /** Queues the import of a generated feed with so many variants. */
  readonly queue: (variants: number) => Promise<void>;
  /** Takes an import and works it off. @returns false when none is to be had */
  readonly work: () => Promise<boolean>;
}

/** @param url of a migrated catalog, as `catalog_app` */
export async function importRun(url: string): Promise<ImportRun> {
  const parts = await partsOf();
  const database = await new DataSource(parts.catalogDatabase(url, 4)).initialize();
  const reader = new parts.ShopifyCsvReader();
  const writer = new parts.ProductWriter(new parts.PriceHistoryRepository(database));
  const imports = new parts.FeedImportsRepository(database);
  const gone = new parts.GoneRepository();
  const importer = new parts.FeedImporter(
    imports,
    new parts.MerchantsRepository(database),
    writer,
    gone,
    new parts.Snapshot(imports, gone),
    { now: () => new Date() },
    { record: () => Promise.resolve() },
    // The key of a file says how many variants it has.
    {
      get: (key) => Promise.resolve(Readable.from(shopifyExport(Number(key.split('/').at(-1))))),
      delete: () => Promise.resolve(),
    },
    [reader],
  );
  await database.query(
    `INSERT INTO merchants (slug, name, currency) VALUES ($1, 'Bench', 'EUR') ON CONFLICT DO NOTHING`,
    [SHOP],
  );
  return {
    parts,
    reader,
    writer,
    database,
    queue: async (variants) => {
      const ids = { importId: randomUUID(), assetKey: `feeds/${SHOP}/${randomUUID()}/${variants}` };
      const rest = {
        merchant: SHOP,
        format: reader.format,
        mode: 'full',
        sha256: '0'.repeat(64),
        requestedBy: 'bench',
      };
      await imports.queue(database.manager, { ...ids, ...rest }, 1);
    },
    work: async () => {
      const run = await imports.claim();
      if (run) await importer.run(run, new AbortController().signal);
      return run !== null;
    },
  };
}
