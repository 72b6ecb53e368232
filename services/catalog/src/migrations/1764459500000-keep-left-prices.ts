import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a variant has not been for sale: what it cost is kept for as long as that of others, as it may come back. */
export class KeepLeftPrices1764459500000 implements MigrationInterface {
  readonly name = 'KeepLeftPrices1764459500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE price_history ADD COLUMN left_at timestamptz');
    await runner.query('CREATE INDEX price_history_left ON price_history (left_at) WHERE left_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM price_history WHERE left_at IS NOT NULL');
    await runner.query('ALTER TABLE price_history DROP COLUMN left_at');
  }
}
