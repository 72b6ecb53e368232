import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { type DueFetch, FeedFetchesRepository, FetchSuperseded } from './feed-fetches.repository.ts';
import { FeedFetcher } from './feed-fetcher.ts';

const POLL_MS = 1_000;

/** Works off fetches that are due, one at a time per process; picks up those a dead process left. */
@Injectable()
export class FetchWorker extends WorkLoop {
  constructor(
    private readonly fetches: FeedFetchesRepository,
    private readonly fetcher: FeedFetcher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({
      afterErrorMs: POLL_MS,
      interrupted: 'feed fetch interrupted, it will be tried again',
      logger,
    });
  }

  protected async next(signal: AbortSignal): Promise<number> {
    const due = await this.fetches.claim();
    if (!due) return POLL_MS;
    const { merchant } = due;
    try {
      await this.fetcher.fetch(due, signal);
      this.logger.info({ merchant }, 'feed fetch ended');
    } catch (error) {
      if (error instanceof FetchSuperseded) this.logger.warn({ merchant }, 'feed fetch was taken over');
      else await this.giveBack(due, error, signal);
    }
    return 0;
  }

  /** At a stop another process may go on at once; otherwise the lease keeps what fails here from being tried in a circle. */
  private async giveBack(due: DueFetch, error: unknown, signal: AbortSignal): Promise<never> {
    if (signal.aborted) await this.fetches.release(due).catch(() => undefined);
    throw error;
  }
}
