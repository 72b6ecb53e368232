import { appendFileSync, readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { describeExit, endChild, hasEnded, sleep, spawnCommand, whenEnded } from '../../../deploy/local/processes.ts';
import type { Command, Exit } from '../../../deploy/local/processes.ts';
import { patient } from './wait.ts';

/** One that ends before is told of at once. */
const READY_WITHIN_MS = patient(60_000);
const STOP = [{ signal: 'SIGTERM', waitMs: patient(12_000) }] as const;

/** One process of ours, as it really runs. When the process that started it ends, it ends too. */
export class Part {
  readonly name: string;
  /** Everything it has written, of all its lives. */
  readonly logFile: string;
  readonly #command: Command;
  readonly #ready: () => Promise<boolean>;
  #child: ChildProcess | undefined;
  #ended: Promise<Exit> | undefined;
  #killed = false;

  constructor(name: string, command: Command, logFile: string, ready: () => Promise<boolean>) {
    this.name = name;
    this.logFile = logFile;
    this.#command = command;
    this.#ready = ready;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get running(): boolean {
    return this.#child !== undefined && !hasEnded(this.#child);
  }

  /** Starts it, again if need be, and waits until it is ready. */
  async start(): Promise<void> {
    const child = spawnCommand(this.#command);
    this.#child = child;
    this.#killed = false;
    const state: { exit?: Exit; tail: string } = { tail: '' };
    this.#ended = whenEnded(child).then((exit) => (state.exit = exit));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        appendFileSync(this.logFile, chunk);
        state.tail = (state.tail + chunk.toString('utf8')).slice(-4_096);
      });
    }
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await this.#ready())) {
      if (state.exit)
        throw new Error(`Cannot start ${this.name}: it ended with ${describeExit(state.exit)}\n${state.tail}`);
      if (performance.now() > deadline) throw new Error(`Cannot start ${this.name}: not ready in time\n${state.tail}`);
      await sleep(25);
    }
  }

  /** The orderly end, as a supervisor brings it about. */
  async stop(): Promise<Exit | undefined> {
    if (this.#child && this.running) await endChild(this.#child, STOP);
    return this.#ended;
  }

  /** How it ended although nobody had killed it, if that was not in order. Stop it first. */
  async disorder(): Promise<string | undefined> {
    const exit = await this.#ended;
    if (!exit || this.#killed || exit.code === 0) return undefined;
    const log = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-10);
    return `${this.name} ended with ${describeExit(exit)}\n${log.join('\n')}`;
  }

  /** The end without warning: `kill -9`. */
  async kill(): Promise<void> {
    this.#killed = true;
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }
}
