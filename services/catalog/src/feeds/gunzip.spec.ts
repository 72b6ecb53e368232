import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { FeedUnusable } from './feed-reader.ts';
import { unpacked } from './gunzip.ts';
import { inChunks } from './test/feed-fixture.ts';

async function unpack(bytes: AsyncIterable<Uint8Array>, max?: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of unpacked(bytes, max)) parts.push(part);
  return Buffer.concat(parts);
}

const TEXT = Buffer.from('Handle,Title\n'.repeat(5_000));
const zip = gzipSync(TEXT);

describe('unpacked', () => {
  test.each([1, 100, 1_000_000])('unpacked, gzip in chunks of %i, is the text', async (chunk) => {
    expect((await unpack(inChunks(zip, chunk))).equals(TEXT)).toBe(true);
  });

  test('unpacked, several members, are all read', async () => {
    expect((await unpack(inChunks(Buffer.concat([zip, zip])))).length).toBe(2 * TEXT.length);
  });

  test('unpacked, what is no gzip, stays as it is', async () => {
    expect((await unpack(inChunks(TEXT, 1_000))).equals(TEXT)).toBe(true);
  });

  test.each([
    ['cut off', zip.subarray(0, zip.length - 20), 'damaged or ends too early'],
    ['damaged', Buffer.concat([zip.subarray(0, 40), Buffer.alloc(40, 7), zip.subarray(80)]), 'damaged'],
    ['a bomb', gzipSync(Buffer.alloc(40_000_000)), 'times its size'],
  ])('unpacked, %s, is unusable and says so', async (_, bytes, words) => {
    const reading = unpack(inChunks(bytes));
    await expect(reading).rejects.toThrow(FeedUnusable);
    await expect(reading).rejects.toThrow(words);
  });

  test('unpacked, larger than allowed, is unusable', async () => {
    await expect(unpack(inChunks(zip), 1_000)).rejects.toThrow('larger than 1000 bytes');
  });

  test('unpacked, the source fails, passes its error on', async () => {
    const failing = async function* () {
      yield zip.subarray(0, 50);
      await Promise.reject(new Error('disk is gone'));
    };
    await expect(unpack(failing())).rejects.toThrow('disk is gone');
  });

  test('unpacked, the reader stops, closes the source', async () => {
    let isClosed = false;
    const source = async function* () {
      try {
        for (;;) yield await Promise.resolve(zip);
      } finally {
        isClosed = true;
      }
    };
    for await (const part of unpacked(source())) if (part.length > 0) break;
    expect(isClosed).toBe(true);
  });
});
