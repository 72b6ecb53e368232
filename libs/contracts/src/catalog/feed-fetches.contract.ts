import { Field } from '../field.ts';
import { MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';
import { SLUG } from './slug.ts';

/** Where fetching a merchant's feed stands. What is to be fetched, and how often, is part of the merchant. */
export class FeedScheduleView {
  @Field.text({ max: 64, describe: 'Stable name of the merchant' })
  slug!: string;

  @Field.text({ max: 2_048, nullable: true, describe: 'Where its feed is fetched' })
  feed_url!: string | null;

  @Field.integer({
    min: 15,
    max: MAX_MINOR,
    nullable: true,
    describe: 'Minutes from one fetch to the next; null when it is fetched only when asked for',
  })
  feed_every_minutes!: number | null;

  @Field.time({ nullable: true, describe: 'When it is fetched next; null when it is not' })
  next_fetch_at!: string | null;

  @Field.time({ nullable: true, describe: 'When the shop last answered with its feed, or that it has not changed' })
  fetched_at!: string | null;

  @Field.text({ max: 500, nullable: true, describe: 'Why the last fetch failed, and what to do; null when it did not' })
  problem!: string | null;

  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Failed fetches in a row' })
  failures!: number;
}

export class GetFeedScheduleInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the merchant' })
  slug!: string;
}

export class StartFeedFetchInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the merchant' })
  slug!: string;
}

export const feedFetches = defineContract('catalog', {
  getFeedSchedule: {
    input: GetFeedScheduleInput,
    output: FeedScheduleView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
  startFeedFetch: {
    input: StartFeedFetchInput,
    output: FeedScheduleView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: { windowSeconds: 60 },
    job: true,
    errors: ['NOT_FOUND', 'CONFLICT'],
  },
});
