import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DATABASE, databaseUrl } from '../../../deploy/local/database-url.ts';
import type { Infra } from '../../../deploy/local/infra.ts';
import { cpuOf } from './cpu.ts';
import { shopifyExport } from './import-feed.ts';
import { migrated, type Row, type Writer } from './import-parts.ts';
import { importRun, SHOP } from './import-run.ts';

const SETTINGS = { currency: 'EUR', shopUrl: 'https://shop.example', asOf: new Date() };

interface Measured {
  'variants/s': number;
  seconds: number;
  'µs of Node a variant': number;
  'µs of PostgreSQL a variant': number;
  'RSS at start, MB': number;
  'RSS at most, MB': number;
}

/** Variants of the layer that holds its rows in memory, and of one of its batches. */
const HELD = 60_000;
const BATCH = 1_000;

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** Runs a layer once: it takes seconds, so there is nothing to warm up that a real import would not have to. */
async function measured(variants: number, postgresPid: number, work: () => Promise<unknown>): Promise<Measured> {
  const start = megabytes();
  let most = start;
  const watch = setInterval(() => (most = Math.max(most, megabytes())), 50);
  const [began, node, postgres] = [performance.now(), process.cpuUsage(), cpuOf(postgresPid) ?? Number.NaN];
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(node);
  const ofPostgres = (cpuOf(postgresPid) ?? Number.NaN) - postgres;
  clearInterval(watch);
  return {
    'variants/s': Math.round(variants / seconds),
    seconds: Number(seconds.toFixed(1)),
    'µs of Node a variant': Number(((user + system) / variants).toFixed(1)),
    'µs of PostgreSQL a variant': Number((ofPostgres / variants).toFixed(1)),
    'RSS at start, MB': start,
    'RSS at most, MB': most,
  };
}

/** Reads the same feed in every layer, and prints what each costs. */
export async function benchImport({ postgres, secrets }: Infra, variants: number): Promise<void> {
  const urlOf = (role: string): string =>
    databaseUrl(postgres.adminUrl, { role, password: secrets.databaseRoles[role], database: DATABASE });
  await migrated(urlOf('catalog_owner'));
  const { parts, reader, writer, database, queue, work } = await importRun(urlOf('catalog_app'));

  const products = async function* (): AsyncGenerator<object> {
    for await (const { product } of reader.read(shopifyExport(variants), SETTINGS)) if (product) yield product;
  };
  const importAll = async (): Promise<void> => {
    await queue(variants);
    if (!(await work())) throw new Error('The import was not there to be claimed');
  };
  const table: Record<string, Measured> = {};
  const layer = async (name: string, work: () => Promise<unknown>, count = variants): Promise<void> => {
    table[name] = await measured(count, postgres.pid, work);
  };
  await layer('generating', () => drained(shopifyExport(variants)));
  await layer('reading', () => drained(products()));
  await layer('deriving', () => drained(products(), (product) => parts.productRow(SHOP, product)));
  const held: Row[][] = await batchesOf(products(), (product) => parts.productRow(SHOP, product));
  await layer('writing', () => store(database, writer, held), held.flat().flatMap(({ variants: of }) => of).length);
  held.length = 0;
  await database.query('DELETE FROM products');
  await database.query('DELETE FROM price_history');
  await layer('importing', importAll);
  await layer('again', importAll);
  const [stored] = await database.query<{ variants: number }[]>('SELECT count(*)::integer AS variants FROM variants');
  console.log(`\n${variants} variants asked for, ${stored?.variants} stored`);
  console.table(table);
  await database.destroy();
}

async function drained<T>(source: AsyncIterable<T>, work: (one: T) => unknown = () => undefined): Promise<void> {
  for await (const one of source) work(one);
}

async function batchesOf(products: AsyncIterable<object>, rowOf: (product: object) => Row): Promise<Row[][]> {
  const made: Row[][] = [];
  let [batch, size, total]: [Row[], number, number] = [[], 0, 0];
  for await (const product of products) {
    const row = rowOf(product);
    batch.push(row);
    size += row.variants.length;
    total += row.variants.length;
    if (size >= BATCH || total >= HELD) {
      made.push(batch);
      [batch, size] = [[], 0];
    }
    if (total >= HELD) break;
  }
  return made;
}

async function store(database: DataSource, writer: Writer, batches: readonly Row[][]): Promise<void> {
  const context = { importId: randomUUID(), merchant: SHOP, at: new Date() };
  for (const rows of batches) {
    await database.transaction(async (em) => {
      await em.query('SET LOCAL synchronous_commit = off');
      await writer.write(em, rows, context);
    });
  }
}
