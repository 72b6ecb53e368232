import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from '../src/part.ts';

const AGAIN_MS = 200;
const MAX_STARTS = 50;

/** Kills a service and starts it again, and starts one again that ended by itself, as the supervisor does. */
export class Keeper {
  /** Ends that nobody brought about, each with the end of its log. */
  readonly crashes: string[] = [];
  readonly #part: Part;
  #turn: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(part: Part) {
    this.#part = part;
    this.#watch();
  }

  /** Kills it, and brings it back after that time; after earlier kills. Resolves when it is ready. */
  kill(awayMs: number): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#part.kill();
      await sleep(awayMs);
      await this.#start();
      this.#watch();
    });
    return this.#turn;
  }

  /** Lets the part go: whoever stops it now does so for good. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#turn;
  }

  /** It may end while what it needs to start is away. */
  async #start(): Promise<void> {
    for (let starts = 1; ; starts++) {
      try {
        await this.#part.start();
        return;
      } catch (error) {
        const ended = error instanceof Error && error.message.includes(': it ended with ');
        if (!ended || starts === MAX_STARTS) throw error;
        await sleep(AGAIN_MS);
      }
    }
  }

  #watch(): void {
    const { pid } = this.#part;
    void this.#part.disorder().then((disorder) => {
      if (disorder === undefined || this.#ended) return;
      this.crashes.push(disorder);
      this.#turn = this.#turn.then(async () => {
        if (this.#part.pid !== pid) return;
        await this.#start();
        this.#watch();
      });
    });
  }
}
