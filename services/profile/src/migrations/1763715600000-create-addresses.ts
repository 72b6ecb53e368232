import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAddresses1763715600000 implements MigrationInterface {
  readonly name = 'CreateAddresses1763715600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE addresses (
        user_id text PRIMARY KEY CHECK (length(user_id) BETWEEN 1 AND 255),
        recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 100),
        line1 text NOT NULL CHECK (length(line1) BETWEEN 1 AND 100),
        line2 text CHECK (length(line2) BETWEEN 1 AND 100),
        postal_code text CHECK (length(postal_code) BETWEEN 1 AND 16),
        city text NOT NULL CHECK (length(city) BETWEEN 1 AND 100),
        region text CHECK (length(region) BETWEEN 1 AND 100),
        country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
        version text NOT NULL CHECK (length(version) BETWEEN 1 AND 64),
        updated_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE addresses');
  }
}
