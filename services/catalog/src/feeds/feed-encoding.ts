import { FeedUnusable } from './feed-reader.ts';
import { unpacked } from './gunzip.ts';
import { isBinary, olderEncodingOf, utf16Of } from './text-encoding.ts';

/** Enough for every signature below, for telling text from binary, and for a few words of any language behind a long header. */
const SNIFF_BYTES = 65_536;

const SIGNATURES: readonly { bytes: number[]; what: string; wayOut: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'an Excel workbook or a zip archive',
    wayOut: 'Save it as "CSV UTF-8", or unpack it, and send what is in it.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook',
    wayOut: 'Save it as "CSV UTF-8" and send the .csv file.',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document', wayOut: 'Send the product feed that the shop exports.' },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    what: 'a Parquet file',
    wayOut: 'Export the feed as JSON lines, CSV or TSV (also with gzip) and send that.',
  },
  ...[
    [0x42, 0x5a, 0x68],
    [0x28, 0xb5, 0x2f, 0xfd],
    [0xfd, 0x37, 0x7a, 0x58],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
  ].map((bytes) => ({
    bytes,
    what: 'an archive of a kind that is not read',
    wayOut: 'Unpack it, or pack it with gzip, and send that.',
  })),
];

/** What a format is written in. */
export type Notation = 'table' | 'json' | 'xml';

const EXPECTED: Record<Notation, string> = { table: 'a CSV', json: 'JSON', xml: 'XML' };

/**
 * The file, unpacked where it is gzip, as bytes of UTF-8 without a byte order mark. UTF-16 is recognised by its mark or its zeros and recoded, as is a table in
 * an older encoding that its letters betray; other bytes pass as they are, because only a cell shows whether it is UTF-8. Throws FeedUnusable for what is no text, or not in the expected notation.
 */
export async function* textBytes(
  source: AsyncIterable<Uint8Array>,
  expected: Notation | null = 'table',
): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let recode: ((bytes: Uint8Array) => Buffer) | null = null;
  for await (const chunk of unpacked(source)) {
    if (head === null) {
      yield recode === null ? asBuffer(chunk) : recode(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < SNIFF_BYTES) continue;
    recode = recoderFor(head);
    yield firstBytes(head, recode, expected);
    head = null;
  }
  if (head !== null) yield firstBytes(head, recoderFor(head), expected);
}

function firstBytes(head: Buffer, recode: ((bytes: Uint8Array) => Buffer) | null, expected: Notation | null): Buffer {
  // Two marks where a program puts one before a file that has its own.
  let start = 0;
  while (head[start] === 0xef && head[start + 1] === 0xbb && head[start + 2] === 0xbf) start += 3;
  const text = recode ? recode(head) : head.subarray(start);
  refuseOtherNotations(text, expected);
  return text;
}

function recoderFor(head: Buffer): ((bytes: Uint8Array) => Buffer) | null {
  for (const signature of SIGNATURES) {
    if (signature.bytes.every((byte, index) => head[index] === byte)) {
      throw new FeedUnusable(`Cannot read the feed: the file is ${signature.what}, not a feed. ${signature.wayOut}`);
    }
  }
  const sniffed = head.subarray(0, SNIFF_BYTES);
  const encoding = utf16Of(sniffed) ?? olderEncodingOf(sniffed);
  if (encoding !== null) {
    const decoder = new TextDecoder(encoding);
    return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8');
  }
  if (isBinary(sniffed)) {
    throw new FeedUnusable(
      'Cannot read the feed: the file is not text (it has zero bytes). Save it as "CSV UTF-8" and send that.',
    );
  }
  return null;
}

function refuseOtherNotations(text: Buffer, expected: Notation | null): void {
  const start = text.subarray(0, SNIFF_BYTES).toString('latin1').trimStart();
  if (start === '')
    throw new FeedUnusable('Cannot read the feed: the file is empty. Export the products again and send that file.');
  const found: Notation = start.startsWith('<') ? 'xml' : /^[{[]/.test(start) ? 'json' : 'table';
  if (expected === null || found === expected) return;
  const what = { xml: 'a web page or XML', json: 'JSON', table: 'a table or plain text' }[found];
  throw new FeedUnusable(
    `Cannot read the feed: the file is ${what}, not ${EXPECTED[expected]}. If it was downloaded, the link may have led to a login page; ` +
      'otherwise name the format that it has, or "auto".',
  );
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
