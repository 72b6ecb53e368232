import type { DataSource, EntityManager } from 'typeorm';

/** An item that waits for its place, as it was queued: once it has changed again, `queuedAt` is another. */
export interface QueuedItem {
  readonly itemId: string;
  readonly queuedAt: string;
}

/** One that cannot be put on the map, and why. */
export interface SetAsideItem extends QueuedItem {
  readonly problem: string;
}

/** Those that have waited longest; without those that were set aside. */
export const waitingItems = (database: DataSource, most: number): Promise<QueuedItem[]> =>
  database.query(
    `SELECT item_id AS "itemId", queued_at::text AS "queuedAt" FROM style_map_queue WHERE problem IS NULL ORDER BY queued_at LIMIT $1`,
    [most],
  );

const SAME = `unnest($1::text[], $2::timestamptz[]) WITH ORDINALITY AS one (item_id, queued_at, number)
  WHERE q.item_id = one.item_id AND q.queued_at = one.queued_at`;

const columns = (items: readonly QueuedItem[]): [string[], string[]] => [
  items.map(({ itemId }) => itemId),
  items.map(({ queuedAt }) => queuedAt),
];

/**
 * Has nobody change what is queued of these until this ends; in the order imports lock in, so that none waits for the other.
 *
 * @returns ids of those nobody has changed, or done with, since
 */
export async function holdQueued(em: EntityManager, items: readonly QueuedItem[]): Promise<ReadonlySet<string>> {
  const rows = await em.query<QueuedItem[]>(
    `SELECT item_id AS "itemId", queued_at::text AS "queuedAt" FROM style_map_queue WHERE item_id = ANY ($1::text[])
     ORDER BY item_id FOR UPDATE`,
    [items.map(({ itemId }) => itemId)],
  );
  const held = new Map(rows.map(({ itemId, queuedAt }) => [itemId, queuedAt]));
  return new Set(items.flatMap(({ itemId, queuedAt }) => (held.get(itemId) === queuedAt ? [itemId] : [])));
}

/** Takes items off the queue; one that has changed since waits on. */
export async function takeOff(em: EntityManager, items: readonly QueuedItem[]): Promise<void> {
  await em.query(`DELETE FROM style_map_queue q USING ${SAME}`, columns(items));
}

/** Has items wait apart from the others; one that has changed since waits with them. */
export async function setAside(em: EntityManager, items: readonly SetAsideItem[]): Promise<void> {
  if (items.length === 0) return;
  const problems = items.map(({ problem }) => problem);
  await em.query(`UPDATE style_map_queue q SET problem = ($3::text[])[one.number] FROM ${SAME}`, [
    ...columns(items),
    problems,
  ]);
}

/** A version that is published now, and what it was built of. */
export interface NewMap {
  readonly version: number;
  /** Of its vectors. */
  readonly model: string;
  /** What was new or changed after this may be missing, or be as it was before. */
  readonly startedAt: Date;
}

const HANDLED = `SELECT p.item_id FROM products p LEFT JOIN item_vectors v USING (item_id)
    LEFT JOIN style_map_places l ON l.version = $1 AND l.item_id = p.item_id
  WHERE p.visible AND (l.item_id IS NULL OR v.model IS DISTINCT FROM $2 OR v.made_at > $3)`;

const QUEUE = `INSERT INTO style_map_queue AS q (item_id, queued_at) SELECT item_id, clock_timestamp() FROM (
    ${HANDLED} UNION SELECT item_id FROM style_map_queue WHERE problem IS NOT NULL ORDER BY item_id
  ) again ON CONFLICT (item_id) DO UPDATE SET problem = NULL WHERE q.problem IS NOT NULL`;

/**
 * Queues what the map before was told of while this one was built, and gives another try to all that was set aside: another map. One
 * that waits keeps its turn. All in one order, as imports have it.
 */
export async function queueForNewMap(em: EntityManager, { version, model, startedAt }: NewMap): Promise<void> {
  await em.query(QUEUE, [version, model, startedAt]);
}
