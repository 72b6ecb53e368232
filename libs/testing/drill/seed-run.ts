import { noteVerifier } from '#libs/ledger';
import type { OwnStack } from '../src/stack.ts';
import { signIn } from './browser.ts';
import { problemsOf } from './check.ts';
import { alarmsIn } from './alarms.ts';
import { runClient, runStranger } from './client.ts';
import { evidenceOf } from './evidence.ts';
import type { Done, Faults } from './faults.ts';
import type { WriteRecord } from './history.ts';
import type { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import { untilQuiet } from './quiet.ts';
import { variantsOf } from './shops.ts';
import { strangerOf } from './writes.ts';
import { patient } from '../src/wait.ts';

/** Twice as long as the slowest way back: an import whose worker died, or an event that is sent again. */
const QUIET_WITHIN_MS = 40_000;

/** What became of one seed. */
export interface Report {
  readonly seed: number;
  readonly faults: readonly Done[];
  readonly acknowledged: number;
  /** Acknowledged only when sent again. */
  readonly repeated: number;
  /** Given up, and in the ledger all the same. */
  readonly unknownDone: number;
  readonly unknown: number;
  readonly loadMs: number;
  readonly quietMs: number;
  readonly checkMs: number;
  readonly problems: readonly string[];
}

/** Writes while harm is done. */
export async function runLoad(
  plan: Plan,
  stack: OwnStack,
  faults: Faults,
): Promise<{ records: WriteRecord[]; done: Done[]; loadMs: number }> {
  await signIn(
    stack.database,
    plan.clients.filter(({ shops }) => shops),
  );
  const variants = await variantsOf(stack.database);
  const started = performance.now();
  const progress = new Progress();
  const over = new AbortController();
  const work = [
    Promise.all(plan.clients.map((client) => runClient(stack, variants, client, progress, over.signal))),
    faults.carryOut(plan.faults, progress),
  ] as const;
  for (const one of work) one.catch(() => over.abort());
  await Promise.allSettled(work);
  const [records, done] = await Promise.all(work);
  await runStranger(stack, strangerOf(plan.seed));
  return { records: records.flat(), done, loadMs: performance.now() - started };
}

/** Waits until all is quiet, and compares. */
export async function judge(
  plan: Plan,
  stack: OwnStack,
  key: string,
  { records, done, loadMs }: Awaited<ReturnType<typeof runLoad>>,
  crashes: readonly string[],
): Promise<Report> {
  const started = performance.now();
  const left = await untilQuiet(stack.database, strangerOf(plan.seed), patient(QUIET_WITHIN_MS));
  const quiet = performance.now();
  const evidence = await evidenceOf(stack, noteVerifier(key), plan.seed);
  const known = new Set(evidence.entries.map(({ trace_id: trace }) => trace));
  const unknown = records.filter(({ acknowledged }) => !acknowledged);
  return {
    seed: plan.seed,
    faults: done,
    acknowledged: records.length - unknown.length,
    repeated: records.filter(({ acknowledged, attempts }) => acknowledged && attempts > 1).length,
    unknown: unknown.length,
    unknownDone: unknown.filter(({ write }) => known.has(write.trace)).length,
    loadMs,
    quietMs: quiet - started,
    checkMs: performance.now() - quiet,
    problems: [...crashes, ...alarmsIn(stack.logs()), ...left, ...problemsOf(records, evidence)],
  };
}

/** Of a seed that could not be run to its end. */
export const failed = (seed: number, problem: string): Report => ({
  seed,
  faults: [],
  acknowledged: 0,
  repeated: 0,
  unknown: 0,
  unknownDone: 0,
  loadMs: 0,
  quietMs: 0,
  checkMs: 0,
  problems: [problem],
});
