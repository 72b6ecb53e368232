import type { FeedProduct, FeedRecord, FeedSettings, FeedVariant, Quarantined } from '../feed-reader.ts';
import { ShopifyCsvReader } from '../shopify/shopify-csv.reader.ts';

/** The columns of an export before 2024 that the specs use; `Title` and others may be overridden per row. */
export const COLUMNS = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Variant SKU',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Gift Card',
  'Google Shopping / Gender',
  'Variant Image',
  'Status',
] as const;

export type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

export const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csv = (rows: readonly Row[], columns: readonly string[] = COLUMNS): string =>
  [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => cell((row as Record<string, string>)[column] ?? '')).join(',')),
  ].join('\n');

export const EUROS: FeedSettings = {
  currency: 'EUR',
  shopUrl: 'https://shop.example',
  asOf: new Date('2026-11-01T12:00:00Z'),
};

/** The bytes in pieces of one size, as a stream would bring them. */
export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + size)));
}

export interface Read {
  records: FeedRecord[];
  products: FeedProduct[];
  variants: FeedVariant[];
  quarantined: Quarantined[];
  reasons: string[];
  rows: number;
}

export async function read(feed: string | Uint8Array, settings = EUROS, chunk?: number): Promise<Read> {
  const bytes = typeof feed === 'string' ? Buffer.from(feed) : feed;
  const records: FeedRecord[] = [];
  for await (const record of new ShopifyCsvReader().read(inChunks(bytes, chunk), settings)) records.push(record);
  const products = records.flatMap((record) => record.product ?? []);
  const quarantined = records.flatMap((record) => record.quarantined);
  return {
    records,
    products,
    variants: products.flatMap((product) => product.variants),
    quarantined,
    reasons: quarantined.map(({ part, reason }) => `${part}:${reason}`),
    rows: records.reduce((sum, record) => sum + record.rows, 0),
  };
}

/** A product that nothing is wrong with, in one row. */
export const SHIRT: Row = {
  Handle: 'linen-shirt',
  Title: 'Linen Shirt',
  'Option1 Name': 'Size',
  'Option1 Value': 'M',
  'Variant Price': '49.00',
};

/** A further row of that product. */
export const more = (row: Row): Row => ({ Handle: 'linen-shirt', ...row });
