import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which colours are in stock was asked of the product as a whole. A feed that stays the same is not imported again to say it. */
export class IndexColoursInStock1764459700000 implements MigrationInterface {
  readonly name = 'IndexColoursInStock1764459700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE products p SET search = p.search || array_to_tsvector(found.terms)
       FROM (
         SELECT item_id, array_agg('cs:' || family) AS terms
         FROM (
           SELECT item_id, array_agg(colour_family) AS said,
             array_agg(colour_family) FILTER (WHERE availability = 'in_stock') AS available
           FROM variants GROUP BY item_id
         ) v
         JOIN products USING (item_id)
         CROSS JOIN unnest(CASE WHEN colour_families = '{}' THEN '{none}' ELSE colour_families END) AS family
         WHERE in_stock AND available IS NOT NULL
           AND (family = ANY (available) OR array_position(available, NULL) IS NOT NULL OR (family = ANY (said)) IS NOT TRUE)
         GROUP BY item_id
       ) found
       WHERE p.item_id = found.item_id`,
    );
  }

  /** What is in the index does no harm to a version that does not ask for it. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
