import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '#libs/telemetry';

interface Options {
  /** Wait after a piece that failed, in milliseconds. */
  readonly afterErrorMs: number;
  /** What to say of a piece that failed. */
  readonly interrupted: string;
  readonly logger: Logger;
  /** Pieces at once; 1 unless given. */
  readonly lanes?: number;
}

/**
 * Work that waits in a table, done over and over for as long as the service runs. What fails is logged and looked for again later:
 * where the work stands is in its rows, never here, so that a loop killed anywhere is taken up by another.
 */
export abstract class WorkLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly options: Options;
  private running: Promise<void>[] = [];

  protected constructor(options: Options) {
    this.options = options;
  }

  /** Does one piece of work, and says how many milliseconds to wait before it looks for another. */
  protected abstract next(signal: AbortSignal): Promise<number>;

  onApplicationBootstrap(): void {
    this.running = Array.from({ length: this.options.lanes ?? 1 }, () => this.work());
  }

  /** Ends when the pieces under way have: their signal tells them to hurry. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private async work(): Promise<void> {
    const { afterErrorMs, interrupted, logger } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = await this.next(signal).catch((error: unknown) => {
        if (!signal.aborted) logger.error({ err: error }, interrupted);
        return afterErrorMs;
      });
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
