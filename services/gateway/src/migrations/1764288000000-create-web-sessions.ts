import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWebSessions1764288000000 implements MigrationInterface {
  readonly name = 'CreateWebSessions1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE web_sessions (
      id uuid PRIMARY KEY,
      secret_sha256 text NOT NULL UNIQUE CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
      user_id text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 255),
      name text CHECK (length(name) BETWEEN 1 AND 100),
      issuer_session text CHECK (length(issuer_session) BETWEEN 1 AND 255),
      csrf_secret text NOT NULL,
      signed_in_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    )`);
    await runner.query('CREATE INDEX web_sessions_of_user ON web_sessions (user_id)');
    await runner.query('CREATE INDEX web_sessions_of_issuer ON web_sessions (issuer_session)');
    await runner.query('CREATE INDEX web_sessions_over ON web_sessions (expires_at)');
    // A sign-in under way: what we asked the issuer, until the browser that began it comes back.
    await runner.query(`CREATE TABLE sign_ins (
      state_sha256 text PRIMARY KEY CHECK (state_sha256 ~ '^[0-9a-f]{64}$'),
      browser_sha256 text NOT NULL CHECK (browser_sha256 ~ '^[0-9a-f]{64}$'),
      nonce text NOT NULL,
      code_verifier text NOT NULL,
      max_age integer NOT NULL,
      return_to text NOT NULL CHECK (length(return_to) BETWEEN 1 AND 512),
      expires_at timestamptz NOT NULL
    )`);
    await runner.query('CREATE INDEX sign_ins_over ON sign_ins (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_ins, web_sessions');
  }
}
