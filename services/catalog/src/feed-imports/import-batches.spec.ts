import { describe, expect, test } from '@jest/globals';
import type { FeedProduct, FeedRecord } from '../feeds/feed-reader.ts';
import { batches } from './import-batches.ts';

const record = (variants: number, pictures = 0): FeedRecord => ({
  product: {
    variants: Array(variants).fill({}),
    pictures: Array(pictures).fill('https://shop.example/a.jpg'),
    tags: [],
  } as unknown as FeedProduct,
  quarantined: [],
  notes: [],
  rows: variants,
});
async function* of(records: readonly FeedRecord[]): AsyncGenerator<FeedRecord> {
  for (const one of records) yield await Promise.resolve(one);
}
async function sizes(records: readonly FeedRecord[], signal = new AbortController().signal): Promise<number[]> {
  const found: number[] = [];
  for await (const batch of batches(of(records), signal)) found.push(batch.length);
  return found;
}

describe('batches', () => {
  test('batches, of nothing, are one that is empty, so that there is a report', async () => {
    expect(await sizes([])).toEqual([0]);
  });

  test('batches, of many products, are bounded and lose none', async () => {
    const found = await sizes(Array.from({ length: 1_000 }, () => record(9)));
    expect(found).toEqual([100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0]);
  });

  test('batches, one product larger than a batch, has one to itself', async () => {
    expect(await sizes([record(2_000), record(1)])).toEqual([1, 1]);
  });

  test('batches, products with many pictures, are smaller', async () => {
    expect(Math.max(...(await sizes(Array.from({ length: 100 }, () => record(1, 250)))))).toBeLessThan(40);
  });

  test('batches, told to stop, throw', async () => {
    await expect(sizes([record(1)], AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
