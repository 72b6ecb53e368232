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

/** Another map, another try for all that was set aside. */
export async function tryAgain(em: EntityManager): Promise<void> {
  await em.query('UPDATE style_map_queue SET problem = NULL WHERE problem IS NOT NULL');
}
