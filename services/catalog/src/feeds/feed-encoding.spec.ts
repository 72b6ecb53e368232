import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { textBytes } from './feed-encoding.ts';
import { FeedUnusable } from './feed-reader.ts';
import { inChunks } from './test/feed-fixture.ts';

async function textOf(bytes: Uint8Array, chunk?: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of textBytes(inChunks(bytes, chunk))) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const TEXT = `Handle,Title\nñ,Größe €\n${'x'.repeat(9_000)}`;
const utf16le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')]);

describe('textBytes', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-8 with two marks', Buffer.from(`\ufeff\ufeff${TEXT}`)],
    ['gzip', gzipSync(TEXT)],
    ['UTF-16 little endian', utf16le],
    ['UTF-16 big endian', Buffer.from(utf16le).swap16()],
  ])('textBytes, %s, gives UTF-8 without a mark whatever the chunks', async (_, bytes) => {
    expect(await textOf(bytes)).toBe(TEXT);
    expect(await textOf(bytes, 3)).toBe(TEXT);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'is empty'],
    ['only a mark and blanks', Buffer.from('\ufeff \n\n'), 'is empty'],
    ['an Excel workbook', Buffer.from('PK\x03\x04rest'), 'CSV UTF-8'],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'CSV UTF-8'],
    ['Parquet', Buffer.from('PAR1\x15'), 'JSON lines, CSV or TSV'],
    ['an archive', Buffer.from('BZh91'), 'gzip'],
    ['PDF', Buffer.from('%PDF-1.7'), 'product feed'],
    ['zero bytes', Buffer.from('Handle\0Title'), 'not text'],
    ['a login page', Buffer.from('\n<!doctype html><title>Log in</title>'), 'login page'],
    ['JSON', Buffer.from('{"products":[]}'), 'JSON'],
  ])('textBytes, %s, is unusable and says what to do', async (_, bytes, wayOut) => {
    const reading = textOf(bytes);
    await expect(reading).rejects.toThrow(FeedUnusable);
    await expect(reading).rejects.toThrow(wayOut);
  });
});
