import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { type DemoProduct, demoProducts, importDemo } from './relevance/demo-products.ts';
import { mean, measure, type Measured, report } from './relevance/measure.ts';
import { GROUPS, QUERIES } from './relevance/queries.ts';
import { TruePhrases } from './relevance/true-phrases.ts';

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
  process.stdout.write(`\n${report(measured)}\n`);
});

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

describe('reasons', () => {
  test('reasons, of every answer to every query, are borne out by the database', async () => {
    const phrases = await TruePhrases.read(catalog);
    const kinds = new Map<string, number>();
    for (const { query } of QUERIES) {
      const { items } = await catalog.search({ query, limit: 50 });
      for (const { item_id: id, why = [] } of items) {
        for (const phrase of why) {
          expect([query, id, phrase, phrases.isTrue(id, phrase)]).toEqual([query, id, phrase, true]);
          const kind = phrase.split(' ')[0] ?? '';
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }
      }
    }
    // Each kind of reason occurs, so that none goes unchecked.
    expect(['in', 'was', 'for', 'linen'].filter((kind) => !kinds.has(kind))).toEqual([]);
    expect([...kinds.keys()].some((kind) => /^\d+$/.test(kind))).toBe(true);
  });

  test('reasons, made up, are not borne out', async () => {
    const phrases = await TruePhrases.read(catalog);
    const [shirt] = (await catalog.search({ query: 'linen shirt' })).items;
    for (const lie of [
      'octarine',
      'in stock in XXXXL',
      'was 1.00, now 0.50',
      "99 % below this brand's average for shirts",
      'for the moon',
    ]) {
      expect([lie, phrases.isTrue(shirt?.item_id ?? '', lie)]).toEqual([lie, false]);
    }
  });
});
