import { Inject, Injectable } from '@nestjs/common';
import { type AssetStore, AssetTooLarge } from '#libs/assets';
import { FEED_FORMATS } from '#libs/contracts';
import { Outbound, OutboundFailed, OutboundRefused, type OutboundResponse } from '#libs/outbound';
import { type Behalf, UnitOfWork } from '#libs/outbox';
import { Ids } from '#libs/service-kit';
import { FeedImportsRepository } from '../feed-imports/feed-imports.repository.ts';
import { FEED_ASSETS } from '../feed-imports/feed-imports.tokens.ts';
import { type DueFetch, FeedFetchesRepository, FetchSuperseded } from './feed-fetches.repository.ts';
import { againInMinutes } from './fetch.rules.ts';

/** Most bytes of a feed; the shards of large shops are below it. */
const MAX_BYTES = 2 ** 29;
/** Shorter than the lease of a fetch. */
const WITHIN_MS = 300_000;
const CLIENT = 'catalog-feed-fetcher';
const NO_DIGEST = '0'.repeat(64);

/** Fetches one merchant's feed and queues its import, on behalf of who set the schedule or asked for it. */
@Injectable()
export class FeedFetcher {
  constructor(
    private readonly fetches: FeedFetchesRepository,
    private readonly imports: FeedImportsRepository,
    private readonly ids: Ids,
    private readonly uow: UnitOfWork,
    private readonly outbound: Outbound,
    @Inject(FEED_ASSETS) private readonly assets: AssetStore,
  ) {}

  /** @throws FetchSuperseded, and whatever the database or the asset store throws; the fetch is then tried again. */
  async fetch(due: DueFetch, signal: AbortSignal): Promise<void> {
    // What an attempt that died may have stored; one that still runs finds out that it was taken over, and clears up itself.
    await this.assets.delete(keyOf(due, due.attempt - 1));
    try {
      const { etag, lastModified } = due;
      const bounds = { maxBytes: MAX_BYTES, timeoutMs: WITHIN_MS, signal };
      const answer = await this.outbound.get(due.feedUrl, { ...bounds, etag, lastModified });
      if (answer.status === 200) await this.queue(due, answer);
      else await this.fetches.unchanged(due);
    } catch (error) {
      if (error instanceof OutboundFailed) {
        const minutes = againInMinutes(due.failures + 1, error.retryAfterSeconds);
        await this.fetches.failed(due, error.message, minutes, () => Promise.resolve());
      } else if (error instanceof OutboundRefused || error instanceof AssetTooLarge) {
        await this.stop(due, error.message);
      } else throw error;
    }
  }

  private async queue(due: DueFetch, { body, headers }: OutboundResponse): Promise<void> {
    const { merchant, askedBy } = due;
    const { key, sha256, bytes } = await this.assets.put(keyOf(due, due.attempt), body, MAX_BYTES);
    const importId = this.ids.next();
    const run = { importId, merchant, assetKey: key, sha256, requestedBy: askedBy };
    const how = { format: due.feedFormat ?? FEED_FORMATS[0], mode: due.feedMode ?? ('full' as const) };
    try {
      await this.fetches.answered(due, { ...headers, importId }, async (em) => {
        await this.imports.queue(em, { ...run, ...how }, bytes);
        const event = { type: 'feed_import.requested', entityType: 'feed_import', entityId: importId };
        await this.uow.record(em, this.behalf(due, sha256), event);
      });
    } catch (error) {
      // Of anything else it is not known whether it was committed: the file may be needed.
      if (error instanceof FetchSuperseded) await this.assets.delete(key);
      throw error;
    }
  }

  /** Asking again would give the same: it waits for somebody to change something. */
  private async stop(due: DueFetch, problem: string): Promise<void> {
    const event = {
      type: 'feed_schedule.stopped',
      entityType: 'merchant',
      entityId: due.merchant,
      decision: 'failed',
    };
    await this.fetches.failed(due, `${problem}. Set another feed_url, or fetch it once it is mended`, null, (em) =>
      this.uow.record(em, this.behalf(due, NO_DIGEST), event),
    );
  }

  private behalf({ askedBy: userId, askedOperation: operation }: DueFetch, digest: string): Behalf {
    return { operation, userId, clientId: CLIENT, requestId: this.ids.next(), digest };
  }
}

/** A place for each attempt, since two may write at the same time. */
const keyOf = ({ merchant, number }: DueFetch, attempt: number): string =>
  `feeds/${merchant}/fetched-${number}-${attempt}`;
