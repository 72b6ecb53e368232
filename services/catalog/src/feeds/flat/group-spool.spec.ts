import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedRecord } from '../feed-reader.ts';
import { EUROS } from '../test/feed-fixture.ts';
import type { FlatLine, FlatRow } from './flat-fields.ts';
import { flatRecords } from './flat-records.ts';
import { GroupSpool, type RowGroup } from './group-spool.ts';
import { SpoolFiles } from './spool-files.ts';

const row = (number: number, text = 'x'): FlatRow => ({
  row: number,
  cells: { id: [String(number)], title: [text] },
  recoded: false,
  mended: false,
});

async function grouped(rows: readonly [string, FlatRow][], memoryChars?: number): Promise<RowGroup[]> {
  const spool = new GroupSpool(memoryChars);
  const groups: RowGroup[] = [];
  try {
    for (const [key, held] of rows) await spool.add(key, held);
    for await (const group of spool.groups()) groups.push(group);
  } finally {
    await spool.close();
  }
  return groups;
}

const byKey = (groups: RowGroup[]): RowGroup[] => groups.toSorted((a, b) => (a.key < b.key ? -1 : 1));

describe('GroupSpool', () => {
  test('groups, any rows, are the same in memory and from disk, and in one order', async () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'ü\u2028', 'd"\n'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(keys, fc.nat(3_000), async (keys, memory) => {
        const rows = keys.map((key, index): [string, FlatRow] => [key, row(index, `text ${key}`)]);
        const inMemory = await grouped(rows);
        const onDisk = await grouped(rows, memory);
        expect(byKey(onDisk)).toEqual(byKey(inMemory));
        expect(await grouped(rows, memory)).toEqual(onDisk);
        expect(inMemory.map(({ key }) => key)).toEqual([...new Set(keys)]);
        expect(inMemory.reduce((sum, { count }) => sum + count, 0)).toBe(keys.length);
      }),
      // Each run makes hundreds of files.
      { numRuns: 12 },
    );
  });

  test('groups, long rows from disk, come back whole across reads', async () => {
    const rows = Array.from({ length: 40 }, (_, index): [string, FlatRow] => [
      index % 2 ? 'a' : 'b',
      row(index, 'ß'.repeat(30_000)),
    ]);
    expect(byKey(await grouped(rows, 0))).toEqual(byKey(await grouped(rows)));
  });

  test('groups, more rows than a product may have, are counted and not held', async () => {
    const rows = Array.from({ length: FEED_LIMITS.rowsPerProduct + 5 }, (_, index): [string, FlatRow] => [
      'a',
      row(index),
    ]);
    for (const memory of [undefined, 0])
      expect(await grouped(rows, memory)).toMatchObject([
        { rows: [], count: rows.length, overflow: 'too_many_rows', firstRow: 0 },
      ]);
  });

  test('SpoolFiles, while they are open, have no name that could be left behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atelier-spool-'));
    const files = await SpoolFiles.open(2, folder);
    await files.write(1, 'line');
    const lines: string[] = [];
    for await (const line of files.lines(1)) lines.push(line);
    expect([lines, readdirSync(folder)]).toEqual([['line'], []]);
    await files.close();
    rmSync(folder, { recursive: true });
  });

  test('flatRecords, the file ends with an error, passes it on', async () => {
    const lines = async function* (): AsyncGenerator<FlatLine> {
      yield await Promise.resolve({ kind: 'row', row: row(1) });
      throw new Error('disk is gone');
    };
    const reading = async (): Promise<void> => {
      for await (const { rows } of flatRecords(lines(), EUROS, new GroupSpool(0))) expect(rows).toBe(1);
    };
    await expect(reading()).rejects.toThrow('disk is gone');
  });

  test('flatRecords, a product with too many rows, is quarantined with all of them', async () => {
    const count = FEED_LIMITS.rowsPerProduct + 1;
    const lines = async function* (): AsyncGenerator<FlatLine> {
      for (let number = 1; number <= count; number += 1) {
        const { cells, ...rest } = row(number);
        yield await Promise.resolve({ kind: 'row', row: { ...rest, cells: { ...cells, groupId: ['g'] } } });
      }
    };
    const records: FeedRecord[] = [];
    for await (const record of flatRecords(lines(), EUROS)) records.push(record);
    expect(records).toMatchObject([
      {
        product: null,
        rows: count,
        quarantined: [{ reason: 'too_many_rows', rowsAffected: count, variantsAffected: count }],
      },
    ]);
  });
});
