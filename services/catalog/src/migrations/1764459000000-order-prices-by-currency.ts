import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By price is within a currency: upwards `products_price` has that order, downwards this one. */
export class OrderPricesByCurrency1764459000000 implements MigrationInterface {
  readonly name = 'OrderPricesByCurrency1764459000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX products_cheapest, products_dearest');
    await runner.query('CREATE INDEX products_dearest ON products (currency DESC, price_max DESC, item_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX products_dearest');
    await runner.query('CREATE INDEX products_cheapest ON products (price_min, item_id)');
    await runner.query('CREATE INDEX products_dearest ON products (price_max DESC, item_id)');
  }
}
