import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Facets, FacetValue, ItemFilters, ItemSummary } from '#libs/contracts';
import type { Position } from './cursor.rules.ts';
import { PictureAddresses } from '../pictures/picture-address.ts';
import { Merchant } from '../merchants/merchant.entity.ts';
import { Product } from './product.entity.ts';
import { readable } from './visible.ts';
import { facetsSql, pageSql, type Question, type Sql, summariesSql } from './search-sql.ts';

export interface Page {
  total: number;
  positions: Position[];
}

interface SummaryRow {
  item_id: string;
  title: string;
  brand: string | null;
  category: string | null;
  merchant: string;
  currency: string;
  link: string | null;
  picture: string | null;
  price_from: number;
  price_to: number;
  in_stock: boolean;
  colours: string[];
  sizes_in_stock: string[];
}

const MAX_COLOURS = 30;
const MAX_SIZES = 50;

@Injectable()
export class ItemsRepository {
  constructor(
    private readonly database: DataSource,
    private readonly addresses: PictureAddresses,
  ) {}

  /** An item that shoppers may read, with its variants in the shop's order. */
  async find(itemId: string): Promise<{ product: Product; merchant: string } | null> {
    const product = await this.database
      .getRepository(Product)
      .createQueryBuilder('p')
      .leftJoinAndSelect('p.variants', 'variant')
      .where('p.itemId = :itemId', { itemId })
      .andWhere(readable())
      .orderBy('variant.position', 'ASC')
      .getOne();
    if (!product) return null;
    const { name } = await this.database.getRepository(Merchant).findOneByOrFail({ slug: product.merchant });
    return { product, merchant: name };
  }

  /** `limit + 1` positions at most, in order. */
  async page(question: Question, limit: number, after: Position | undefined): Promise<Page> {
    const rows = await this.query<{ item_id: string | null; value: string; total: number }>(
      pageSql(question, limit, after),
    );
    const positions = rows.flatMap(({ item_id: itemId, value }) => (itemId === null ? [] : [{ itemId, value }]));
    return { total: rows[0]?.total ?? 0, positions };
  }

  async facets(question: Question): Promise<Facets> {
    const rows = await this.query<FacetValue & { facet: string }>(facetsSql(question));
    const of = (facet: string): FacetValue[] =>
      rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
    return { categories: of('category'), brands: of('brand'), colours: of('colour'), sizes: of('size') };
  }

  async summaries(itemIds: readonly string[], filters: ItemFilters): Promise<ItemSummary[]> {
    const rows = await this.query<SummaryRow>(summariesSql(itemIds, filters));
    return rows.map(({ currency, price_from: from, price_to: to, ...row }) => ({
      ...row,
      picture: row.picture === null ? null : this.addresses.of(row.picture),
      price_from: { amount_minor: from, currency },
      price_to: { amount_minor: to, currency },
      colours: row.colours.slice(0, MAX_COLOURS),
      sizes_in_stock: row.sizes_in_stock.slice(0, MAX_SIZES),
    }));
  }

  /** Which of these words no item contains, in any of their forms. */
  async unknownWords(words: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ word: string }[]>(
      `SELECT word FROM unnest($1::text[]) word
       WHERE numnode(plainto_tsquery('words', word)) > 0
         AND NOT EXISTS (SELECT 1 FROM products WHERE search @@ plainto_tsquery('words', word))`,
      [words],
    );
    return rows.map(({ word }) => word);
  }

  /** Words of the catalog that a misspelt word may have meant: about as long, and beginning alike or with a slip. */
  async vocabularyNear(word: string): Promise<string[]> {
    const starts = [...new Set(Array.from(word.slice(0, 2)))];
    const rows = await this.database.query<{ word: string }[]>(
      `SELECT word FROM vocabulary WHERE left(word, 1) = ANY ($1::text[]) AND length(word) BETWEEN $2 AND $3`,
      [starts, word.length - 2, word.length + 2],
    );
    return rows.map((row) => row.word);
  }

  /** The `tsquery` in which every word must match, or any of them; nothing when no word carries meaning ("the"). */
  async tsquery(words: readonly string[], all: boolean): Promise<string | undefined> {
    const rows = await this.database.query<{ query: string | null }[]>(
      `SELECT string_agg('(' || q::text || ')', $2) AS query
       FROM unnest($1::text[]) word, plainto_tsquery('words', word) q WHERE numnode(q) > 0`,
      [words, all ? ' & ' : ' | '],
    );
    return rows[0]?.query ?? undefined;
  }

  private query<R>({ text, values }: Sql): Promise<R[]> {
    return this.database.query(text, [...values]);
  }
}
