import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  feedFetches,
  type FeedScheduleView,
  type GetFeedScheduleInput,
  OperationError,
  type StartFeedFetchInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import type { Merchant } from '../merchants/merchant.entity.ts';
import { MerchantsRepository } from '../merchants/merchants.repository.ts';
import { FeedFetchesRepository } from './feed-fetches.repository.ts';

@Injectable()
export class FeedFetchesService {
  constructor(
    private readonly fetches: FeedFetchesRepository,
    private readonly merchants: MerchantsRepository,
    private readonly uow: UnitOfWork,
    private readonly database: DataSource,
  ) {}

  async get({ slug }: GetFeedScheduleInput): Promise<FeedScheduleView> {
    return this.view(this.database.manager, known(slug, await this.merchants.find(slug)));
  }

  start(call: Call, input: StartFeedFetchInput): Promise<FeedScheduleView> {
    const { slug } = input;
    return this.uow.once(feedFetches.startFeedFetch, call, input, async (em) => {
      const merchant = known(slug, await this.merchants.lock(em, slug));
      if (merchant.feedUrl === null || merchant.suspendedAt !== null) throw notFetched(merchant);
      await this.fetches.fetchNow(em, slug, call.caller.userId);
      const event = { type: 'feed_fetch.requested', entityType: 'merchant', entityId: slug };
      return { answer: await this.view(em, merchant), event };
    });
  }

  private async view(em: EntityManager, { slug, feedUrl, feedEveryMinutes }: Merchant): Promise<FeedScheduleView> {
    const state = await this.fetches.state(em, slug);
    return {
      slug,
      feed_url: feedUrl,
      feed_every_minutes: feedEveryMinutes,
      next_fetch_at: state?.next_fetch_at?.toISOString() ?? null,
      fetched_at: state?.fetched_at?.toISOString() ?? null,
      problem: state?.problem ?? null,
      failures: state?.failures ?? 0,
    };
  }
}

function known(slug: string, merchant: Merchant | null): Merchant {
  if (merchant) return merchant;
  throw new OperationError('NOT_FOUND', `There is no merchant "${slug}": GET /admin/v1/merchants lists them all`);
}

const notFetched = ({ slug, feedUrl }: Merchant): OperationError =>
  new OperationError(
    'CONFLICT',
    feedUrl === null
      ? `Cannot fetch: ${slug} has no feed_url. Set one with PUT /admin/v1/merchants/${slug}, or upload the file.`
      : `Cannot fetch: ${slug} is suspended. Resume it first (PUT /admin/v1/merchants/${slug}/suspension).`,
  );
