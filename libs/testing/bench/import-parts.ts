import type { DataSource, DataSourceOptions, EntityManager } from 'typeorm';
import { built, type DatabaseOf } from './ledger-build.ts';

/* The catalog's own parts as far as the bench uses them: libraries import no service. */

/** What is stored of a product. */
export interface Row {
  variants: unknown[];
}

/** A reader of feeds. */
export interface Reader {
  readonly format: string;
  read(bytes: AsyncIterable<Uint8Array>, settings: object): AsyncIterable<{ product: object | null }>;
}

/** Stores rows. */
export interface Writer {
  write(em: EntityManager, rows: Row[], context: object): Promise<unknown>;
}

interface Importer {
  run(run: object, signal: AbortSignal): Promise<void>;
}

interface Imports {
  queue(em: EntityManager, run: object, bytes: number): Promise<unknown>;
  claim(): Promise<object | null>;
}

interface Files {
  get(key: string): Promise<AsyncIterable<Uint8Array>>;
  delete(key: string): Promise<void>;
}

type Made<T, P extends unknown[]> = new (...parts: P) => T;

/** Classes and functions of the catalog an import is made of. */
export interface Parts {
  migrate: (options: DataSourceOptions) => Promise<string[]>;
  catalogDatabase: DatabaseOf;
  ShopifyCsvReader: Made<Reader, []>;
  productRow: (merchant: string, product: object) => Row;
  FeedImportsRepository: Made<Imports, [DataSource]>;
  GoneRepository: Made<object, []>;
  MerchantsRepository: Made<object, [DataSource]>;
  PriceHistoryRepository: Made<object, [DataSource]>;
  ProductWriter: Made<Writer, [object]>;
  Snapshot: Made<object, [Imports, object]>;
  FeedImporter: Made<Importer, [Imports, object, Writer, object, object, object, object, Files, Reader[]]>;
}

const MODULES = [
  'libs/database/src/index',
  'services/catalog/src/catalog.database',
  'services/catalog/src/feeds/shopify/shopify-csv.reader',
  'services/catalog/src/feed-imports/import.rules',
  'services/catalog/src/feed-imports/feed-imports.repository',
  'services/catalog/src/feed-imports/gone.repository',
  'services/catalog/src/merchants/merchants.repository',
  'services/catalog/src/prices/price-history.repository',
  'services/catalog/src/feed-imports/product-writer',
  'services/catalog/src/feed-imports/snapshot',
  'services/catalog/src/feed-imports/feed-importer',
];

/** Everything an import is made of, as it was built. */
export async function partsOf(): Promise<Parts> {
  return Object.assign({}, ...(await Promise.all(MODULES.map((path) => built<object>(path))))) as Parts;
}

/** Makes the catalog's tables. @param url as their owner */
export async function migrated(url: string): Promise<void> {
  const parts = await partsOf();
  await parts.migrate(parts.catalogDatabase(url));
}
