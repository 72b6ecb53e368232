import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { FeedUnusable } from './feed-reader.ts';
import { feedReaders } from './feed-readers.ts';
import { EUROS } from './test/feed-fixture.ts';
import { type Reading, readWith } from './test/reading.ts';
import { things, ways } from './test/ways.ts';

function readerOf(format: string) {
  const reader = feedReaders().find((candidate) => candidate.format === format);
  if (reader === undefined) throw new Error(`no reader for ${format}`);
  return reader;
}

/** What holds of every reading, whatever the file was. */
function expectSound({ records, products, quarantined }: Reading): void {
  for (const { rows } of records) expect(rows).toBeGreaterThan(0);
  const keys = products.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { key, title, variants, currency } of products) {
    expect([key, title].every((text) => text.length > 0)).toBe(true);
    expect(currency).toMatch(/^[A-Z]{3}$/);
    expect(variants.length).toBeGreaterThan(0);
    expect(new Set(variants.map((variant) => variant.key)).size).toBe(variants.length);
    expect(variants.every(({ priceMinor }) => Number.isInteger(priceMinor) && priceMinor > 0)).toBe(true);
  }
  for (const { detail, rowsAffected, variantsAffected } of quarantined) {
    expect(detail.length).toBeGreaterThan(0);
    expect(detail.length).toBeLessThanOrEqual(500);
    expect(Math.min(rowsAffected, variantsAffected)).toBeGreaterThanOrEqual(0);
  }
  expect(JSON.stringify([products, quarantined])).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]/u);
  expect(JSON.stringify(quarantined)).not.toMatch(/u:p@/u);
}

describe('feed readers, any feed', () => {
  test.each(ways)('read, %s, accounts for every row and every variant exactly once', async (_, way) => {
    await fc.assert(
      fc.asyncProperty(things, fc.constantFrom(1, 20, 65_536), async (list, chunk) => {
        fc.pre(way.rows(list) > 0);
        const reading = await readWith(readerOf(way.format), way.write(list), EUROS, chunk);
        expectSound(reading);
        expect([reading.rows, reading.allVariants]).toEqual([way.rows(list), way.variants(list)]);
      }),
      { numRuns: 150 },
    );
  });

  test.each(ways)('read, %s in any chunks or packed, gives the same records', async (_, way) => {
    await fc.assert(
      fc.asyncProperty(things, fc.integer({ min: 1, max: 60 }), async (list, chunk) => {
        fc.pre(way.rows(list) > 0);
        const reader = readerOf(way.format);
        const { records } = await readWith(reader, way.write(list));
        expect((await readWith(reader, way.write(list), EUROS, chunk)).records).toEqual(records);
        expect((await readWith(reader, gzipSync(way.write(list)))).records).toEqual(records);
      }),
      { numRuns: 40 },
    );
  });

  test.each(ways)('read, %s cut off anywhere, keeps what is whole and never has more', async (_, way) => {
    await fc.assert(
      fc.asyncProperty(things, fc.double({ min: 0, max: 1, noNaN: true }), async (list, part) => {
        fc.pre(way.rows(list) > 0);
        const whole = Buffer.from(way.write(list));
        const reading = await readable(way.format, whole.subarray(0, Math.floor(whole.length * part)));
        if (reading === null) return;
        expectSound(reading);
        expect(reading.rows).toBeLessThanOrEqual(way.rows(list) + 1);
        expect(reading.allVariants).toBeLessThanOrEqual(way.variants(list) + 1);
      }),
      { numRuns: 200 },
    );
  });

  test.each(ways)('read, %s with any bytes changed, throws nothing but FeedUnusable', async (_, way) => {
    const changes = fc.array(
      fc.tuple(fc.nat(5_000), fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"\'<>{}[],:\n\t&;\\')))),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(things, changes, fc.boolean(), async (list, changes, isAuto) => {
        const bytes = Buffer.from(way.write(list));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const reading = await readable(isAuto ? 'auto' : way.format, bytes);
        if (reading !== null) expectSound(reading);
      }),
      { numRuns: 200 },
    );
  });

  test.each(feedReaders().map((reader) => [reader.format, reader] as const))(
    'read, %s and any bytes at all, throws nothing but FeedUnusable',
    async (format) => {
      const starts = fc.constantFrom(
        '',
        '{',
        '[{"id":',
        '<rss><channel><item>',
        '<feed',
        'id,title,price\n',
        'item_id\ttitle\tprice\n',
        'Handle,Title,Variant Price\n',
        '\x1f\x8b\x08',
      );
      await fc.assert(
        fc.asyncProperty(
          starts,
          fc.oneof(
            fc.uint8Array({ maxLength: 200 }),
            fc.string({ maxLength: 200 }).map((text) => Buffer.from(text)),
          ),
          async (start, bytes) => {
            const reading = await readable(format, Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
            if (reading !== null) expectSound(reading);
          },
        ),
        { numRuns: 150 },
      );
    },
  );
});

/** The reading, or null where the file is of no use; anything else that is thrown is a fault. */
async function readable(format: string, bytes: Uint8Array): Promise<Reading | null> {
  try {
    return await readWith(readerOf(format), bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(FeedUnusable);
    expect((error as FeedUnusable).message).toMatch(/^Cannot read the feed: .+\.$/s);
    return null;
  }
}
