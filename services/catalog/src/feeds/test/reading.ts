import type { FeedProduct, FeedReader, FeedRecord, FeedVariant, Quarantined } from '../feed-reader.ts';
import { EUROS, inChunks } from './feed-fixture.ts';

export interface Reading {
  records: FeedRecord[];
  products: FeedProduct[];
  variants: FeedVariant[];
  quarantined: Quarantined[];
  /** `part:reason` of each. */
  reasons: string[];
  notes: string[];
  rows: number;
  /** Variants that are in, and those that are told to be left out. */
  allVariants: number;
}

export async function readWith(
  reader: FeedReader,
  feed: string | Uint8Array,
  settings = EUROS,
  chunk?: number,
): Promise<Reading> {
  const bytes = typeof feed === 'string' ? Buffer.from(feed) : feed;
  const records: FeedRecord[] = [];
  for await (const record of reader.read(inChunks(bytes, chunk), settings)) records.push(record);
  const products = records.flatMap((record) => record.product ?? []);
  const quarantined = records.flatMap((record) => record.quarantined);
  const variants = products.flatMap((product) => product.variants);
  return {
    records,
    products,
    variants,
    quarantined,
    reasons: quarantined.map(({ part, reason }) => `${part}:${reason}`),
    notes: records.flatMap((record) => record.notes.map(({ code }) => code)),
    rows: records.reduce((sum, record) => sum + record.rows, 0),
    allVariants: variants.length + quarantined.reduce((sum, { variantsAffected }) => sum + variantsAffected, 0),
  };
}
