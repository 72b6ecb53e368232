import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewport } from '#libs/contracts';
import { visible } from '../../items/visible.ts';
import { productConditions, Values } from '../../search/sql/conditions-sql.ts';
import type { Question } from '../../search/question/search-question.ts';
import type { Candidate } from './stratify.rules.ts';

/** The map that is shown now. */
export interface ShownMap {
  readonly version: number;
  /** Another one whenever its tiles changed. */
  readonly revision: number;
  /** The build it is from; nobody outside learns it. */
  readonly buildId: string;
  readonly deepestZoom: number;
}

/** A region as it is stored (its edges are the viewport that shows it), with what shoppers may see of its typical item. */
export interface ClusterRow extends Viewport {
  readonly cluster_id: string;
  readonly label: string;
  readonly items: number;
  readonly x: number;
  readonly y: number;
  readonly opens_zoom: number;
  readonly currency: string | null;
  readonly price_min: number | null;
  readonly price_max: number | null;
  readonly typical_item_id: string | null;
  readonly typical_title: string | null;
  readonly typical_picture: string | null;
}

/** Matches of the whole catalog that are looked up on the map at most. */
const MOST_MATCHES = 10_000;

/** Reads the current map. Of one version nothing changes but that new items are added, and what tiles say of changed ones. */
@Injectable()
export class MapReader {
  constructor(private readonly database: DataSource) {}

  /** Undefined before the first build. */
  async current(): Promise<ShownMap | undefined> {
    const [map] = await this.database.query<ShownMap[]>(
      `SELECT version, revision, build_id AS "buildId", deepest_zoom::int AS "deepestZoom" FROM style_map_current JOIN style_maps USING (version)`,
    );
    return map;
  }

  /** Where items lie; what is not on the map is missing. */
  async places(version: number, itemIds: readonly string[]): Promise<Map<string, { x: number; y: number }>> {
    if (itemIds.length === 0) return new Map();
    const rows = await this.database.query<{ item_id: string; x: number; y: number }[]>(
      `SELECT item_id, x::float8, y::float8 FROM style_map_places WHERE version = $1 AND item_id = ANY ($2::text[])`,
      [version, itemIds],
    );
    return new Map(rows.map(({ item_id: itemId, x, y }) => [itemId, { x, y }]));
  }

  /** Shops of these names or slugs; what is none stays as it is. */
  async slugsOf(names: readonly string[]): Promise<string[]> {
    const lower = names.map((name) => name.trim().toLowerCase());
    const rows = await this.database.query<{ slug: string }[]>(
      'SELECT slug FROM merchants WHERE lower(name) = ANY ($1::text[])',
      [lower],
    );
    return [...lower, ...rows.map(({ slug }) => slug)];
  }

  /** Regions of a zoom whose middle is in view, the largest first; of the finest that has any where there is none so fine. */
  async clusters(
    { version }: ShownMap,
    zoom: number,
    { x_min, y_min, x_max, y_max }: Viewport,
    limit: number,
  ): Promise<{ zoom: number; rows: ClusterRow[]; total: number }> {
    const rows = await this.database.query<(ClusterRow & { zoom: number; total: number })[]>(
      `SELECT c.cluster_id, c.label, c.items, c.x::float8, c.y::float8, c.x_min::float8, c.y_min::float8, c.x_max::float8, c.y_max::float8, c.opens_zoom::int,
         c.currency, c.price_min, c.price_max, c.zoom::int, c.total,
         p.item_id AS typical_item_id, p.title AS typical_title, p.pictures[1] AS typical_picture
       FROM (
         SELECT *, count(*) OVER ()::int AS total FROM style_map_clusters
         WHERE version = $1 AND zoom = (SELECT max(zoom) FROM style_map_clusters WHERE version = $1 AND zoom <= $2)
           AND x BETWEEN $3 AND $5 AND y BETWEEN $4 AND $6
         ORDER BY items DESC, cluster_id LIMIT $7
       ) c LEFT JOIN products p ON p.item_id = c.typical_item_id AND ${visible()}
       ORDER BY c.items DESC, c.cluster_id`,
      [version, zoom, x_min, y_min, x_max, y_max, limit],
    );
    return { zoom: rows[0]?.zoom ?? zoom, rows, total: rows[0]?.total ?? 0 };
  }

  /** Items in view that meet the conditions: all of them, unless there are more than `most` or very many elsewhere on the map. */
  async matching(
    { version }: ShownMap,
    viewport: Viewport,
    question: Question,
    most: number,
  ): Promise<{ found: Candidate[]; isAll: boolean }> {
    const values = new Values();
    const conditions = productConditions(question, values);
    // The far edge of the map is of it: `isWithin`.
    const at = (edge: keyof Viewport): string => values.add(viewport[edge] >= 1 ? 2 : viewport[edge], 'real');
    const rows = await this.database.query<{ item_id: string | null; x: number; y: number; matches: number }[]>(
      `WITH matches AS MATERIALIZED (SELECT p.item_id FROM products p WHERE ${conditions.join(' AND ')} LIMIT ${MOST_MATCHES + 1}),
       counted AS (SELECT count(*)::int AS matches FROM matches)
       SELECT l.item_id, l.x::float8, l.y::float8, counted.matches FROM counted LEFT JOIN LATERAL (
         SELECT l.item_id, l.x, l.y FROM matches JOIN style_map_places l ON l.version = ${values.add(version, 'int')} AND l.item_id = matches.item_id
         WHERE l.x >= ${at('x_min')} AND l.x < ${at('x_max')} AND l.y >= ${at('y_min')} AND l.y < ${at('y_max')} LIMIT ${most + 1}
       ) l ON true`,
      values.list,
    );
    const found = rows.flatMap(({ item_id: itemId, x, y }) => (itemId === null ? [] : [{ itemId, x, y, weight: 1 }]));
    return { found: found.slice(0, most), isAll: found.length <= most && (rows[0]?.matches ?? 0) <= MOST_MATCHES };
  }
}
