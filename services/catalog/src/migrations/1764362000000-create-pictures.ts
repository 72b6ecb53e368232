import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures of shops by their address, and what became of fetching them. */
export class CreatePictures1764362000000 implements MigrationInterface {
  readonly name = 'CreatePictures1764362000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX products_without_colour');
    await runner.query('DROP TABLE pictures');
  }
}

const STATEMENTS = [
  `CREATE TABLE pictures (
    picture_id text PRIMARY KEY,
    url text NOT NULL,
    host text NOT NULL GENERATED ALWAYS AS (coalesce(substring(url FROM '^[a-z]+://([^/?#]+)'), '')) STORED,
    is_main boolean NOT NULL,
    state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'ready', 'failed')),
    problem text,
    width integer,
    height integer,
    content text,
    etag text,
    fetched_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT now(),
    colours jsonb,
    CHECK (state <> 'ready' OR (content IS NOT NULL AND width > 0 AND height > 0 AND fetched_at IS NOT NULL))
  )`,
  // What the worker looks for: the first picture of each product.
  `CREATE INDEX pictures_due ON pictures (next_try_at) WHERE is_main`,
  // Products whose texts say nothing of colour, by the picture that may.
  `CREATE INDEX products_without_colour ON products ((pictures[1])) WHERE colour_families = '{}'`,
  `INSERT INTO pictures (picture_id, url, is_main)
   SELECT 'pic_' || left(encode(sha256(convert_to(url, 'UTF8')), 'hex'), 20), url, bool_or(is_main)
   FROM (
     SELECT picture AS url, number = 1 AS is_main
     FROM products CROSS JOIN LATERAL unnest(pictures) WITH ORDINALITY AS list (picture, number)
     UNION ALL SELECT picture, false FROM variants WHERE picture IS NOT NULL
   ) known GROUP BY url`,
];
