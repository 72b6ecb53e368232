import type { EntityManager } from 'typeorm';

const QUEUE = `INSERT INTO style_map_queue (item_id, queued_at) SELECT item_id, clock_timestamp() FROM unnest($1::text[]) item_id
  ON CONFLICT (item_id) DO UPDATE SET queued_at = excluded.queued_at, problem = NULL`;

/** Has items that are new or changed put on the map, in the caller's transaction; also those that were set aside. */
export async function queueForMap(em: EntityManager, itemIds: readonly string[]): Promise<void> {
  // Sorted, so that two imports at once take the same locks in the same order.
  if (itemIds.length > 0) await em.query(QUEUE, [[...new Set(itemIds)].sort()]);
}
