import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { type DemoProduct, demoProducts, importDemo } from './relevance/demo-products.ts';
import { mean, measure, type Measured, report } from './relevance/measure.ts';
import { GROUPS, QUERIES } from './relevance/queries.ts';

/** How much better than similar letters alone, NDCG@10. */
const MARGIN = 0.15;

let catalog: CatalogUnderTest;
let products: DemoProduct[];
let measured: Measured[];
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await importDemo(catalog);
  products = await demoProducts(catalog);
  measured = await measure(catalog, products, QUERIES);
  process.stdout.write(`\n${report(measured, 25)}\n`);
}, 180_000);

describe('relevance of the demo catalog', () => {
  test('queries, a hundred and one of them, are of both languages, and the catalog has something for nearly all', () => {
    expect(QUERIES).toHaveLength(101);
    expect(new Set(QUERIES.map(({ query }) => query)).size).toBe(101);
    expect(measured.length).toBeGreaterThanOrEqual(95);
    for (const language of ['en', 'de'])
      expect(measured.filter(({ query }) => query.language === language).length).toBeGreaterThan(30);
  });

  test('answers, NDCG@10, are better than those of similar letters by the margin', () => {
    const [ours, trigram] = [mean(measured.map((one) => one.ours)), mean(measured.map((one) => one.trigram))];
    expect(ours - trigram).toBeGreaterThanOrEqual(MARGIN);
  });

  test.each(GROUPS)('answers, to queries of group %s, are no worse than those of similar letters', (group) => {
    const some = measured.filter(({ query }) => query.group === group);
    expect(mean(some.map((one) => one.ours))).toBeGreaterThanOrEqual(mean(some.map((one) => one.trigram)));
  });
});
