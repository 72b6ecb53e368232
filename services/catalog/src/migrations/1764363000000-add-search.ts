import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What searching needs of a product without looking at its variants, the orders it is shown in, and exchange rates. */
export class AddSearch1764363000000 implements MigrationInterface {
  readonly name = 'AddSearch1764363000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange_rates');
    await runner.query(
      'DROP INDEX vocabulary_trigrams, products_browsed, products_cheapest, products_dearest, products_peers',
    );
    await runner.query('ALTER TABLE products DROP COLUMN colours, DROP COLUMN sizes');
    await runner.query('ALTER TABLE variants DROP COLUMN size_keys');
  }
}

const STATEMENTS = [
  `ALTER TABLE variants ADD COLUMN size_keys text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE products ADD COLUMN colours text[] NOT NULL DEFAULT '{}', ADD COLUMN sizes text[] NOT NULL DEFAULT '{}'`,
  // Terms and keys of sizes come with the next import of each product; colours and sizes are there at once.
  `UPDATE products p SET colours = v.colours, sizes = v.sizes FROM (
     SELECT item_id, coalesce(array_agg(DISTINCT colour) FILTER (WHERE colour IS NOT NULL), '{}') AS colours,
       coalesce(array_agg(DISTINCT size) FILTER (WHERE size IS NOT NULL), '{}') AS sizes
     FROM variants GROUP BY item_id) v
   WHERE v.item_id = p.item_id`,

  `CREATE INDEX products_browsed ON products (in_stock DESC, first_seen_at DESC, item_id)`,
  `CREATE INDEX products_cheapest ON products (price_min, item_id)`,
  `CREATE INDEX products_dearest ON products (price_max DESC, item_id)`,
  `CREATE INDEX products_peers ON products (lower(brand), kind, currency) INCLUDE (price_min) WHERE kind IS NOT NULL`,
  `CREATE INDEX vocabulary_trigrams ON vocabulary USING gin (word public.gin_trgm_ops)`,

  `CREATE TABLE exchange_rates (
    base text NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
    quote text NOT NULL CHECK (quote ~ '^[A-Z]{3}$' AND quote <> base),
    rate numeric(20, 10) NOT NULL CHECK (rate > 0),
    as_of date NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (base, quote)
  )`,
];
