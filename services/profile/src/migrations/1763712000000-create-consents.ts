import type { MigrationInterface, QueryRunner } from 'typeorm';

const PURPOSES = `('photos_store', 'try_on_render', 'share_with_assistant')`;

export class CreateConsents1763712000000 implements MigrationInterface {
  readonly name = 'CreateConsents1763712000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consent_requests (
        request_id text PRIMARY KEY CHECK (request_id ~ '^[A-Za-z0-9_-]{22,64}$'),
        user_id text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 255),
        client_id text NOT NULL CHECK (length(client_id) BETWEEN 1 AND 255),
        purposes text[] NOT NULL CHECK (cardinality(purposes) BETWEEN 1 AND 3),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        decision text CHECK (decision IN ('allow', 'deny')),
        decided_at timestamptz,
        session text,
        CONSTRAINT decided_by_somebody CHECK (num_nonnulls(decision, decided_at, session) IN (0, 3))
      )`);
    await runner.query('CREATE INDEX consent_requests_of_person ON consent_requests (user_id, expires_at)');
    await runner.query(`
      CREATE TABLE consents (
        consent_id text PRIMARY KEY CHECK (length(consent_id) BETWEEN 1 AND 64),
        user_id text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 255),
        purpose text NOT NULL CHECK (purpose IN ${PURPOSES}),
        text_version integer NOT NULL CHECK (text_version > 0),
        language text NOT NULL CHECK (language IN ('en', 'de')),
        text_sha256 text NOT NULL CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
        given_at timestamptz NOT NULL,
        session text NOT NULL CHECK (length(session) BETWEEN 1 AND 64),
        request_id text,
        asked_by text,
        revoked_at timestamptz,
        revoked_via text CHECK (revoked_via IN ('page', 'client', 'newer_text')),
        revoked_by text,
        CONSTRAINT asked_for_by_a_client CHECK (num_nonnulls(request_id, asked_by) IN (0, 2)),
        CONSTRAINT revoked_by_somebody CHECK (num_nonnulls(revoked_at, revoked_via, revoked_by) IN (0, 3))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX one_standing_consent ON consents (user_id, purpose) WHERE revoked_at IS NULL',
    );
    await runner.query('CREATE INDEX consents_of_person ON consents (user_id, given_at)');
    // What was given is evidence: the service can end a consent, and neither change nor remove it.
    await runner.query('REVOKE UPDATE, DELETE ON consents FROM profile_app');
    await runner.query('GRANT UPDATE (revoked_at, revoked_via, revoked_by) ON consents TO profile_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consents, consent_requests');
  }
}
