import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { contracts, type SearchCatalogInput } from '#libs/contracts';
import { Caller } from '../src/caller.ts';
import { endAll } from '../src/live.ts';
import { startRunServers } from '../src/run-servers.ts';
import { TestBed } from '../src/test-bed.ts';
import { fillRatings } from './ratings-fill.ts';
import { fillCatalog } from './search-fill.ts';
import { SEARCHES } from './search-queries.ts';

const HELP = `Usage: npm run bench:search -- [--products 100000] [--clients 8] [--rate 0] [--seconds 30] [--ratings 0]

Fills a database with generated products (about nine variants each), searches it through the catalog service with so many clients at
once, and prints p50 and p95 by kind of search; then the plans of the slowest one.
With --rate, so many searches arrive each second instead, whether or not earlier ones are answered, and are timed from then.
With --ratings, somebody searches who has liked and disliked so many items.`;

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '8' },
    rate: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '30' },
    ratings: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const USER = 'auth0|somebody';

/** As the sessions of the service have it (`catalog.database.ts`). */
const PLANNING = ['random_page_cost = 1.1', 'jit = off', 'max_parallel_workers_per_gather = 0'];

const servers = await startRunServers();
try {
  const bed = await TestBed.make(servers.facts);
  const started = performance.now();
  const { variants } = await fillCatalog(bed.database, Number(values.products));
  console.log(
    `${values.products} products, ${variants} variants, filled in ${((performance.now() - started) / 1_000).toFixed(0)} s`,
  );
  await fillRatings(bed.database, { ratings: Number(values.ratings), user: USER });
  await bed.service('catalog', { LOG_LEVEL: 'warn' });
  const caller = await Caller.connect(servers.facts, bed.natsUrl);
  const kinds = Object.entries(SEARCHES);
  for (const [, searches] of kinds) for (const search of searches) await ask(caller, search);
  const times = new Map(kinds.map(([kind]): [string, number[]] => [kind, []]));
  const slowest = { ms: 0, search: {} as SearchCatalogInput };
  const [clients, rate, seconds] = [Number(values.clients), Number(values.rate), Number(values.seconds)];
  let turn = 0;
  const search = async (due: number): Promise<void> => {
    const at = turn++;
    const [kind, searches] = kinds[at % kinds.length] ?? ['', []];
    const asked = searches[Math.floor(at / kinds.length) % searches.length] ?? {};
    await ask(caller, asked);
    const ms = performance.now() - due;
    times.get(kind)?.push(ms);
    if (ms > slowest.ms) Object.assign(slowest, { ms, search: asked });
  };
  await (rate > 0 ? arriving(rate, seconds, search) : inTurn(clients, seconds, search));
  const all = [...times.values()].flat();
  console.log(`\n${rate > 0 ? 'open loop' : `${clients} clients`}, ${(all.length / seconds).toFixed(0)} searches/s`);
  console.log('kind of search          p50 ms   p95 ms      n');
  for (const [kind, some] of [...times, ['all', all] as const]) {
    console.log(`${kind.padEnd(22)} ${quantile(some, 0.5)} ${quantile(some, 0.95)} ${String(some.length).padStart(6)}`);
  }
  console.log(`\nslowest: ${slowest.ms.toFixed(0)} ms ${JSON.stringify(slowest.search)}`);
  if (slowest.search.query) await explain(caller, bed, slowest.search.query);
  await endAll();
} finally {
  await servers.stop();
}

/** Each client asks its next when the last is answered. */
async function inTurn(clients: number, seconds: number, work: (due: number) => Promise<void>): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) await work(performance.now());
    }),
  );
}

/** They come at a constant rate, as people do, who know nothing of each other. */
async function arriving(rate: number, seconds: number, work: (due: number) => Promise<void>): Promise<void> {
  const started = performance.now();
  const under: Promise<void>[] = [];
  for (let at = 0; at < rate * seconds; at++) {
    const due = started + (at / rate) * 1_000;
    await sleep(Math.max(0, due - performance.now()));
    under.push(work(due));
  }
  await Promise.all(under);
}

async function ask(caller: Caller, search: SearchCatalogInput): Promise<void> {
  await caller.call(contracts.items.searchCatalog, search, { user: USER });
}

/** The plan of the page as the service asks for it, and its own timing. */
async function explain(caller: Caller, bed: TestBed, query: string): Promise<void> {
  const { sql, values: given, timing } = await caller.call(contracts.filters.explainSearch, { query });
  for (const { step, ms } of timing) console.log(`  ${step.padEnd(22)} ${ms.toFixed(1)} ms`);
  const parameters = given.map((value) => (value.startsWith('[') ? (JSON.parse(value) as unknown) : value));
  for (const setting of PLANNING) await bed.database.query(`ALTER DATABASE ${bed.database.name} SET ${setting}`);
  const plan = await bed.database.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) ${sql}`,
    parameters,
    'catalog_app',
  );
  console.log(plan.map((row) => row['QUERY PLAN']).join('\n'));
}

function quantile(times: readonly number[], part: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1).padStart(8);
}
