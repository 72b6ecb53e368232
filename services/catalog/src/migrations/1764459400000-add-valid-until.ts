import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a file that stays the same says the same: a sale in it begins or ends, or something in it expires. */
export class AddValidUntil1764459400000 implements MigrationInterface {
  readonly name = 'AddValidUntil1764459400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_imports ADD COLUMN valid_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_imports DROP COLUMN valid_until');
  }
}
