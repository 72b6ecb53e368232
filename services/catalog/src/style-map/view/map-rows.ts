import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Colour, Occasion, Pattern, Season, Slot } from '../../attributes/attributes.rules.ts';
import { PictureAddresses } from '../../pictures/picture-address.ts';
import { productConditions, Values } from '../../search/sql/conditions-sql.ts';
import type { Question } from '../../search/question/search-question.ts';

/** What the map shows and says of an item, from its row as it is now. */
export interface MapRow {
  readonly item_id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly merchant: string;
  readonly currency: string;
  readonly price_min: number;
  readonly in_stock: boolean;
  readonly link: string | null;
  /** Our address of its main picture. */
  readonly picture: string | null;
  readonly department: 'women' | 'men' | 'unisex' | 'kids' | null;
  readonly kind: string | null;
  readonly slot: Slot | null;
  readonly colour_families: readonly string[];
  readonly materials: readonly string[];
  readonly pattern: Pattern | null;
  readonly seasons: readonly Season[];
  readonly occasions: readonly Occasion[];
  readonly formality: number | null;
  readonly warmth: number | null;
  /** The main one first. */
  readonly shades: readonly Colour[];
}

/** Nothing but what shoppers may see. */
export const ANYTHING: Question = { filters: {}, sort: 'newest' };

export const MAP_COLUMNS = `p.item_id, p.title, p.brand, m.name AS merchant, p.currency, p.price_min, p.in_stock, p.link, p.pictures[1] AS picture,
  p.department, p.kind, p.slot, p.colour_families, p.materials, p.pattern, p.seasons, p.occasions, p.formality::int, p.warmth::int,
  coalesce(p.attributes #> '{colours,value}', '[]') AS shades`;

@Injectable()
export class MapRows {
  constructor(
    private readonly database: DataSource,
    private readonly addresses: PictureAddresses,
  ) {}

  /** Of these items, those shoppers may see that meet the conditions, in the order given. */
  async of(itemIds: readonly string[], question: Question = ANYTHING): Promise<MapRow[]> {
    if (itemIds.length === 0) return [];
    const values = new Values();
    const ids = values.add(itemIds, 'text[]');
    const conditions = productConditions(question, values);
    return this.rows(
      `SELECT ${MAP_COLUMNS} FROM unnest(${ids}) WITH ORDINALITY AS asked (item_id, number) JOIN products p USING (item_id)
       JOIN merchants m ON m.slug = p.merchant WHERE ${conditions.join(' AND ')} ORDER BY asked.number`,
      values.list,
    );
  }

  /** Of these items, the ids of those shoppers may see that meet the conditions. */
  async meeting(itemIds: readonly string[], question: Question): Promise<ReadonlySet<string>> {
    if (itemIds.length === 0) return new Set();
    const values = new Values();
    const ids = values.add(itemIds, 'text[]');
    const rows = await this.database.query<{ item_id: string }[]>(
      `SELECT p.item_id FROM products p WHERE p.item_id = ANY (${ids}) AND ${productConditions(question, values).join(' AND ')}`,
      values.list,
    );
    return new Set(rows.map(({ item_id: itemId }) => itemId));
  }

  /** Rows of a query for `MAP_COLUMNS`. */
  async rows(sql: string, values: readonly unknown[]): Promise<MapRow[]> {
    const rows = await this.database.query<MapRow[]>(sql, [...values]);
    return rows.map((row) => ({ ...row, picture: row.picture && this.addresses.of(row.picture) }));
  }
}
