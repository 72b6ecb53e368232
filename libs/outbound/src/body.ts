import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { OutboundRefused } from './errors.ts';

/** What we ask for, and can unpack. */
export const ENCODINGS = 'gzip, br';

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
};

/**
 * The content of an answer, unpacked. Its bytes are counted as they came and as they are handed on, so neither an endless answer nor
 * a small one that unpacks to a huge one gets far.
 *
 * @throws OutboundRefused `ENCODING` at once for an encoding we do not know, `TOO_LARGE` while it is read.
 */
export function contentOf(raw: Readable, encoding: string, host: string, maxBytes: number): AsyncIterable<Uint8Array> {
  if (encoding === '' || encoding === 'identity') return atMost(raw, host, maxBytes);
  const decoder = DECODERS[encoding]?.();
  if (!decoder) {
    raw.destroy();
    throw new OutboundRefused('ENCODING', 'it sent its answer in an encoding we did not ask for', { host });
  }
  const counted = (source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => atMost(source, host, maxBytes);
  // What goes wrong on the way is thrown to who reads the end of it.
  const unpacked = pipeline(raw, counted, decoder, () => undefined) as unknown as Readable;
  return atMost(unpacked, host, maxBytes);
}

async function* atMost(source: AsyncIterable<Uint8Array>, host: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(host, maxBytes);
    yield chunk;
  }
}

export const tooLarge = (host: string, maxBytes: number): OutboundRefused =>
  new OutboundRefused('TOO_LARGE', `what it sends is larger than ${maxBytes} bytes`, { host });
