import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Facets, FacetValue } from '#libs/contracts';
import { PictureAddresses } from '../pictures/picture-address.ts';
import type { Position } from './page/cursor.rules.ts';
import type { Sql } from './sql/conditions-sql.ts';
import type { Match } from './page/diversity.rules.ts';
import type { Explained } from './answer/explanations.rules.ts';
import { topRanges, topValues } from './page/facet-values.rules.ts';
import { type Facet, facetsSql, PRICE_STEPS } from './sql/facets-sql.ts';
import { minorUnits } from './words/minor-units.rules.ts';
import { countAmongSql, countSql, pageSql, scoresSql, windowSql } from './sql/page-sql.ts';
import { FACETED, type Question } from './question/search-question.ts';
import { summariesSql } from './sql/summaries-sql.ts';

/** An item of a page, as it is shown and explained. */
export interface SummaryRow extends Explained {
  readonly item_id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly category: string | null;
  readonly merchant: string;
  readonly link: string | null;
  readonly picture: string | null;
  readonly price_to: number;
  readonly in_stock: boolean;
  readonly colours: string[];
  readonly sizes_in_stock: string[];
  /** `price_from` in minor units of the currency asked for, where it is another one. */
  readonly price_converted: string | null;
}

/** A match of the window, where its score ends a page too. */
export type WindowMatch = Match & Position;

@Injectable()
export class SearchRepository {
  constructor(
    private readonly database: DataSource,
    private readonly addresses: PictureAddresses,
  ) {}

  /** The best matches, one more than a window has when there are more. */
  async window(question: Question, size: number): Promise<WindowMatch[]> {
    const rows = await this.query<{
      item_id: string;
      value: string;
      title: string;
      brand: string | null;
      kind: string | null;
      in_stock: boolean;
    }>(windowSql(question, size));
    return rows.map(({ item_id: itemId, in_stock: inStock, ...row }) => ({
      ...row,
      itemId,
      inStock,
      // Where nothing makes one match better than another, the order is by what is no score.
      score: question.ranking ? Number(row.value) : 1,
    }));
  }

  /** `limit + 1` positions at most, in order. */
  async page(question: Question, limit: number, after: Position | undefined): Promise<Position[]> {
    const rows = await this.query<{ item_id: string; value: string }>(pageSql(question, limit, after));
    return rows.map(({ item_id: itemId, value }) => ({ itemId, value }));
  }

  /** How many match; `most + 1` when there are more. */
  async count(question: Question, most?: number): Promise<number> {
    const [row] = await this.query<{ total: number }>(countSql(question, most));
    return row?.total ?? 0;
  }

  /** How many of these items match. */
  async countAmong(question: Question, itemIds: readonly string[]): Promise<number> {
    if (itemIds.length === 0) return 0;
    const [row] = await this.query<{ total: number }>(countAmongSql(question, itemIds));
    return row?.total ?? 0;
  }

  /** How the matches divide, and how many were counted. */
  async facets(question: Question): Promise<{ facets: Facets; counted: number }> {
    const rows = await this.query<FacetValue & { facet: Facet | 'prices' | 'total' }>(facetsSql(question));
    const all = (facet: Facet | 'prices'): FacetValue[] =>
      rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
    const of = (facet: Facet): FacetValue[] => topValues(all(facet));
    const counted = rows.find(({ facet }) => facet === 'total')?.count ?? 0;
    const facets: Facets = {
      categories: of('categories'),
      brands: of('brands'),
      colours: of('colours'),
      sizes: of('sizes'),
      kinds: of('kinds'),
      slots: of('slots'),
      colour_families: of('colour_families'),
      materials: of('materials'),
      patterns: of('patterns'),
      seasons: of('seasons'),
      occasions: of('occasions'),
      merchants: await this.named(of('merchants')),
      prices: topRanges(all('prices').map(priceRange)),
      counts_are_minimum: counted >= FACETED,
    };
    return { facets, counted };
  }

  async summaries(
    itemIds: readonly string[],
    question: Pick<Question, 'filters' | 'sizeKeys' | 'families' | 'prices' | 'ranking'>,
  ): Promise<SummaryRow[]> {
    if (itemIds.length === 0) return [];
    const rows = await this.query<SummaryRow>(summariesSql(itemIds, question));
    return rows.map((row) => ({ ...row, picture: row.picture && this.addresses.of(row.picture) }));
  }

  scores(
    question: Question,
    itemIds: readonly string[],
  ): Promise<{ item_id: string; title: string; parts: Record<string, number> }[]> {
    return this.query(scoresSql(question, itemIds));
  }

  /** Currencies that shops price in. */
  async currencies(): Promise<string[]> {
    const rows = await this.database.query<{ currency: string }[]>(
      'SELECT DISTINCT currency FROM merchants ORDER BY currency',
    );
    return rows.map(({ currency }) => currency);
  }

  /** Shops by name; two of one name are one value of the filter. */
  private async named(slugs: readonly FacetValue[]): Promise<FacetValue[]> {
    if (slugs.length === 0) return [];
    const rows = await this.database.query<{ slug: string; name: string }[]>(
      'SELECT slug, name FROM merchants WHERE slug = ANY ($1::text[])',
      [slugs.map(({ value }) => value)],
    );
    const names = new Map(rows.map(({ slug, name }) => [slug, name]));
    const counts = new Map<string, number>();
    for (const { value, count } of slugs) {
      const name = names.get(value) ?? value;
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }

  private query<R>({ text, values }: Sql): Promise<R[]> {
    return this.database.query(text, [...values]);
  }
}

function priceRange({ value, count }: FacetValue): NonNullable<Facets['prices']>[number] {
  const [currency = '', bucket = '0'] = value.split(' ');
  const [from, below] = [PRICE_STEPS[Number(bucket) - 1] ?? 0, PRICE_STEPS[Number(bucket)]];
  const units = minorUnits(currency);
  return { currency, from_minor: from * units, below_minor: below === undefined ? null : below * units, count };
}
