import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An item that cannot be put on the map waits no longer: it keeps its row, with the reason, until it changes or there is another map. */
export class SetMapItemsAside1764454500000 implements MigrationInterface {
  readonly name = 'SetMapItemsAside1764454500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE style_map_queue ADD problem text');
    await runner.query('DROP INDEX style_map_queue_oldest');
    await runner.query('CREATE INDEX style_map_queue_oldest ON style_map_queue (queued_at) WHERE problem IS NULL');
    await runner.query('CREATE INDEX style_map_queue_aside ON style_map_queue (queued_at) WHERE problem IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX style_map_queue_aside');
    await runner.query('DROP INDEX style_map_queue_oldest');
    await runner.query('CREATE INDEX style_map_queue_oldest ON style_map_queue (queued_at)');
    await runner.query('ALTER TABLE style_map_queue DROP problem');
  }
}
