import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedImport } from './feed-import.entity.ts';

/** Products looked at in one statement, so that none takes long however many a merchant has. */
const PAGE = 2_000;

/** One page of a merchant's products by key, and which of them the import has not seen. */
const PAGE_OF_PRODUCTS = `page AS (
  SELECT item_id, key, gone_at IS NULL AND import_id <> $2 AND named_by IS DISTINCT FROM $2 AS missing
  FROM products WHERE merchant = $1 AND key > $3 ORDER BY key LIMIT ${PAGE})`;

/** Without their hashes they count as changed when a later import sees them, and are written whole again. */
const OFF_SALE = `UPDATE products p SET gone_at = $4, gone_by = $2, in_stock = false, hash = ''`;

const WHAT_FOLLOWS = `sold AS (
    UPDATE variants v SET availability = 'out_of_stock', quantity = 0, hash = '' FROM gone WHERE v.item_id = gone.item_id),
  counted AS (
    UPDATE feed_imports SET gone = gone + (SELECT count(*)::integer FROM gone) WHERE import_id = $2)`;

/** What came of a page; `last` is null after the last page. */
interface PageOutcome {
  last: string | null;
  missing: number;
}

/** Takes off sale what a full snapshot does not have. Nothing is deleted: plans and orders name it, and it may come back. */
@Injectable()
export class GoneRepository {
  /** How many products of the page after `afterKey` the import has not seen. */
  async count(em: EntityManager, { merchant, importId }: FeedImport, afterKey: string): Promise<PageOutcome> {
    const [page] = await em.query<[PageOutcome]>(
      `WITH ${PAGE_OF_PRODUCTS} SELECT max(key) AS last, (count(*) FILTER (WHERE missing))::integer AS missing FROM page`,
      [merchant, importId, afterKey],
    );
    return page;
  }

  /** Marks those. The time is the import's start, so that an import that was interrupted leaves the same rows. */
  async mark(em: EntityManager, { merchant, importId, startedAt }: FeedImport, afterKey: string): Promise<PageOutcome> {
    const [page] = await em.query<[PageOutcome]>(
      `WITH ${PAGE_OF_PRODUCTS},
       gone AS (
         ${OFF_SALE} FROM page WHERE p.item_id = page.item_id AND page.missing RETURNING p.item_id),
       ${WHAT_FOLLOWS}
       SELECT (SELECT max(key) FROM page) AS last, (SELECT count(*)::integer FROM gone) AS missing`,
      [merchant, importId, afterKey, startedAt],
    );
    return page;
  }

  /** Takes off sale what an increment says is not offered any more; of what it does not name it says nothing. */
  async withdraw(
    em: EntityManager,
    { merchant, importId, startedAt }: FeedImport,
    keys: readonly string[],
  ): Promise<void> {
    if (keys.length === 0) return;
    await em.query(
      `WITH gone AS (
         ${OFF_SALE} WHERE p.merchant = $1 AND p.key = ANY ($3::text[]) AND p.gone_at IS NULL RETURNING p.item_id),
       ${WHAT_FOLLOWS}
       SELECT count(*) FROM gone`,
      [merchant, importId, keys.toSorted(), startedAt],
    );
  }

  /** From now on a restart of the import does not read the file again. */
  async begin(em: EntityManager, { importId }: FeedImport): Promise<void> {
    await em.query(`UPDATE feed_imports SET phase = 'gone', gone_held = NULL WHERE import_id = $1`, [importId]);
  }

  /** Leaves everything on sale until somebody confirms. */
  async hold(em: EntityManager, { importId }: FeedImport, missing: number): Promise<void> {
    await em.query('UPDATE feed_imports SET gone_held = $2 WHERE import_id = $1', [importId, missing]);
  }

  /**
   * Products that the file names and that cannot be read are kept as they were: they are in the shop, with something wrong in their
   * rows.
   */
  async keepNamed(em: EntityManager, { merchant, importId }: FeedImport, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await em.query(
      'UPDATE products SET named_by = $2 WHERE merchant = $1 AND key = ANY ($3::text[]) AND import_id <> $2',
      [merchant, importId, keys.toSorted()],
    );
  }

  /** Queues the rest of a held import. @returns whether it was held, and nothing of its merchant was imported after it. */
  async confirm(em: EntityManager, importId: string): Promise<boolean> {
    const [, confirmed] = await em.query<[unknown, number]>(
      `UPDATE feed_imports held SET phase = 'gone', status = 'queued', gone_held = NULL, finished_at = NULL
       WHERE import_id = $1 AND status = 'done' AND gone_held IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM feed_imports later WHERE later.merchant = held.merchant AND later.created_at > held.created_at)`,
      [importId],
    );
    return confirmed === 1;
  }
}
