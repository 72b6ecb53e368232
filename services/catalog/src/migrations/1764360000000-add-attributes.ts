import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of a product: whole and with its grounds in `attributes`, and in columns what is searched by. */
export class AddAttributes1764360000000 implements MigrationInterface {
  readonly name = 'AddAttributes1764360000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const columns = [...PRODUCT_COLUMNS.map(([name]) => name), 'attributes'];
    await runner.query(`ALTER TABLE products ${columns.map((name) => `DROP COLUMN ${name}`).join(', ')}`);
    await runner.query('ALTER TABLE variants DROP COLUMN colour_family, DROP COLUMN link, DROP COLUMN external_id');
  }
}

const PRODUCT_COLUMNS = [
  ['kind', 'text'],
  ['slot', 'text'],
  ['colour_families', `text[] NOT NULL DEFAULT '{}'`],
  ['materials', `text[] NOT NULL DEFAULT '{}'`],
  ['pattern', 'text'],
  ['seasons', `text[] NOT NULL DEFAULT '{}'`],
  ['occasions', `text[] NOT NULL DEFAULT '{}'`],
  ['formality', 'smallint'],
  ['warmth', 'smallint'],
  ['age_group', 'text'],
  ['google_category', 'integer'],
  ['language', 'text'],
  ['condition', 'text'],
  ['adult', 'boolean NOT NULL DEFAULT false'],
] as const;

const STATEMENTS = [
  `ALTER TABLE products ${PRODUCT_COLUMNS.map(([name, type]) => `ADD COLUMN ${name} ${type}`).join(', ')},
     ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}'`,
  `ALTER TABLE variants ADD COLUMN colour_family text, ADD COLUMN link text, ADD COLUMN external_id text`,
  `ALTER TABLE variants DROP CONSTRAINT variants_availability_check`,
  `ALTER TABLE variants ADD CONSTRAINT variants_availability_check
     CHECK (availability IN ('in_stock', 'out_of_stock', 'preorder', 'backorder', 'unknown'))`,
];
