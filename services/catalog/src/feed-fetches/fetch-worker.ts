import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { type DueFetch, FeedFetchesRepository, FetchSuperseded } from './feed-fetches.repository.ts';
import { FeedFetcher } from './feed-fetcher.ts';

const POLL_MS = 1_000;

/** Works off fetches that are due, one at a time per process; picks up those a dead process left. */
@Injectable()
export class FetchWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly fetches: FeedFetchesRepository,
    private readonly fetcher: FeedFetcher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const worked = await this.next(signal).catch((error: unknown) => {
        if (!signal.aborted) this.logger.error({ err: error }, 'feed fetch interrupted, it will be tried again');
        return false;
      });
      if (!worked) await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns whether there was something to fetch. */
  private async next(signal: AbortSignal): Promise<boolean> {
    const due = await this.fetches.claim();
    if (!due) return false;
    const { merchant } = due;
    try {
      await this.fetcher.fetch(due, signal);
      this.logger.info({ merchant }, 'feed fetch ended');
    } catch (error) {
      if (error instanceof FetchSuperseded) this.logger.warn({ merchant }, 'feed fetch was taken over');
      else await this.giveBack(due, error, signal);
    }
    return true;
  }

  /** At a stop another process may go on at once; otherwise the lease keeps what fails here from being tried in a circle. */
  private async giveBack(due: DueFetch, error: unknown, signal: AbortSignal): Promise<never> {
    if (signal.aborted) await this.fetches.release(due).catch(() => undefined);
    throw error;
  }
}
