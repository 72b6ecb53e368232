import { isUtf8 } from 'node:buffer';
import { FeedUnusable } from '../feed-reader.ts';
import { JsonScanner } from './json-scanner.ts';
import { mendedJson } from './mended-json.ts';

/** One product of a JSON file: an element of its list of products, or a line. */
export interface JsonElement {
  /** Elements are counted from 1; of JSON lines it is the line. */
  row: number;
  /** Null when it cannot be read; `broken` then says why. */
  value: unknown;
  broken: string | null;
  /** It was no UTF-8 and was read as Windows-1252. */
  recoded: boolean;
  /** It was no JSON, but could be understood. */
  mended: boolean;
}

/** Deeper than any feed; JSON.parse would take it, but nothing that is so deep is a product. */
const MAX_DEPTH = 64;
/** An element longer than this is not a product, or one that nobody could show. */
export const MAX_ELEMENT_BYTES = 4_000_000;

const windows1252 = new TextDecoder('windows-1252');

/**
 * The elements of a JSON file one at a time, whatever its size: of a list at the top, of `products` (also in `feed` or `data`), or of
 * values that follow each other (JSON lines). No installed library does this; JSON.parse alone would hold the whole file.
 * A string that is not closed ends with its line, so that one fault costs one element.
 */
export async function* jsonElements(bytes: AsyncIterable<Buffer>): AsyncGenerator<JsonElement> {
  const scanner = new JsonScanner(MAX_ELEMENT_BYTES, MAX_DEPTH);
  let count = 0;
  for await (const chunk of bytes) {
    for (const found of scanner.add(chunk)) yield element(found, (count += 1));
  }
  for (const found of scanner.end()) yield element(found, (count += 1));
  if (count === 0 && !scanner.sawList) {
    throw new FeedUnusable(
      'Cannot read the feed: it is JSON without any product. Export the products again and send that file.',
    );
  }
}

function element(
  { bytes, line, broken }: { bytes: Buffer; line: number | null; broken: string | null },
  count: number,
): JsonElement {
  const row = line ?? count;
  if (broken !== null) return { row, value: null, broken, recoded: false, mended: false };
  const recoded = !isUtf8(bytes);
  const text = recoded ? windows1252.decode(bytes) : bytes.toString('utf8');
  try {
    return { row, value: JSON.parse(text) as unknown, broken: null, recoded, mended: false };
  } catch (error) {
    const value = mendedJson(text);
    if (value !== undefined) return { row, value, broken: null, recoded, mended: true };
    // Only the place: the rest of the message shows a piece of the text.
    const at = error instanceof Error ? (/at position \d+/.exec(error.message)?.[0] ?? '') : '';
    return { row, value: null, broken: `it is not valid JSON ${at}`.trim(), recoded, mended: false };
  }
}
