import { type Write, startWrites } from './layers/once.ts';
import { median } from './ledger-figures.ts';
import { percentile } from './load.ts';

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly clients: readonly number[];
  /** Address of a migrated database, as `profile_app`. */
  readonly url: string;
}

interface Sample {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

const PLAIN = 'plain transaction';
const ONCE = 'UnitOfWork.once';

/** What `UnitOfWork.once` adds to a write, by number of clients that write at once; in turns within each round. */
export async function benchOnce({ rounds, seconds, clients, url }: Options): Promise<void> {
  const writes = await startWrites(url, Math.max(...clients));
  try {
    const contestants = [
      [PLAIN, writes.plain],
      [ONCE, writes.once],
    ] as const;
    for (const [, write] of contestants) await closedLoop(write, Math.max(...clients), seconds);
    for (const count of clients) {
      const samples = new Map<string, Sample[]>(contestants.map(([name]) => [name, []]));
      for (let round = 0; round < rounds; round += 1) {
        for (const [name, write] of contestants) samples.get(name)?.push(await closedLoop(write, count, seconds));
      }
      console.log(`\nA write, ${count} client(s), median of ${rounds} rounds of ${seconds} s, milliseconds, fsync on`);
      report(samples);
    }
  } finally {
    await writes.close();
  }
}

/** Each client begins its next write when the last is committed. */
async function closedLoop(write: Write, clients: number, seconds: number): Promise<Sample> {
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        const started = performance.now();
        await write(client);
        latencies.push(performance.now() - started);
      }
    }),
  );
  const sorted = Float64Array.from(latencies).sort();
  return { rate: latencies.length / seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

function report(samples: ReadonlyMap<string, readonly Sample[]>): void {
  const rowOf = (of: readonly Sample[]): Record<string, number> => ({
    'writes/s': Math.round(median(of.map(({ rate }) => rate))),
    p50: rounded(median(of.map(({ p50 }) => p50))),
    p99: rounded(median(of.map(({ p99 }) => p99))),
  });
  const [plain = [], once = []] = [samples.get(PLAIN), samples.get(ONCE)];
  // Paired by round, because neighbours in time share the machine's mood.
  const added = (pick: (sample: Sample) => number): number =>
    rounded(median(once.map((sample, i) => pick(sample) - (plain[i] ? pick(plain[i]) : Number.NaN))));
  console.table({
    [PLAIN]: rowOf(plain),
    [ONCE]: rowOf(once),
    added: { p50: added(({ p50 }) => p50), p99: added(({ p99 }) => p99) },
  });
}

const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(2));
