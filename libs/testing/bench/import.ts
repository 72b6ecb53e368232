import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhatIsStale } from '../../../deploy/local/build.ts';
import { startInfra } from '../../../deploy/local/infra.ts';
import { benchImport } from './import-layers.ts';

const HELP = `Usage: npm run bench:import -- [--variants 200000]

Starts a durable PostgreSQL of its own (fsync on), generates a feed as Shopify exports it, the same in every run, and imports it with
the catalog's own importer. Prints variants per second and memory of each layer alone and of the whole:
- generating: the file made, nothing read of it (is in every other figure; a real import reads it from disk instead)
- reading:    and its products read
- deriving:   and everything worked out that is stored about them
- writing:    rows that were worked out before, stored in the importer's batches (up to 60,000 variants)
- importing:  all of it, into an empty catalog
- again:      the same file once more, nothing changed`;

const { values } = parseArgs({
  options: { variants: { type: 'string', default: '200000' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

await buildWhatIsStale(new URL('../../..', import.meta.url).pathname);
const dir = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
const infra = await startInfra({ dir, durable: true });
try {
  await benchImport(infra, Number(values.variants));
} finally {
  await infra.stop();
  rmSync(dir, { recursive: true, force: true });
}
