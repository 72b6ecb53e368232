import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { LEVELS, Output } from './output.ts';
import type { LineReader } from './output.ts';
import type { PidFile } from './pid-file.ts';
import { describeExit, endChild, hasEnded, killGroup, sleep, spawnCommand, whenEnded, within } from './processes.ts';
import type { Command, Exit, StopStep } from './processes.ts';
import { RestartPolicy } from './restart-policy.ts';
import { reasonOf, StartError } from './start-error.ts';

/** One process of the stack that must always run. */
export interface Part {
  readonly name: string;
  readonly command: Command;
  readonly readLine: LineReader;
  readonly stop: readonly StopStep[];
  /** Asked again and again after a start until it says yes. */
  ready(pid: number | undefined): Promise<boolean>;
  /** Run before each start. */
  readonly before?: () => Promise<void>;
  readonly readyWithinMs?: number;
}

export interface SupervisorOptions {
  readonly logsDir: string;
  readonly pids: PidFile;
  /** From which weight on a part's lines go to the terminal. */
  readonly terminalLevel: number;
  /** Shows one line to the person at the terminal. */
  readonly say: (text: string) => void;
}

interface Run {
  readonly part: Part;
  readonly output: Output;
  readonly policy: RestartPolicy;
  readonly firstReady: PromiseWithResolvers<void>;
  child: ChildProcess | undefined;
  /** Settles when the last byte of the child's output has been read. */
  drained: Promise<unknown>;
  wasReady: boolean;
}

const READY_WITHIN_MS = 30_000;
const POLL_MS = 25;

/** Keeps parts running: starts them, waits until they are ready, starts them again when they die, and gives up on one that dies too often. */
export class Supervisor {
  /** Resolves with the reason when a part was given up. The caller then stops everything. */
  readonly failed: Promise<StartError>;
  readonly #options: SupervisorOptions;
  readonly #runs = new Map<string, Run>();
  readonly #giveUp: (reason: StartError) => void;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    const { promise, resolve } = Promise.withResolvers<StartError>();
    this.failed = promise;
    this.#giveUp = resolve;
    this.#options = options;
  }

  /** Starts a part and resolves when it is ready for the first time; rejects when any part was given up. */
  async start(part: Part): Promise<void> {
    if (this.#stopping) throw new StartError(`Cannot start ${part.name}: the stack is stopping`);
    const { logsDir, terminalLevel, say } = this.#options;
    const output = new Output(join(logsDir, `${part.name}.log`), part.readLine, terminalLevel, (text) => {
      if (!this.#stopping || terminalLevel < (LEVELS['warn'] ?? 0)) say(`${part.name} | ${text}`);
    });
    const run: Run = {
      part,
      output,
      policy: new RestartPolicy(),
      firstReady: Promise.withResolvers(),
      child: undefined,
      drained: Promise.resolve(),
      wasReady: false,
    };
    this.#runs.set(part.name, run);
    void this.#keep(run).catch((error: unknown) =>
      this.#giveUp(
        error instanceof StartError
          ? error
          : new StartError(`Cannot keep ${part.name} running: ${reasonOf(error)}`, { cause: error }),
      ),
    );
    await Promise.race([
      run.firstReady.promise,
      this.failed.then((reason) => {
        throw reason;
      }),
    ]);
  }

  /** Ends a group of parts together, each in its own way, but none of them later than the deadline (of `performance.now`). Nothing is started any more. */
  async stop(names: readonly string[], deadline: number): Promise<void> {
    this.#stopping = true;
    const runs = names.flatMap((name) => this.#runs.get(name) ?? []);
    const timer = setTimeout(
      () => runs.forEach(({ child }) => child && killGroup(child)),
      Math.max(0, deadline - performance.now()),
    );
    await Promise.all(runs.flatMap(({ child, part }) => (child ? [endChild(child, part.stop)] : [])));
    clearTimeout(timer);
    await within(200, Promise.all(runs.map(({ drained }) => drained)));
    await Promise.all(runs.map(({ output }) => output.close()));
  }

  /** Ends everything at this moment. */
  kill(): void {
    this.#stopping = true;
    for (const { child } of this.#runs.values()) if (child) killGroup(child);
  }

  /** A call, because the compiler takes the field for unchanged across an await. */
  #isStopping(): boolean {
    return this.#stopping;
  }

  async #keep(run: Run): Promise<void> {
    const { part, output, policy } = run;
    while (!this.#stopping) {
      await part.before?.();
      if (this.#isStopping()) return;
      const exit = await this.#runOnce(run);
      if (this.#isStopping()) return;
      const pause = policy.died(performance.now());
      if (pause === 'give up')
        throw new StartError(
          `Cannot keep ${part.name} running: it ended 5 times within a minute, last with ${describeExit(exit)}. ${story(output)}`,
        );
      this.#options.say(`${part.name} ended (${describeExit(exit)}); starting it again in ${pause / 1_000} s`);
      await sleep(pause);
    }
  }

  /** From start to end of one process. */
  async #runOnce(run: Run): Promise<Exit> {
    const { part, output } = run;
    const started = performance.now();
    const child = spawnCommand(part.command);
    run.child = child;
    run.drained = new Promise((resolve) => child.once('close', resolve));
    const ended = whenEnded(child);
    output.follow(child.stdout, child.stderr);
    if (child.pid !== undefined)
      this.#options.pids.add(part.name, child.pid, part.command.file, part.stop[0]?.signal ?? 'SIGTERM');
    const limit = part.readyWithinMs ?? READY_WITHIN_MS;
    while (!hasEnded(child) && !(await part.ready(child.pid))) {
      if (performance.now() - started > limit && !this.#stopping) {
        await endChild(child, part.stop);
        throw new StartError(`Cannot start ${part.name}: not ready within ${limit / 1_000} s. ${story(output)}`);
      }
      await sleep(POLL_MS);
    }
    if (!hasEnded(child) && !this.#stopping) {
      if (run.wasReady) this.#options.say(`${part.name} is back`);
      run.wasReady = true;
      run.firstReady.resolve();
    }
    const exit = await ended;
    if (child.pid !== undefined) this.#options.pids.remove(child.pid);
    return exit;
  }
}

function story({ file, tail }: Output): string {
  return `Its log is ${file}${tail.length > 0 ? ` and ends with:\n${tail.map((line) => `  ${line}`).join('\n')}` : '.'}`;
}
