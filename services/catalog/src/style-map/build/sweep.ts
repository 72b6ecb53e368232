import type { DataSource } from 'typeorm';
import type { WorkFolder } from './work-folder.ts';

/** The map shown now, and the one before it: somebody may still be reading it. */
const KEPT_MAPS = 2;
const KEPT_BUILDS = 100;
const ROWS = 10_000;

/**
 * Removes what nobody needs any more: work files of builds that ended, all of maps but the last two published, and old builds. In
 * bounded batches, so that no statement holds up others; interrupted anywhere, it goes on the next time.
 */
export async function sweep(database: DataSource, folderOf: (buildId: string) => WorkFolder): Promise<void> {
  const ended = await database.query<{ build_id: string }[]>(
    `SELECT build_id FROM style_map_builds WHERE state IN ('finished', 'failed') AND NOT swept`,
  );
  for (const { build_id: buildId } of ended) {
    await folderOf(buildId).tidy();
    await database.query('UPDATE style_map_builds SET swept = true WHERE build_id = $1', [buildId]);
  }
  const maps = await database.query<{ version: number; build_id: string }[]>(
    `SELECT version, build_id FROM style_maps JOIN style_map_builds USING (build_id)
     WHERE state IN ('finished', 'failed') AND version NOT IN (SELECT version FROM style_map_current)
       AND version NOT IN (SELECT version FROM style_maps WHERE published_at IS NOT NULL ORDER BY version DESC LIMIT ${KEPT_MAPS})`,
  );
  for (const { version, build_id: buildId } of maps) await removeMap(database, version, folderOf(buildId));
  const [builds] = await database.query<[{ build_id: string }[], number]>(
    `DELETE FROM style_map_builds WHERE build_id IN (
       SELECT build_id FROM style_map_builds b WHERE state IN ('finished', 'failed')
         AND NOT EXISTS (SELECT FROM style_maps m WHERE m.build_id = b.build_id)
       ORDER BY requested_at DESC OFFSET ${KEPT_BUILDS}) RETURNING build_id`,
  );
  for (const { build_id: buildId } of builds) await folderOf(buildId).remove();
}

async function removeMap(database: DataSource, version: number, folder: WorkFolder): Promise<void> {
  for (const table of ['style_map_tiles', 'style_map_places', 'style_map_clusters']) {
    let removed = ROWS;
    while (removed === ROWS) {
      const [, count] = await database.query<[unknown, number]>(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY (SELECT ctid FROM ${table} WHERE version = $1 LIMIT ${ROWS}))`,
        [version],
      );
      removed = count;
    }
  }
  await folder.remove();
  await database.query('DELETE FROM style_maps WHERE version = $1', [version]);
}
