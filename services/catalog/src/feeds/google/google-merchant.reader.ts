import { textBytes } from '../feed-encoding.ts';
import type { FeedReader, FeedRecord, FeedSettings } from '../feed-reader.ts';
import { flatRecords } from '../flat/flat-records.ts';
import { flatTable } from '../flat/flat-table.ts';
import { startOf } from '../peek.ts';
import { GOOGLE_FIELDS } from './google-fields.ts';
import { xmlItems } from './xml-items.ts';
import { xmlText } from './xml-text.ts';

/** Reads Google Merchant feeds: RSS 2.0, Atom 1.0, TSV and CSV, one item per variant in any order. */
export class GoogleMerchantReader implements FeedReader {
  readonly format = 'google_merchant';

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const { start, all } = await startOf(textBytes(bytes, null));
    const isXml = /^\s*</.test(start);
    yield* flatRecords(isXml ? xmlItems(xmlText(all, start)) : flatTable(all, GOOGLE_FIELDS), settings);
  }
}
