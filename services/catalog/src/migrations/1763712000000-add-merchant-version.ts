import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMerchantVersion1763712000000 implements MigrationInterface {
  readonly name = 'AddMerchantVersion1763712000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE merchants ADD COLUMN version integer NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE merchants DROP COLUMN version');
  }
}
