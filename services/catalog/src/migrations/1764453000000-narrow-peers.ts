import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A page of a search compares each item with all of its brand and kind, hundreds of them. The index has all that needs, so that none
 * of their rows is read. It names `brand` besides `lower(brand)` because PostgreSQL reads an index alone only when that has every
 * column an expression is made of (documentation, "Index-Only Scans and Covering Indexes").
 */
export class NarrowPeers1764453000000 implements MigrationInterface {
  readonly name = 'NarrowPeers1764453000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX products_peers');
    await runner.query(`CREATE INDEX products_peers ON products (lower(brand), kind, currency)
      INCLUDE (brand, price_min, merchant) WHERE kind IS NOT NULL AND visible`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX products_peers');
    await runner.query(`CREATE INDEX products_peers ON products (lower(brand), kind, currency)
      INCLUDE (price_min) WHERE kind IS NOT NULL`);
  }
}
