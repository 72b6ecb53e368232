import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FeedUnusable } from './feed-reader.ts';

/** No feed unpacks to more: half a million products with long texts take less than half of it. */
export const MAX_UNPACKED_BYTES = 4 * 2 ** 30;
/** Text of products shrinks to a tenth, repetitive text to a fiftieth; deflate's limit, which bombs come close to, is 1,032. */
const MAX_RATIO = 250;
/** Below this, a high ratio harms nobody. */
const FREE_BYTES = 16 * 2 ** 20;

/** The bytes as they are, or unpacked when they begin as gzip does. Throws FeedUnusable for a damaged file and for a bomb. */
export async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  maxBytes = MAX_UNPACKED_BYTES,
): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    let head: Uint8Array = new Uint8Array();
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
      if (head.length >= 2) break;
    }
    const whole = rest(head, chunks);
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(whole, maxBytes);
    else yield* whole;
  } finally {
    await chunks.return?.();
  }
}

async function* rest(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const counted = { in: 0, out: 0 };
  const input = Readable.from(
    count(packed, (bytes) => (counted.in += bytes)),
    { objectMode: false, highWaterMark: 65_536 },
  );
  // The reader below sees the same error, so that this promise must only not be left unhandled.
  const piping = pipeline(input, gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      counted.out += chunk.length;
      if (counted.out > maxBytes) {
        throw new FeedUnusable(`Cannot read the feed: unpacked it is larger than ${maxBytes} bytes; split it.`);
      }
      if (counted.out > FREE_BYTES && counted.out > counted.in * MAX_RATIO) {
        throw new FeedUnusable(
          `Cannot read the feed: it unpacks to more than ${MAX_RATIO} times its size, which no list of products does. Send it unpacked.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new FeedUnusable(
      'Cannot read the feed: the gzip file is damaged or ends too early. Upload it again, or send it unpacked.',
    );
  } finally {
    gunzip.destroy();
    await piping;
  }
}

async function* count(source: AsyncIterable<Uint8Array>, add: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    add(chunk.length);
    yield chunk;
  }
}

const isDamage = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('Z_');
