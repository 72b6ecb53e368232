import { demoFeeds } from '../../../../deploy/demo/demo-feeds.ts';
import { GARMENTS } from '../../../../deploy/demo/garments.ts';
import { PALETTE } from '../../../../deploy/demo/palette.ts';
import type { CatalogUnderTest } from '../catalog-under-test.ts';
import type { Judged } from './judgement.rules.ts';

/** A product of the demo catalog with its handle. This file alone knows how the demo catalog is made. */
export interface DemoProduct extends Judged {
  readonly itemId: string;
}

/** Brings the whole demo catalog in, as its shops would. */
export async function importDemo(catalog: CatalogUnderTest): Promise<void> {
  for (const { slug, currency, csv } of demoFeeds()) {
    await catalog.setMerchant(slug, currency);
    const done = await catalog.ended((await catalog.start(slug, csv)).import_id, 120_000);
    if (done.status !== 'done') throw new Error(`The feed of ${slug} was not imported: ${done.failure}`);
  }
}

/** Every demo product as it was generated, with price and stock as imported. */
export async function demoProducts(catalog: CatalogUnderTest): Promise<DemoProduct[]> {
  const rows = await catalog.database.query<{
    item_id: string;
    merchant: string;
    key: string;
    title: string;
    brand: string;
    price_min: number;
    tags: string[];
    sizes: string[];
    on_sale: boolean;
  }>(`SELECT p.item_id, p.merchant, p.key, p.title, p.brand, p.price_min, p.tags,
        coalesce(array_agg(DISTINCT v.size) FILTER (WHERE v.availability = 'in_stock' AND v.size IS NOT NULL), '{}') AS sizes,
        bool_or(v.compare_at_minor IS NOT NULL) AS on_sale
      FROM catalog.products p JOIN catalog.variants v USING (item_id) GROUP BY p.item_id`);
  const garments = new Map(
    GARMENTS.map((garment) => [`${garment.merchant} ${garment.title} ${garment.department}`, garment]),
  );
  return rows.map(({ item_id: itemId, merchant, title, brand, price_min: price, tags, sizes, on_sale: onSale }) => {
    const garment = garments.get(
      `${merchant} ${title} ${tags.find((tag) => ['women', 'men', 'unisex'].includes(tag))}`,
    );
    if (!garment) throw new Error(`No garment was generated as ${title} of ${merchant}`);
    return {
      itemId,
      title,
      brand,
      kind: garment.kind,
      department: garment.department,
      material: garment.material,
      colours: PALETTE[garment.palette].slice(0, garment.colours),
      tags: garment.tags,
      price: price / 100,
      sizes,
      onSale,
    };
  });
}
