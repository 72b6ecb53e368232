import { textBytes } from '../feed-encoding.ts';
import type { FeedReader, FeedRecord, FeedSettings } from '../feed-reader.ts';
import { startOf } from '../peek.ts';
import { detectFormat } from './detect-format.ts';

/** Enough for the first product of any feed with long texts. */
const START_CHARS = 65_536;

const windows1252 = new TextDecoder('windows-1252');

/** The start of a file as people read it; what is no UTF-8 near the top is Windows-1252, as cells are. */
function readable(start: string): string {
  const bytes = Buffer.from(start, 'latin1');
  const text = bytes.toString('utf8');
  return text.slice(0, 2_000).includes('\ufffd') ? windows1252.decode(bytes) : text;
}

/** Finds out by the content which of its readers a file is for. */
export class DetectingReader implements FeedReader {
  readonly format = 'auto';

  private readonly readers: readonly FeedReader[];

  constructor(readers: readonly FeedReader[]) {
    this.readers = readers;
  }

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const { start, all } = await startOf(textBytes(bytes, null), START_CHARS);
    try {
      const format = detectFormat(readable(start));
      const reader = this.readers.find((candidate) => candidate.format === format);
      if (reader === undefined) throw new Error(`No reader for ${format}`);
      settings.onFormat?.(format);
      yield* reader.read(all, settings);
    } finally {
      await all.return(undefined);
    }
  }
}
