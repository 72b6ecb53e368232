import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FeedFields } from '../merchants/merchant.rules.ts';

/** Longer than a fetch may take: one that has not ended by then has died with its process. */
const LEASE_SECONDS = 420;

/** A fetch that is due, with everything it needs. `attempt` says whether it is still held. */
export interface DueFetch extends FeedFields {
  merchant: string;
  feedUrl: string;
  askedBy: string;
  askedOperation: string;
  number: number;
  etag: string | null;
  lastModified: string | null;
  failures: number;
  attempt: number;
}

/** What an answer of the shop leaves for the next request. */
export interface Seen {
  etag: string | null;
  lastModified: string | null;
  /** The import of what it sent. */
  importId: string;
}

/** How fetching stands, as operators see it. */
export interface FetchState {
  next_fetch_at: Date | null;
  fetched_at: Date | null;
  problem: string | null;
  failures: number;
}

const FETCHED = `number = number + 1, problem = NULL, failures = 0, fetched_at = now(),
  next_fetch_at = now() + make_interval(mins => $3)`;

/** Only of what is imported, and still says what it said then, is "not changed" an answer. */
const IS_GOOD = `EXISTS (SELECT FROM feed_imports i WHERE i.import_id = f.import_id AND i.status = 'done'
  AND (i.valid_until IS NULL OR i.valid_until > now()))`;

/** Another replica has taken the fetch over, or it was scheduled anew: store nothing of this one. */
export class FetchSuperseded extends Error {}

@Injectable()
export class FeedFetchesRepository {
  constructor(private readonly database: DataSource) {}

  /** Begins anew: what was known of the feed before says nothing of the one at another address. A fetch that runs is given up. */
  async schedule(em: EntityManager, slug: string, feed: FeedFields, askedBy: string): Promise<void> {
    const isDue = feed.feedUrl !== null && feed.feedEveryMinutes !== null;
    await em.query(
      `INSERT INTO feed_fetches AS f (merchant, asked_by, asked_operation, next_fetch_at)
       VALUES ($1, $2, 'catalog.set_merchant', CASE WHEN $3 THEN now() END)
       ON CONFLICT (merchant) DO UPDATE SET asked_by = excluded.asked_by, asked_operation = excluded.asked_operation,
         next_fetch_at = excluded.next_fetch_at, etag = NULL, last_modified = NULL, problem = NULL, failures = 0,
         attempt = f.attempt + 1, lease_until = NULL`,
      [slug, askedBy, isDue],
    );
  }

  /** Makes a fetch due now, and forgets why the last one failed. Whole: the answer "not changed" would tell nobody anything. */
  async fetchNow(em: EntityManager, slug: string, askedBy: string): Promise<void> {
    await em.query(
      `UPDATE feed_fetches SET next_fetch_at = now(), asked_by = $2, asked_operation = 'catalog.start_feed_fetch',
         etag = NULL, last_modified = NULL, problem = NULL, failures = 0 WHERE merchant = $1`,
      [slug, askedBy],
    );
  }

  async state(em: EntityManager, slug: string): Promise<FetchState | null> {
    const rows = await em.query<FetchState[]>(
      'SELECT next_fetch_at, fetched_at, problem, failures FROM feed_fetches WHERE merchant = $1',
      [slug],
    );
    return rows[0] ?? null;
  }

  /**
   * Takes the fetch that is due longest, also one whose process died. Not while an import of the merchant is open: files would heap
   * up when they take longer to import than to come. Not of a suspended merchant. Whole, where the last import failed or what it
   * read has ended since, such as a sale.
   */
  async claim(): Promise<DueFetch | null> {
    const [rows] = await this.database.query<[DueFetch[], number]>(
      `UPDATE feed_fetches f SET attempt = attempt + 1, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
       FROM merchants m
       WHERE m.slug = f.merchant AND f.merchant = (
         SELECT due.merchant FROM feed_fetches due JOIN merchants n ON n.slug = due.merchant
         WHERE due.next_fetch_at <= now() AND (due.lease_until IS NULL OR due.lease_until < now())
           AND n.feed_url IS NOT NULL AND n.suspended_at IS NULL
           AND NOT EXISTS (SELECT FROM feed_imports i WHERE i.merchant = due.merchant AND i.status IN ('queued', 'running'))
         ORDER BY due.next_fetch_at LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
       RETURNING f.merchant, m.feed_url AS "feedUrl", m.feed_format AS "feedFormat", m.feed_mode AS "feedMode",
         m.feed_every_minutes AS "feedEveryMinutes", f.asked_by AS "askedBy", f.asked_operation AS "askedOperation", f.number,
         CASE WHEN ${IS_GOOD} THEN f.etag END AS etag, CASE WHEN ${IS_GOOD} THEN f.last_modified END AS "lastModified",
         f.failures, f.attempt`,
    );
    return rows[0] ?? null;
  }

  /** The shop has sent its feed. `work` is what comes of it, in the same transaction. @throws FetchSuperseded */
  async answered(due: DueFetch, seen: Seen, work: (em: EntityManager) => Promise<void>): Promise<void> {
    const { etag, lastModified, importId } = seen;
    await this.database.transaction(async (em) => {
      await this.update(em, due, `${FETCHED}, etag = $4, last_modified = $5, import_id = $6`, [
        due.feedEveryMinutes,
        etag,
        lastModified,
        importId,
      ]);
      await work(em);
    });
  }

  /** The feed is still as it was. That of all products confirms each; what changed since some day says nothing of the rest. @throws FetchSuperseded */
  async unchanged(due: DueFetch): Promise<void> {
    const confirmed = due.feedMode === 'increment' ? '' : ', confirmed_at = now()';
    await this.update(this.database.manager, due, `${FETCHED}${confirmed}`, [due.feedEveryMinutes]);
  }

  /** It failed; tried again in so many minutes, or not at all. @throws FetchSuperseded */
  async failed(
    due: DueFetch,
    problem: string,
    againInMinutes: number | null,
    work: (em: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (em) => {
      const values = [problem.slice(0, 500), againInMinutes];
      const change = 'problem = $3, failures = failures + 1, next_fetch_at = now() + make_interval(mins => $4)';
      await this.update(em, due, change, values);
      await work(em);
    });
  }

  /** Gives a fetch back at an orderly stop, so that another process need not wait for the lease to run out. */
  async release({ merchant, attempt }: DueFetch): Promise<void> {
    await this.database.query('UPDATE feed_fetches SET lease_until = NULL WHERE merchant = $1 AND attempt = $2', [
      merchant,
      attempt,
    ]);
  }

  private async update(
    em: EntityManager,
    { merchant, attempt }: DueFetch,
    change: string,
    values: readonly unknown[],
  ): Promise<void> {
    const [, held] = await em.query<[unknown, number]>(
      `UPDATE feed_fetches SET lease_until = NULL, ${change} WHERE merchant = $1 AND attempt = $2`,
      [merchant, attempt, ...values],
    );
    if (held !== 1) throw new FetchSuperseded(`the fetch for ${merchant} was taken over`);
  }
}
