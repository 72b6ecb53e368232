import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ROOT } from '../src/facts.ts';
import { endAll } from '../src/live.ts';
import { startRunServers } from '../src/run-servers.ts';
import { TestBed } from '../src/test-bed.ts';
import { fillCatalog } from './search-fill.ts';

const HELP = `Usage: npm run bench:map-build -- [--items 10000] [--again]

Fills a database with generated products, builds the style map of them by its own process, and prints time and peak memory (resident
set, of the process so far) of each step. With --again, builds a second map on from the first.`;

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    again: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

/** A line of the log of a build. */
interface StepDone {
  readonly step?: string;
  readonly ms?: number;
  readonly peak_rss_kb?: number;
  readonly message: string;
}

const servers = await startRunServers();
try {
  const bed = await TestBed.make(servers.facts);
  await fillCatalog(bed.database, Number(values.items));
  await build(bed, 'first');
  if (values.again) await build(bed, 'again');
  await endAll();
} finally {
  await servers.stop();
}

async function build(bed: TestBed, buildId: string): Promise<void> {
  await bed.database.query(
    `INSERT INTO catalog.style_map_builds (build_id, state, requested_by, requested_at) VALUES ($1, 'queued', 'bench', now())`,
    [buildId],
  );
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'dist/services/catalog/src/build-style-map.js')], {
    env: {
      ...process.env,
      CATALOG_DATABASE_URL: bed.database.url('catalog_app'),
      ASSETS_DIR: bed.assetsDir,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log(`\n${values.items} items, build "${buildId}"\nstep             s   peak MB`);
  for await (const line of createInterface({ input: child.stdout })) {
    const { step, ms = 0, peak_rss_kb: peak = 0, message } = JSON.parse(line) as StepDone;
    if (step === undefined) console.log(message);
    else
      console.log(`${step.padEnd(12)} ${(ms / 1_000).toFixed(1).padStart(6)} ${(peak / 1_024).toFixed(0).padStart(7)}`);
  }
  console.log(`all          ${((performance.now() - started) / 1_000).toFixed(1).padStart(6)}`);
}
