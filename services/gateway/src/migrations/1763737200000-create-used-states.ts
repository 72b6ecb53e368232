import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Request states that have come back: none is taken twice. */
export class CreateUsedStates1763737200000 implements MigrationInterface {
  readonly name = 'CreateUsedStates1763737200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE used_states (
      nonce text PRIMARY KEY CHECK (length(nonce) = 22),
      expires_at timestamptz NOT NULL
    )`);
    await runner.query('CREATE INDEX used_states_expires_at ON used_states (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_states');
  }
}
