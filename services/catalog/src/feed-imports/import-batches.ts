import { setImmediate as otherWork } from 'node:timers/promises';
import type { FeedRecord } from '../feeds/feed-reader.ts';

/** What is written in one transaction, unless one product alone has more: about as many variants. */
const BATCH_WEIGHT = 1_000;

/** Reading what is in memory already never waits, so the batch being written would get no further meanwhile: let it, every so often. */
const PAUSE_EVERY = 16;

/** Pictures and tags take room too. */
const weightOf = ({ product, quarantined }: FeedRecord): number =>
  1 +
  quarantined.length +
  (product ? product.variants.length + (product.pictures.length + product.tags.length) / 8 : 0);

/** Records in batches of bounded weight; none is empty but the last, which is there even when there was nothing to read. */
export async function* batches(
  records: AsyncIterable<FeedRecord>,
  signal: AbortSignal,
): AsyncGenerator<FeedRecord[], void> {
  let batch: FeedRecord[] = [];
  let weight = 0;
  let read = 0;
  for await (const record of records) {
    signal.throwIfAborted();
    if (++read % PAUSE_EVERY === 0) await otherWork();
    batch.push(record);
    weight += weightOf(record);
    if (weight < BATCH_WEIGHT) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  yield batch;
}

/** Passes the bytes on and tells how many went by. */
export async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count(chunk.byteLength);
    yield chunk;
  }
}
