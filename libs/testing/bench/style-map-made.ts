import type { TestDatabase } from '../src/database.ts';
import type { Parts } from './style-map-parts.ts';

const PAGE = 20_000;
const TILES = 500;
const CLUSTER_ZOOMS = 5;

/** Lays the catalog out without computing it: by kind and colour, with some noise. Tiles are the build's own. */
export async function makeMap(database: TestDatabase, parts: Parts, items: number): Promise<void> {
  const ids: string[] = [];
  const places = new Float32Array(2 * items);
  const columns = new parts.TileColumns(items);
  for (let after = ''; ;) {
    const rows = await database.query<{ item_id: string; kind: string; colour_families: string[] }>(
      `SELECT p.item_id, ${parts.TILE_COLUMNS} FROM catalog.products p WHERE item_id > $1 ORDER BY item_id LIMIT ${PAGE}`,
      [after],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      const at = 2 * ids.length;
      places[at] = coordinate(`${row.kind} x`, `${row.colour_families[0]} x`, `${row.item_id} x`);
      places[at + 1] = coordinate(`${row.kind} y`, `${row.colour_families[0]} y`, `${row.item_id} y`);
      columns.add(parts.tileSourceOf(row));
      ids.push(row.item_id);
    }
    after = ids.at(-1) ?? '';
  }
  const deepest = parts.deepestZoomOf(items);
  await database.query(
    `INSERT INTO catalog.style_map_builds (build_id, state, requested_by, requested_at) VALUES ('bench', 'finished', 'bench', now())`,
  );
  await database.query(
    `INSERT INTO catalog.style_maps (build_id, items, deepest_zoom, published_at, model) VALUES ('bench', $1, $2, now(), '{}')`,
    [items, deepest],
  );
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE);
    await database.query(
      `INSERT INTO catalog.style_map_places (version, item_id, x, y) SELECT 1, * FROM unnest($1::text[], $2::real[], $3::real[])`,
      [page, page.map((_, at) => places[2 * (from + at)]), page.map((_, at) => places[2 * (from + at) + 1])],
    );
  }
  let batch: [number, number, number, number, Buffer][] = [];
  const write = async (): Promise<void> => {
    await database.query(
      `INSERT INTO catalog.style_map_tiles (version, zoom, tx, ty, items, sample)
       SELECT 1, * FROM unnest($1::smallint[], $2::int[], $3::int[], $4::int[], $5::bytea[])`,
      [0, 1, 2, 3, 4].map((column) => batch.map((tile) => tile[column])),
    );
    batch = [];
  };
  for (const { zoom, tx, ty, items: count, rows, weights } of parts.tilePyramid(
    places,
    (row) => ids[row] ?? '',
    deepest,
  )) {
    const sample = rows.map((row, at) => columns.item(row, ids[row] ?? '', places, weights[at] ?? 1));
    batch.push([zoom, tx, ty, count, parts.encodeTile(sample)]);
    if (batch.length >= TILES) await write();
  }
  await write();
  for (let zoom = 0; zoom < CLUSTER_ZOOMS; zoom++) await database.query(CLUSTERS, [zoom, 2 ** (zoom + 2)]);
  await database.query('INSERT INTO catalog.style_map_current (version) VALUES (1)');
  for (const table of ['places', 'tiles', 'clusters'])
    await database.query(`VACUUM ANALYZE catalog.style_map_${table}`);
}

/** The squares of a grid as regions. */
const CLUSTERS = `
  INSERT INTO catalog.style_map_clusters (version, cluster_id, zoom, label, items, x, y, x_min, y_min, x_max, y_max, typical_item_id, opens_zoom)
  SELECT 1, 'z' || $1::int || '-' || row_number() OVER (), $1::int, 'region ' || cx || ' ' || cy, count(*), avg(x), avg(y),
    cx / $2::real, cy / $2::real, (cx + 1) / $2::real, (cy + 1) / $2::real, min(item_id), $1::int + 1
  FROM (SELECT item_id, x, y, floor(x * $2::int)::int AS cx, floor(y * $2::int)::int AS cy FROM catalog.style_map_places) cells GROUP BY cx, cy`;

/** Kinds and their colours have a middle each, items lie around it. */
function coordinate(kind: string, colour: string, item: string): number {
  const [a, b, c, d] = [part(kind), part(kind + colour), part(item), part(`${item} again`)];
  const at = 0.1 + 0.8 * a + 0.16 * (b - 0.5) + 0.12 * (c + d - 1);
  return Math.min(0.9999, Math.max(0, at));
}

/** FNV-1a, mixed, as a part of 1. */
function part(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
