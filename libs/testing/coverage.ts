import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import coverage from 'istanbul-lib-coverage';
import report from 'istanbul-lib-report';
import reports from 'istanbul-reports';
import v8ToIstanbul from 'v8-to-istanbul';

/** What a process writes at its end (NODE_V8_COVERAGE): per script, which functions and blocks ran how often. */
interface Recorded {
  readonly result: readonly {
    readonly url: string;
    readonly functions: Parameters<ReturnType<typeof v8ToIstanbul>['applyCoverage']>[0];
  }[];
}

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'coverage');
const PROCESSES = join(OUT, 'processes');

/** Runs the tests and reports what they covered: unit tests in their own process, the others in the services they started. */
async function main(): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  const failed = [run(['--coverage', '--selectProjects', 'unit']), run(['--selectProjects', 'int', 'e2e'])].some(
    (status) => status !== 0,
  );
  const total = coverage.createCoverageMap({});
  const tested = join(OUT, 'coverage-final.json');
  if (existsSync(tested)) total.merge(JSON.parse(readFileSync(tested, 'utf8')) as coverage.CoverageMapData);
  for (const file of globSync(join(PROCESSES, '*.json')))
    total.merge(await ofProcess(JSON.parse(readFileSync(file, 'utf8')) as Recorded));
  const context = report.createContext({ dir: OUT, coverageMap: total });
  for (const name of ['text-summary', 'lcovonly', 'html'] as const) reports.create(name).execute(context);
  return failed ? 1 : 0;
}

function run(args: readonly string[]): number | null {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const env = { ...process.env, ATELIER_TEST_COVERAGE: PROCESSES };
  return spawnSync(process.execPath, [jest, ...args], { cwd: ROOT, stdio: 'inherit', env }).status;
}

async function ofProcess({ result }: Recorded): Promise<coverage.CoverageMap> {
  const covered = coverage.createCoverageMap({});
  const ours = result.filter(({ url }) => url.startsWith(`file://${ROOT}/dist/`));
  for (const { url, functions } of ours) {
    const script = v8ToIstanbul(fileURLToPath(url));
    await script.load();
    script.applyCoverage(functions);
    covered.merge(script.toIstanbul());
  }
  return covered;
}

process.exit(await main());
