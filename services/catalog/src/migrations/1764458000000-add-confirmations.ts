import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A shop that answers that its feed is as it was confirms every price in it: said once for the feed, not on each of its rows. */
export class AddConfirmations1764458000000 implements MigrationInterface {
  readonly name = 'AddConfirmations1764458000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_fetches ADD COLUMN import_id uuid, ADD COLUMN confirmed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_fetches DROP COLUMN import_id, DROP COLUMN confirmed_at');
  }
}
