import { productsOf, type DemoProduct as Generated } from '../../../../deploy/demo/catalog.ts';
import { demoFeeds } from '../../../../deploy/demo/demo-feeds.ts';
import { MERCHANTS } from '../../../../deploy/demo/merchants.ts';
import type { CatalogUnderTest } from '../catalog-under-test.ts';
import type { Judged } from './judgement.rules.ts';

/** A product of the demo catalog with its handle. This file alone knows how the demo catalog is made. */
export interface DemoProduct extends Judged {
  readonly itemId: string;
}

/** What shoppers call the types of the demo shops; the rest are called in the singular of the type. */
const SHOPPERS_WORDS: Readonly<Record<string, string>> = {
  'T-Shirts': 'top',
  'Polo Shirts': 'top',
  'Sweatshirts & Hoodies': 'top',
  Tops: 'top',
  Shirts: 'shirt',
  Overshirts: 'shirt',
  Blouses: 'shirt',
  Knitwear: 'knit',
  Jeans: 'jeans',
  Trousers: 'trousers',
  Joggers: 'trousers',
  Leggings: 'trousers',
  Shorts: 'shorts',
  Skirts: 'skirt',
  Dresses: 'dress',
  Blazers: 'blazer',
  Coats: 'coat',
  Parkas: 'coat',
  'Down & Padded': 'coat',
  Jackets: 'jacket',
  Sneakers: 'sneakers',
  Boots: 'boots',
  Shoes: 'shoes',
  Heels: 'shoes',
  Flats: 'shoes',
  Sandals: 'shoes',
  Espadrilles: 'shoes',
  Bags: 'bag',
  Backpacks: 'bag',
  'Travel Bags': 'bag',
  'Belt Bags': 'bag',
  Belts: 'belt',
  Scarves: 'scarf',
  Hats: 'hat',
  Gloves: 'gloves',
  Socks: 'socks',
};

/** Brings the whole demo catalog in, as its shops would; every shop in the one format that all readers had first. */
export async function importDemo(catalog: CatalogUnderTest): Promise<void> {
  for (const { slug, currency, text } of demoFeeds('shopify_csv')) {
    await catalog.setMerchant(slug, currency);
    const done = await catalog.ended((await catalog.start(slug, text)).import_id, 120_000);
    if (done.status !== 'done') throw new Error(`The feed of ${slug} was not imported: ${done.failure}`);
  }
}

interface Row {
  readonly item_id: string;
  readonly merchant: string;
  readonly key: string;
  readonly brand: string;
  readonly currency: string;
  readonly price_min: number;
  readonly sizes: string[];
  readonly on_sale: boolean;
}

/** Every demo product as it was generated, with price and stock as imported. */
export async function demoProducts(catalog: CatalogUnderTest): Promise<DemoProduct[]> {
  const rows = await catalog.database.query<Row>(`SELECT p.item_id, p.merchant, p.key, p.brand, p.currency, p.price_min,
        coalesce(array_agg(DISTINCT v.size) FILTER (WHERE v.availability = 'in_stock' AND v.size IS NOT NULL), '{}') AS sizes,
        bool_or(v.compare_at_minor IS NOT NULL) AS on_sale
      FROM catalog.products p JOIN catalog.variants v USING (item_id) GROUP BY p.item_id`);
  const generated = new Map(
    MERCHANTS.flatMap((merchant) =>
      productsOf(merchant).map((one) => [`${merchant.slug} ${one.handle}`, one] as const),
    ),
  );
  return rows.map((row) => {
    const product = generated.get(`${row.merchant} ${row.key}`);
    if (!product) throw new Error(`No product was generated as ${row.key} of ${row.merchant}`);
    return judged(row, product);
  });
}

const judged = (
  row: Row,
  { title, kind, department, material, colours, seasons, occasion, pattern }: Generated,
): DemoProduct => ({
  itemId: row.item_id,
  title,
  kind: SHOPPERS_WORDS[kind.type] ?? kind.type.toLowerCase(),
  department,
  material,
  // The slug of a colour is English in every shop.
  colours: [...colours.map(({ slug }) => slug.replaceAll('-', ' ')), ...(pattern === null ? [] : [pattern])],
  tags: [...seasons, occasion],
  brand: row.brand,
  price: row.price_min / 100,
  currency: row.currency,
  sizes: row.sizes,
  onSale: row.on_sale,
});
