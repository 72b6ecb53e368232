import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drawn parts of the style map, so that what is old can be found and thrown away. */
export class CreateMapPictures1764452000000 implements MigrationInterface {
  readonly name = 'CreateMapPictures1764452000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE style_map_pictures (
      asset_key text PRIMARY KEY,
      drawn_at timestamptz NOT NULL
    )`);
    await runner.query(`CREATE INDEX style_map_pictures_oldest ON style_map_pictures (drawn_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE style_map_pictures');
  }
}
