import { describeExit, endChild, spawnCommand, sleep, whenEnded } from './processes.ts';
import type { Command, Exit, StopStep } from './processes.ts';
import { StartError } from './start-error.ts';

const READY_WITHIN_MS = 30_000;
const POLL_MS = 20;

/** Starts one process without supervision and waits until it is ready. `stop` ends it; its output is kept only to explain a failed start. */
export async function startOnce(
  name: string,
  command: Command,
  ready: (pid: number | undefined) => Promise<boolean>,
  steps: readonly StopStep[],
): Promise<{ pid: number; stop(): Promise<void> }> {
  const child = spawnCommand(command);
  const state: { exit?: Exit } = {};
  void whenEnded(child).then((exit) => (state.exit = exit));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-4_096)));
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await ready(child.pid))) {
    if (state.exit)
      throw new StartError(`Cannot start ${name}: it ended with ${describeExit(state.exit)}.\n${output.trim()}`);
    if (performance.now() > deadline) {
      await endChild(child, steps);
      throw new StartError(`Cannot start ${name}: not ready within ${READY_WITHIN_MS / 1_000} s.\n${output.trim()}`);
    }
    await sleep(POLL_MS);
  }
  return { pid: child.pid ?? 0, stop: () => endChild(child, steps) };
}
