import { textBytes } from '../feed-encoding.ts';
import type { FeedReader, FeedRecord, FeedSettings } from '../feed-reader.ts';
import { flatRecords } from '../flat/flat-records.ts';
import { flatTable } from '../flat/flat-table.ts';
import { startOf } from '../peek.ts';
import { OPENAI_FIELDS } from './openai-fields.ts';
import { flatJson } from './openai-json.ts';

/** Reads OpenAI's flat product feed as JSON lines, CSV or TSV, one row per variant in any order. */
export class OpenAiReader implements FeedReader {
  readonly format = 'openai';

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const { start, all } = await startOf(textBytes(bytes, null));
    const isJson = /^\s*[{[]/.test(start);
    yield* flatRecords(isJson ? flatJson(all, OPENAI_FIELDS) : flatTable(all, OPENAI_FIELDS), settings);
  }
}
