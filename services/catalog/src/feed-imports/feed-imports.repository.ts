import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FeedImportView, ImportCounts, QuarantinedRowView } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import type { Quarantined } from '../feeds/feed-reader.ts';
import { FeedImport } from './feed-import.entity.ts';
import { noCounts } from './import.rules.ts';

/** A worker that has not been heard of for this long has died; another takes over. */
const LEASE_SECONDS = 10;

/** Two that claim at once must see each other's claim. */
const CLAIM_LOCK = advisoryLock('catalog.import-claim');

const REASONS = `SELECT reason, sum(rows_affected)::integer AS count FROM quarantined WHERE import_id = $1
  GROUP BY reason ORDER BY count DESC, reason LIMIT 100`;

/** Imports of a merchant whose refused rows are kept; of older ones only the counts are. */
const KEPT_REPORTS = 20;

/** A bounded number of rows each time an import ends: more than it brings, unless hardly anything of it was good. */
const FORGET_OLD_ROWS = `DELETE FROM quarantined WHERE (import_id, number) IN (
  SELECT q.import_id, q.number FROM quarantined q JOIN (
    SELECT import_id FROM feed_imports WHERE merchant = $1 AND reasons IS NOT NULL ORDER BY created_at DESC OFFSET ${KEPT_REPORTS}
  ) old USING (import_id) LIMIT 20000)`;

/** What an import has come to so far. */
export interface Progress {
  /** The file's, once it is known. */
  format: string;
  bytesRead: number;
  rowsRead: number;
  products: ImportCounts;
  variants: ImportCounts;
  /** From when on the same file says something else, as far as it has been read; null where it never does. */
  validUntil: Date | null;
  /** Rows of which nobody can say which product they are of. */
  nameless: number;
}

/** What is known of an import before its first row is read. */
export type NewImport = Pick<
  FeedImport,
  'importId' | 'merchant' | 'format' | 'mode' | 'assetKey' | 'sha256' | 'requestedBy'
>;

/** Another worker has taken the import over: stop, and write nothing more. */
export class LeaseLost extends Error {}

@Injectable()
export class FeedImportsRepository {
  constructor(private readonly database: DataSource) {}

  /** Queues a file once: the same file asked for again gives the import it already has. */
  async queue(em: EntityManager, run: NewImport, bytes: number): Promise<FeedImport> {
    const { importId, merchant, format, mode, assetKey, sha256, requestedBy } = run;
    await em.query(
      `INSERT INTO feed_imports (import_id, merchant, format, asset_key, sha256, status, bytes_total, products, variants, requested_by, mode)
       VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7, $7, $8, $9) ON CONFLICT (asset_key) DO NOTHING`,
      [importId, merchant, format, assetKey, sha256, bytes, JSON.stringify(noCounts()), requestedBy, mode],
    );
    return em.findOneByOrFail(FeedImport, { assetKey });
  }

  /** Whether an import is made from that file. */
  isNeeded(assetKey: string): Promise<boolean> {
    return this.database.getRepository(FeedImport).existsBy({ assetKey });
  }

  /** Those of the files that an import reads, or is still to read. */
  async neededOf(assetKeys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ asset_key: string }[]>(
      `SELECT asset_key FROM feed_imports WHERE asset_key = ANY ($1) AND status NOT IN ('done', 'failed')`,
      [assetKeys],
    );
    return new Set(rows.map(({ asset_key: key }) => key));
  }

  find(importId: string): Promise<FeedImport | null> {
    return this.database.getRepository(FeedImport).findOneBy({ importId });
  }

  async reasons(importId: string): Promise<FeedImportView['reasons']> {
    return this.database.query(REASONS, [importId]);
  }

  /** Newest first, beginning after the import given. */
  list(merchant: string | undefined, limit: number, after: string | undefined): Promise<FeedImport[]> {
    const query = this.database
      .getRepository(FeedImport)
      .createQueryBuilder('run')
      .orderBy('run.createdAt', 'DESC')
      .addOrderBy('run.importId', 'DESC');
    if (merchant !== undefined) query.andWhere('run.merchant = :merchant', { merchant });
    if (after !== undefined) {
      query.andWhere(
        `(run.createdAt, run.importId) < (SELECT created_at, import_id FROM feed_imports WHERE import_id = :after)`,
        { after },
      );
    }
    return query.take(limit).getMany();
  }

  quarantined(
    importId: string,
    limit: number,
    afterNumber: number,
  ): Promise<(QuarantinedRowView & { number: number })[]> {
    return this.database.query(
      `SELECT number, part, row, key, reason, detail, rows_affected, variants_affected FROM quarantined
       WHERE import_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [importId, afterNumber, limit],
    );
  }

  /**
   * Takes the oldest import nobody works on, also one whose worker died, and starts its report anew. A merchant's imports run one
   * after the other, in the order they were asked for: the last file is what stays.
   */
  claim(): Promise<FeedImport | null> {
    return this.database.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [CLAIM_LOCK]);
      const rows = await em.query<{ import_id: string }[]>(
        `SELECT import_id FROM feed_imports open WHERE (status = 'queued' OR (status = 'running' AND lease_until < now()))
           AND NOT EXISTS (SELECT 1 FROM feed_imports other
             WHERE other.merchant = open.merchant AND other.status = 'running' AND other.import_id <> open.import_id)
         ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      const importId = rows[0]?.import_id;
      if (importId === undefined) return null;
      await em.query(
        `DELETE FROM quarantined WHERE import_id = (SELECT import_id FROM feed_imports WHERE import_id = $1 AND phase = 'read')`,
        [importId],
      );
      await em.query(
        `UPDATE feed_imports SET status = 'running', attempt = attempt + 1, lease_until = now() + make_interval(secs => $2),
           started_at = coalesce(started_at, now()) WHERE import_id = $1`,
        [importId, LEASE_SECONDS],
      );
      return em.findOneByOrFail(FeedImport, { importId });
    });
  }

  /**
   * One batch of an import: all of it or nothing, and only while this worker holds the import. It is not waited for until it is on
   * disk: what a crash of the server loses of it is done again, because the end of an import is waited for.
   */
  inBatch<T>(run: FeedImport, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (em) => {
      await em.query(`SET LOCAL synchronous_commit = off`);
      await this.hold(em, run);
      return work(em);
    });
  }

  async report(
    em: EntityManager,
    run: FeedImport,
    progress: Progress,
    found: readonly Quarantined[],
    firstNumber: number,
  ): Promise<void> {
    await em.query(
      'UPDATE feed_imports SET bytes_read = $2, rows_read = $3, products = $4, variants = $5, format = $6, valid_until = $7 WHERE import_id = $1',
      [
        run.importId,
        progress.bytesRead,
        progress.rowsRead,
        JSON.stringify(progress.products),
        JSON.stringify(progress.variants),
        progress.format,
        progress.validUntil,
      ],
    );
    if (found.length === 0) return;
    const rows = found.map((one, i) => ({
      number: firstNumber + i,
      part: one.part,
      row: one.row,
      key: one.key?.slice(0, 300) ?? null,
      reason: one.reason,
      detail: one.detail.slice(0, 500),
      rows_affected: one.rowsAffected,
      variants_affected: one.variantsAffected,
    }));
    await em.query(
      `INSERT INTO quarantined SELECT $2::uuid, r.* FROM jsonb_to_recordset($1) AS r (number integer, part text, row integer,
         key text, reason text, detail text, rows_affected integer, variants_affected integer)`,
      [JSON.stringify(rows), run.importId],
    );
  }

  /** Ends an import; `tell` records it in the same transaction. */
  finish(run: FeedImport, failure: string | null, tell: (em: EntityManager) => Promise<void>): Promise<void> {
    return this.database.transaction(async (em) => {
      await this.hold(em, run);
      await em.query(
        `UPDATE feed_imports SET status = $2, failure = $3, finished_at = now(), lease_until = NULL,
           reasons = coalesce(reasons, (SELECT jsonb_agg(r) FROM (${REASONS}) r), '[]') WHERE import_id = $1`,
        [run.importId, failure === null ? 'done' : 'failed', failure?.slice(0, 500) ?? null],
      );
      await em.query(FORGET_OLD_ROWS, [run.merchant]);
      await tell(em);
    });
  }

  /** Gives the import back at an orderly stop, so that another worker need not wait for the lease to run out. */
  async release(run: FeedImport): Promise<void> {
    await this.database.query(
      `UPDATE feed_imports SET lease_until = now() WHERE import_id = $1 AND attempt = $2 AND status = 'running'`,
      [run.importId, run.attempt],
    );
  }

  private async hold(em: EntityManager, { importId, attempt }: FeedImport): Promise<void> {
    const [, held] = await em.query<[unknown, number]>(
      `UPDATE feed_imports SET lease_until = now() + make_interval(secs => $3)
       WHERE import_id = $1 AND attempt = $2 AND status = 'running'`,
      [importId, attempt, LEASE_SECONDS],
    );
    if (held !== 1) throw new LeaseLost(`import ${importId} was taken over`);
  }
}
