import type { TestDatabase } from '#libs/testing';

/** A variant as the catalog has it. */
export interface Stocked {
  readonly variant: string;
  readonly shop: string;
  readonly title?: string;
  readonly price?: number;
  readonly currency?: string;
  readonly colour?: string;
  readonly size?: string;
  readonly availability?: string;
  readonly quantity?: number | null;
  readonly category?: string;
  readonly externalId?: string | null;
  readonly link?: string | null;
}

/** Rows of the catalog's own tables, as imports would have left them: one product per variant. */
export class Shops {
  constructor(private readonly database: TestDatabase) {}

  async open(slug: string, { name = slug, url = `https://${slug}.example`, currency = 'EUR' } = {}): Promise<void> {
    await this.database.query(
      'INSERT INTO catalog.merchants (slug, name, currency, shop_url) VALUES ($1, $2, $3, $4)',
      [slug, name, currency, url],
    );
  }

  async stock(...stocked: Stocked[]): Promise<void> {
    for (const one of stocked) await this.#add(one);
  }

  /** Something of a variant is other than it was: columns of `variants`. */
  async change(variant: string, to: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#update('variants', variant, to);
  }

  /** The same for its product. */
  async changeProduct(variant: string, to: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#update('products', variant, to);
  }

  async changeShop(slug: string, to: Readonly<Record<string, unknown>>): Promise<void> {
    const [columns, values] = [Object.keys(to), Object.values(to)];
    const set = columns.map((column, i) => `${column} = $${i + 2}`).join(', ');
    await this.database.query(`UPDATE catalog.merchants SET ${set} WHERE slug = $1`, [slug, ...values]);
  }

  async #update(table: string, variant: string, to: Readonly<Record<string, unknown>>): Promise<void> {
    const [columns, values] = [Object.keys(to), Object.values(to)];
    const set = columns.map((column, i) => `${column} = $${i + 2}`).join(', ');
    await this.database.query(
      `UPDATE catalog.${table} SET ${set} WHERE item_id = (SELECT item_id FROM catalog.variants WHERE variant_id = $1)`,
      [variant, ...values],
    );
  }

  async #add({
    variant,
    shop,
    title = 'Linen shirt',
    price = 4_900,
    currency = 'EUR',
    ...more
  }: Stocked): Promise<void> {
    const { colour = 'Navy', size = 'M', availability = 'in_stock', quantity = null, category = 'Shirts' } = more;
    const { externalId = null, link = `https://${shop}.example/p/${variant}` } = more;
    await this.database.query(
      `INSERT INTO catalog.products (item_id, merchant, key, title, description, category, tags, link, pictures, published, currency,
         price_min, price_max, in_stock, search, hash, import_id, import_outcome, first_seen_at, seen_at)
       VALUES ('itm_' || $1, $2, $1, $3, 'x', $4, '{}', $5, ARRAY['https://cdn.example/' || $1], true, $6, $7, $7, true, '', 'x',
         gen_random_uuid(), '{}', now(), now())`,
      [variant, shop, title, category, link, currency, price],
    );
    await this.database.query(
      `INSERT INTO catalog.variants (variant_id, item_id, position, key, options, colour, size, price_minor, availability, quantity,
         external_id, hash)
       VALUES ($1, 'itm_' || $1, 0, $1, $2, $3, $4, $5, $6, $7, $8, 'x')`,
      [
        variant,
        JSON.stringify([{ name: 'Size', value: size }]),
        colour,
        size,
        price,
        availability,
        quantity,
        externalId,
      ],
    );
  }
}
