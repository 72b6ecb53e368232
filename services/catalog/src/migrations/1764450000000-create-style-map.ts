import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The style map. A build writes all rows of its version before `style_map_current` names it, so a reader sees one whole map or the one
 * before it. `item_vectors` is apart from versions: what an item is like does not depend on where it was drawn.
 */
export class CreateStyleMap1764450000000 implements MigrationInterface {
  readonly name = 'CreateStyleMap1764450000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...TABLES].reverse().join(', ')}`);
  }
}

const TABLES = [
  'style_map_builds',
  'style_maps',
  'style_map_current',
  'style_map_places',
  'style_map_tiles',
  'style_map_clusters',
  'item_vectors',
  'style_map_queue',
];

const STATEMENTS = [
  `CREATE TABLE style_map_builds (
     build_id text PRIMARY KEY,
     state text NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed')),
     step text,
     progress real NOT NULL DEFAULT 0,
     items integer,
     map_version integer,
     problem text,
     requested_by text NOT NULL,
     requested_at timestamptz NOT NULL,
     started_at timestamptz,
     finished_at timestamptz,
     attempt integer NOT NULL DEFAULT 0,
     tries smallint NOT NULL DEFAULT 0,
     swept boolean NOT NULL DEFAULT false
   )`,
  // One at a time waits or runs.
  `CREATE UNIQUE INDEX style_map_builds_open ON style_map_builds ((true)) WHERE state IN ('queued', 'running')`,
  `CREATE INDEX style_map_builds_latest ON style_map_builds (requested_at DESC)`,
  `CREATE TABLE style_maps (
     version integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
     build_id text NOT NULL UNIQUE REFERENCES style_map_builds,
     items integer NOT NULL,
     deepest_zoom smallint NOT NULL,
     published_at timestamptz,
     placed integer NOT NULL DEFAULT 0,
     model jsonb NOT NULL
   )`,
  // "revision" changes whenever items are added to the tiles of the current map.
  `CREATE TABLE style_map_current (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     version integer NOT NULL REFERENCES style_maps,
     revision integer NOT NULL DEFAULT 0
   )`,
  // "added_at": when the item was put on the map that had been built without it.
  `CREATE TABLE style_map_places (
     version integer NOT NULL REFERENCES style_maps ON DELETE CASCADE,
     item_id text NOT NULL,
     x real NOT NULL,
     y real NOT NULL,
     added_at timestamptz,
     PRIMARY KEY (version, item_id)
   )`,
  `CREATE INDEX style_map_places_added ON style_map_places (version, added_at) WHERE added_at IS NOT NULL`,
  // A tile of zoom z is a square of 1 / 2^z; "sample" is a spread of its items, each as written by the tile's own codec.
  `CREATE TABLE style_map_tiles (
     version integer NOT NULL REFERENCES style_maps ON DELETE CASCADE,
     zoom smallint NOT NULL,
     tx integer NOT NULL,
     ty integer NOT NULL,
     items integer NOT NULL,
     sample bytea NOT NULL,
     PRIMARY KEY (version, zoom, tx, ty)
   )`,
  // Samples hardly shrink, and are read far more often than written.
  `ALTER TABLE style_map_tiles ALTER sample SET STORAGE EXTERNAL`,
  // From "x_min" to "y_max": the viewport that shows it; nearly all of its items lie there.
  `CREATE TABLE style_map_clusters (
     version integer NOT NULL REFERENCES style_maps ON DELETE CASCADE,
     cluster_id text NOT NULL,
     zoom smallint NOT NULL,
     parent_id text,
     label text NOT NULL,
     items integer NOT NULL,
     x real NOT NULL,
     y real NOT NULL,
     x_min real NOT NULL,
     y_min real NOT NULL,
     x_max real NOT NULL,
     y_max real NOT NULL,
     currency text,
     price_min integer,
     price_max integer,
     typical_item_id text,
     opens_zoom smallint NOT NULL,
     PRIMARY KEY (version, cluster_id)
   )`,
  `CREATE INDEX style_map_clusters_of_zoom ON style_map_clusters (version, zoom, items DESC)`,
  // 16-bit floats, little endian, of unit length (item-vector.rules.ts); "model" says which text model the last block is from.
  `CREATE TABLE item_vectors (
     item_id text PRIMARY KEY,
     model text NOT NULL,
     vector bytea NOT NULL,
     made_at timestamptz NOT NULL
   )`,
  // Items that are new or changed since their vector was made.
  `CREATE TABLE style_map_queue (
     item_id text PRIMARY KEY,
     queued_at timestamptz NOT NULL
   )`,
  `CREATE INDEX style_map_queue_oldest ON style_map_queue (queued_at)`,
];
