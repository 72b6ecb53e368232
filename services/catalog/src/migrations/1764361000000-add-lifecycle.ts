import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long things are for sale and seen: gone, hidden and suspended, prices over time, feeds that are fetched on a schedule. */
export class AddLifecycle1764361000000 implements MigrationInterface {
  readonly name = 'AddLifecycle1764361000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_fetches, price_history');
    await runner.query(
      `ALTER TABLE feed_imports DROP COLUMN mode, DROP COLUMN phase, DROP COLUMN gone, DROP COLUMN gone_held, DROP COLUMN reasons`,
    );
    await runner.query(
      `ALTER TABLE merchants DROP COLUMN suspended_at, DROP COLUMN suspended_reason, DROP COLUMN feed_url,
         DROP COLUMN feed_format, DROP COLUMN feed_mode, DROP COLUMN feed_every_minutes`,
    );
    await runner.query(
      `ALTER TABLE products DROP COLUMN visible, DROP COLUMN gone_at, DROP COLUMN gone_by, DROP COLUMN named_by,
         DROP COLUMN hidden_at, DROP COLUMN hidden_reason`,
    );
  }
}

const STATEMENTS = [
  // PostgreSQL keeps "visible" true to the rest of the row, whoever writes it. That a merchant is suspended is not of the row: visible.ts.
  `ALTER TABLE products
     ADD COLUMN gone_at timestamptz,
     ADD COLUMN gone_by uuid,
     ADD COLUMN named_by uuid,
     ADD COLUMN hidden_at timestamptz,
     ADD COLUMN hidden_reason text,
     ADD COLUMN visible boolean NOT NULL GENERATED ALWAYS AS
       (published AND NOT adult AND hidden_at IS NULL AND gone_at IS NULL) STORED`,
  `CREATE INDEX products_hidden ON products (hidden_at DESC, item_id) WHERE hidden_at IS NOT NULL`,

  `CREATE TABLE price_history (
    variant_id text NOT NULL,
    at timestamptz NOT NULL,
    price_minor integer NOT NULL,
    compare_at_minor integer,
    currency text NOT NULL,
    PRIMARY KEY (variant_id, at)
  )`,

  // An older version of the service that still runs queues imports without a mode: they are what they were, increments.
  `ALTER TABLE feed_imports
     ADD COLUMN mode text NOT NULL DEFAULT 'increment' CHECK (mode IN ('full', 'increment')),
     ADD COLUMN phase text NOT NULL DEFAULT 'read' CHECK (phase IN ('read', 'gone')),
     ADD COLUMN gone integer NOT NULL DEFAULT 0,
     ADD COLUMN gone_held integer,
     ADD COLUMN reasons jsonb`,
  `CREATE INDEX feed_imports_merchant ON feed_imports (merchant, created_at DESC)`,

  `ALTER TABLE merchants
     ADD COLUMN suspended_at timestamptz,
     ADD COLUMN suspended_reason text,
     ADD COLUMN feed_url text,
     ADD COLUMN feed_format text,
     ADD COLUMN feed_mode text CHECK (feed_mode IN ('full', 'increment')),
     ADD COLUMN feed_every_minutes integer CHECK (feed_every_minutes >= 15)`,
  `CREATE TABLE feed_fetches (
    merchant text PRIMARY KEY REFERENCES merchants (slug) ON DELETE CASCADE,
    asked_by text NOT NULL,
    asked_operation text NOT NULL,
    number integer NOT NULL DEFAULT 0,
    etag text,
    last_modified text,
    problem text,
    failures integer NOT NULL DEFAULT 0,
    fetched_at timestamptz,
    next_fetch_at timestamptz,
    attempt integer NOT NULL DEFAULT 0,
    lease_until timestamptz
  )`,
  `CREATE INDEX feed_fetches_due ON feed_fetches (next_fetch_at) WHERE next_fetch_at IS NOT NULL`,
];
