import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which OAuth clients came in whose name, and which of them the person lets in no more. */
export class CreateConnectedClients1763733600000 implements MigrationInterface {
  readonly name = 'CreateConnectedClients1763733600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE connected_clients (
      user_id text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 255),
      client_id text NOT NULL CHECK (length(client_id) BETWEEN 1 AND 255),
      first_seen_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      scopes text[] NOT NULL CHECK (cardinality(scopes) <= 100),
      disconnected_at timestamptz,
      PRIMARY KEY (user_id, client_id)
    )`);
    await runner.query(
      'CREATE INDEX connected_clients_disconnected ON connected_clients (user_id, client_id) WHERE disconnected_at IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE connected_clients');
  }
}
