import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProfiles1763683200000 implements MigrationInterface {
  readonly name = 'CreateProfiles1763683200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE profiles (
        user_id text PRIMARY KEY CHECK (length(user_id) BETWEEN 1 AND 255),
        monthly_budget_minor integer CHECK (monthly_budget_minor >= 0),
        currency text CHECK (currency ~ '^[A-Z]{3}$'),
        goals text[] NOT NULL DEFAULT '{}',
        style_tags text[] NOT NULL DEFAULT '{}',
        department text CHECK (department IN ('women', 'men', 'unisex', 'kids')),
        country text CHECK (country ~ '^[A-Z]{2}$'),
        sizes jsonb NOT NULL DEFAULT '[]',
        measurements jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT a_budget_has_a_currency CHECK (monthly_budget_minor IS NULL OR currency IS NOT NULL)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE profiles');
  }
}
