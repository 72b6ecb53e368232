import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was revoked, and operators' API keys. Nothing is deleted: who had access when is a question of later. */
export class CreateAccess1763708400000 implements MigrationInterface {
  readonly name = 'CreateAccess1763708400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE revocations (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('token', 'user', 'client')),
      value text NOT NULL CHECK (length(value) BETWEEN 1 AND 255),
      reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      lifted_at timestamptz,
      lifted_by text,
      CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
    )`);
    await runner.query('CREATE UNIQUE INDEX revocations_standing ON revocations (kind, value) WHERE lifted_at IS NULL');
    await runner.query(`CREATE TABLE api_keys (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
      sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      scopes text[] NOT NULL CHECK (cardinality(scopes) BETWEEN 1 AND 50),
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      expires_at timestamptz NOT NULL,
      revoked_at timestamptz,
      revoked_by text,
      last_used_at timestamptz,
      CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
    )`);
    // Counted up by every change of the two, so that replicas can ask often and read seldom; its row is also the lock of changes.
    await runner.query(`CREATE TABLE access_version (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      version bigint NOT NULL DEFAULT 0
    )`);
    await runner.query('INSERT INTO access_version DEFAULT VALUES');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access_version, api_keys, revocations');
  }
}
