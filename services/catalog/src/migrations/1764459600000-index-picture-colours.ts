import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Colours that were found in a picture had come to the product, but not to the index that is searched by them. */
export class IndexPictureColours1764459600000 implements MigrationInterface {
  readonly name = 'IndexPictureColours1764459600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE products SET search = ts_delete(search, 'c:none') ||
         array_to_tsvector(ARRAY (SELECT 'c:' || family FROM unnest(colour_families) family))
       WHERE attributes -> 'colours' ->> 'from' = 'picture'`,
    );
  }

  /** What is in the index does no harm to a version that does not put it there. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
