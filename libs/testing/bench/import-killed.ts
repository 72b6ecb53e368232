import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { buildWhatIsStale } from '../../../deploy/local/build.ts';
import { DATABASE, databaseUrl } from '../../../deploy/local/database-url.ts';
import { startInfra } from '../../../deploy/local/infra.ts';
import { digests } from './import-digest.ts';
import { seeded } from './import-feed.ts';
import { migrated } from './import-parts.ts';
import { type ImportRun, importRun } from './import-run.ts';

const HELP = `Usage: npm run drill:import -- [--variants 1000000] [--kills 4] [--seed 7]

Imports a generated feed, then a second one in which every product of the latter half is missing, each once without a fault. Then both
again into an empty catalog, with the importer's process killed -9 at random rows and started anew. Both catalogs must be the same, row for row;
exits 1 where they are not.`;

const { values } = parseArgs({
  options: {
    variants: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '4' },
    seed: { type: 'string', default: '7' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const variants = Number(values.variants);
const random = seeded(Number(values.seed));

/** Imports it in a process that is killed when so many rows are read, once for each number. */
async function imported({ database, queue }: ImportRun, url: string, rows: number, killAt: number[]): Promise<void> {
  await queue(rows);
  const began = performance.now();
  for (const at of [...killAt, Infinity]) {
    const child = fork(join(import.meta.dirname, 'import-worker.ts'));
    const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
    child.send(url);
    const isOver = new AbortController();
    void ended.finally(() => isOver.abort());
    for (;;) {
      const [run] = await database.query<{ rows_read: number }[]>(
        `SELECT rows_read FROM feed_imports WHERE status = 'running' AND lease_until > now()`,
      );
      if (isOver.signal.aborted) break;
      if (run && run.rows_read >= at) {
        await sleep(random() * 200);
        child.kill('SIGKILL');
        console.log(`  killed at ${run.rows_read} rows`);
        break;
      }
      await sleep(20);
    }
    const [code, signal] = await ended;
    if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The importer ended with ${code}`);
    // As if ten seconds had passed since it died.
    await database.query(`UPDATE feed_imports SET lease_until = now() WHERE status = 'running'`);
  }
  console.log(`  ${rows} variants, ${killAt.length} kills: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
}

await buildWhatIsStale(new URL('../../..', import.meta.url).pathname);
const dir = mkdtempSync(join(tmpdir(), 'atelier-drill-'));
const infra = await startInfra({ dir });
try {
  const { postgres, secrets } = infra;
  const urlOf = (role: string): string =>
    databaseUrl(postgres.adminUrl, { role, password: secrets.databaseRoles[role], database: DATABASE });
  await migrated(urlOf('catalog_owner'));
  const url = urlOf('catalog_app');
  const run = await importRun(url);
  const owner = await new DataSource(run.parts.catalogDatabase(urlOf('catalog_owner'), 1)).initialize();
  const both = async (kills: number): Promise<Record<string, string>[]> => {
    await owner.query(
      'TRUNCATE products, variants, vocabulary, price_history, feed_imports, quarantined, style_map_queue CASCADE',
    );
    const found: Record<string, string>[] = [];
    for (const rows of [variants, variants / 2]) {
      const killAt = Array.from({ length: kills }, () => Math.floor(random() * rows * 0.98)).toSorted((a, b) => a - b);
      await imported(run, url, rows, killAt);
      found.push(await digests(run.database));
    }
    return found;
  };
  const [whole, killed] = [await both(0), await both(Number(values.kills))];
  const isSame = isDeepStrictEqual(whole, killed);
  console.log(isSame ? 'The same, row for row:' : 'NOT the same:', isSame ? whole : { whole, killed });
  process.exitCode = isSame ? 0 : 1;
  await Promise.all([run.database.destroy(), owner.destroy()]);
} finally {
  await infra.stop();
  rmSync(dir, { recursive: true, force: true });
}
