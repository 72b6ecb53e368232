import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run drill -- [--seed 7 | --seeds 1-200]

Writes with 16 clients while every part of the stack is killed, and compares afterwards what was acknowledged with the state and
the ledger. A seed decides what is written and what is done to whom when; of one that fails it tells how to run it again.
`;

const ROOT = resolve(import.meta.dirname, '../../..');

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1-200' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else process.exitCode = runJest(values.seed ?? values.seeds);

function runJest(seeds: string): number {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const env = {
    ...process.env,
    DRILL_SEEDS: seeds,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  };
  const args = [jest, '--selectProjects', 'e2e', '--testPathPatterns', 'drill.e2e-spec'];
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env }).status ?? 1;
}
