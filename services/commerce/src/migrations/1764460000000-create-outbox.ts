import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OUTBOX_TABLES } from '#libs/outbox';

export class CreateOutbox1764460000000 implements MigrationInterface {
  readonly name = 'CreateOutbox1764460000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of OUTBOX_TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_consumers, outbox_state, outbox, requests');
  }
}
