import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalog1763683200000 implements MigrationInterface {
  readonly name = 'CreateCatalog1763683200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vocabulary, quarantined, feed_imports, variants, products, merchants');
    await runner.query('DROP TEXT SEARCH CONFIGURATION words');
  }
}

const STATEMENTS = [
  `CREATE TEXT SEARCH CONFIGURATION words (COPY = english)`,
  `ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, english_stem`,

  `CREATE TABLE merchants (
    slug text PRIMARY KEY,
    name text NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    shop_url text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,

  // "key" and the ids derived from it are the merchant's: the same feed gives the same rows, whatever interrupted the import.
  `CREATE TABLE products (
    item_id text PRIMARY KEY,
    merchant text NOT NULL REFERENCES merchants (slug),
    key text NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    brand text,
    category text,
    product_type text,
    tags text[] NOT NULL,
    department text CHECK (department IN ('women', 'men', 'unisex', 'kids')),
    link text,
    pictures text[] NOT NULL,
    published boolean NOT NULL,
    currency text NOT NULL,
    price_min integer NOT NULL,
    price_max integer NOT NULL,
    in_stock boolean NOT NULL,
    search tsvector NOT NULL,
    hash text NOT NULL,
    import_id uuid NOT NULL,
    import_outcome jsonb NOT NULL,
    first_seen_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    UNIQUE (merchant, key)
  )`,
  `CREATE INDEX products_search ON products USING gin (search)`,
  `CREATE INDEX products_category ON products (lower(category))`,
  `CREATE INDEX products_brand ON products (lower(brand))`,
  `CREATE INDEX products_newest ON products (first_seen_at DESC, item_id)`,
  `CREATE INDEX products_price ON products (currency, price_min, item_id)`,

  `CREATE TABLE variants (
    variant_id text PRIMARY KEY,
    item_id text NOT NULL REFERENCES products (item_id) ON DELETE CASCADE,
    position integer NOT NULL,
    key text NOT NULL,
    sku text,
    barcode text,
    options jsonb NOT NULL,
    colour text,
    size text,
    price_minor integer NOT NULL CHECK (price_minor > 0),
    compare_at_minor integer CHECK (compare_at_minor > price_minor),
    availability text NOT NULL CHECK (availability IN ('in_stock', 'out_of_stock', 'preorder', 'unknown')),
    quantity integer,
    picture text,
    hash text NOT NULL
  )`,
  `CREATE INDEX variants_item ON variants (item_id, position)`,
  `CREATE INDEX variants_colour ON variants (lower(colour), item_id)`,
  `CREATE INDEX variants_size ON variants (lower(size), item_id)`,

  `CREATE TABLE vocabulary (word text PRIMARY KEY)`,
  `CREATE INDEX vocabulary_start ON vocabulary (left(word, 1), length(word))`,

  `CREATE TABLE feed_imports (
    import_id uuid PRIMARY KEY,
    merchant text NOT NULL REFERENCES merchants (slug),
    format text NOT NULL,
    asset_key text NOT NULL UNIQUE,
    sha256 text NOT NULL,
    status text NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
    bytes_read bigint NOT NULL DEFAULT 0,
    bytes_total bigint NOT NULL,
    rows_read integer NOT NULL DEFAULT 0,
    products jsonb NOT NULL,
    variants jsonb NOT NULL,
    failure text,
    attempt integer NOT NULL DEFAULT 0,
    lease_until timestamptz,
    requested_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz
  )`,
  `CREATE INDEX feed_imports_open ON feed_imports (created_at) WHERE status IN ('queued', 'running')`,
  `CREATE INDEX feed_imports_newest ON feed_imports (created_at DESC, import_id)`,

  `CREATE TABLE quarantined (
    import_id uuid NOT NULL REFERENCES feed_imports (import_id) ON DELETE CASCADE,
    number integer NOT NULL,
    part text NOT NULL,
    row integer NOT NULL,
    key text,
    reason text NOT NULL,
    detail text NOT NULL,
    rows_affected integer NOT NULL,
    variants_affected integer NOT NULL,
    PRIMARY KEY (import_id, number)
  )`,
];
