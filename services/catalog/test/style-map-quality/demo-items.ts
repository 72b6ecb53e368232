import { demoFeeds } from '../../../../deploy/demo/demo-feeds.ts';
import { productRow } from '../../src/feed-imports/import.rules.ts';
import { ShopifyCsvReader } from '../../src/feeds/shopify/shopify-csv.reader.ts';
import { EUROS } from '../../src/feeds/test/feed-fixture.ts';
import { readWith } from '../../src/feeds/test/reading.ts';
import { type ItemFeatures, NO_FEATURES } from '../../src/style-map/vectors/item-vector.rules.ts';

/** What the catalog knows of every item of the demo shops once it has imported them, read and worked out by the same code. */
export async function demoFeatures(): Promise<ItemFeatures[]> {
  const features: ItemFeatures[] = [];
  for (const { slug, currency, text } of demoFeeds('shopify_csv')) {
    const { products } = await readWith(new ShopifyCsvReader(), text, { ...EUROS, currency });
    for (const product of products) {
      const { attributes, ...row } = productRow(slug, product);
      features.push({
        ...NO_FEATURES,
        kind: row.kind,
        slot: attributes.slot?.value ?? null,
        department: row.department,
        colours: attributes.colours?.value ?? [],
        pattern: attributes.pattern?.value ?? null,
        materials: row.materials,
        occasions: attributes.occasions?.value ?? [],
        seasons: attributes.seasons?.value ?? [],
        formality: row.formality,
        warmth: row.warmth,
        price: { minor: row.price_min, currency: row.currency },
        brand: row.brand,
        title: row.title,
        words: [row.product_type ?? '', ...row.tags, row.description.slice(0, 300)],
      });
    }
  }
  return features;
}
