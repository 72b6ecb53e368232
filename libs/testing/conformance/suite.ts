import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = join(ROOT, 'node_modules/@modelcontextprotocol/conformance/dist/index.js');
/** Of one run; the largest set takes about 20 s. */
const WITHIN_MS = 180_000;

/** One check of a scenario, as far as we read it. */
export interface Check {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  readonly errorMessage?: string;
}

export interface SuiteRun {
  readonly exitCode: number;
  readonly output: string;
  /** By scenario. */
  readonly checks: ReadonlyMap<string, readonly Check[]>;
}

/** Runs the suite against a server, and reads what it has written of every scenario. */
export async function runSuite(url: string, args: readonly string[]): Promise<SuiteRun> {
  const dir = mkdtempSync(join(tmpdir(), 'atelier-conformance-'));
  try {
    const { exitCode, output } = await run(['server', '--url', url, '-o', dir, ...args]);
    const checks = new Map<string, readonly Check[]>();
    for (const folder of readdirSync(dir)) {
      const file = join(dir, folder, 'checks.json');
      const scenario = /^server-(.*?)-\d{4}-\d\d-\d\dT/.exec(folder)?.[1];
      // A scenario that breaks off leaves an empty folder.
      if (scenario !== undefined && existsSync(file)) {
        checks.set(scenario, JSON.parse(readFileSync(file, 'utf8')) as Check[]);
      }
    }
    return { exitCode, output, checks };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Ids of the checks that failed; a scenario that did not run has failed. */
export const failuresOf = (checks: readonly Check[] | undefined): string[] =>
  checks?.filter(({ status }) => status === 'FAILURE').map(({ id }) => id) ?? ['did not run'];

/** The scenarios a revision requires of servers. */
export async function requiredOf(revision: string): Promise<string[]> {
  const { output } = await run(['list', '--requirements', revision]);
  const block = /Server scenarios[^\n]*\n((?: {2}- .*\n)+)/.exec(output)?.[1] ?? '';
  return block.split('\n').flatMap((line) => /^ {2}- (\S+)/.exec(line)?.slice(1) ?? []);
}

/** Without blocking: the proxy the suite talks to lives in this process. */
function run(args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: ROOT, timeout: WITHIN_MS });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
