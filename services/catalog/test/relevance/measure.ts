import type { CatalogUnderTest } from '../catalog-under-test.ts';
import type { DemoProduct } from './demo-products.ts';
import { grade, ndcg } from './judgement.rules.ts';
import { GROUPS, type Query } from './queries.ts';

/** How good the first ten answers to a query are: ours, and those of similar letters alone. */
export interface Measured {
  readonly query: Query;
  readonly ours: number;
  readonly trigram: number;
}

/** Measures every query that something in the catalog answers. */
export async function measure(
  catalog: CatalogUnderTest,
  products: readonly DemoProduct[],
  queries: readonly Query[],
): Promise<Measured[]> {
  const byId = new Map(products.map((product) => [product.itemId, product]));
  const measured: Measured[] = [];
  for (const query of queries) {
    const gradeOf = (itemId: string): number => {
      const product = byId.get(itemId);
      return product ? grade(product, query.wanted) : 0;
    };
    const everything = products.map(({ itemId }) => gradeOf(itemId));
    const view = await catalog.search({ query: query.query, limit: 10 });
    const ours = ndcg(
      view.items.map(({ item_id: itemId }) => gradeOf(itemId)),
      everything,
    );
    const trigram = ndcg((await similar(catalog, query.query)).map(gradeOf), everything);
    if (ours !== undefined && trigram !== undefined) measured.push({ query, ours, trigram });
  }
  return measured;
}

/** What `pg_trgm` alone finds in title, brand, category and tags. */
async function similar(catalog: CatalogUnderTest, query: string): Promise<string[]> {
  const rows = await catalog.database.query<{ item_id: string }>(
    `SELECT item_id FROM catalog.products WHERE published
     ORDER BY word_similarity($1, concat_ws(' ', title, brand, category, array_to_string(tags, ' '))) DESC, item_id LIMIT 10`,
    [query],
  );
  return rows.map(({ item_id: itemId }) => itemId);
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** A line for each group of queries, and one for all; then the queries that went worst. */
export function report(measured: readonly Measured[], worst = 0): string {
  const line = (name: string, some: readonly Measured[]): string => {
    const [ours, trigram] = [mean(some.map((one) => one.ours)), mean(some.map((one) => one.trigram))];
    return `${name.padEnd(12)} ${String(some.length).padStart(4)}   ${ours.toFixed(3)}   ${trigram.toFixed(3)}   ${(ours - trigram >= 0 ? '+' : '') + (ours - trigram).toFixed(3)}`;
  };
  const bad = measured.toSorted((a, b) => a.ours - b.ours).slice(0, worst);
  return [
    'group     queries   ours    trigram  margin   (NDCG@10)',
    ...GROUPS.map((group) =>
      line(
        group,
        measured.filter(({ query }) => query.group === group),
      ),
    ),
    ...(['en', 'de'] as const).map((language) =>
      line(
        language,
        measured.filter(({ query }) => query.language === language),
      ),
    ),
    line('all', measured),
    ...bad.map(({ query, ours, trigram }) => `  ${ours.toFixed(2)} (${trigram.toFixed(2)}) ${query.query}`),
  ].join('\n');
}
