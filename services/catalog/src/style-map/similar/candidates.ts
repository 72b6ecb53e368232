import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readable } from '../../items/visible.ts';
import { productConditions, Values } from '../../search/sql/conditions-sql.ts';
import type { Question } from '../../search/question/search-question.ts';
import { term } from '../../search/question/terms.rules.ts';
import { allOf, anyOf, lexeme } from '../../search/question/tsquery.rules.ts';
import { decodeVector } from '../vectors/vector-codec.rules.ts';
import { MAP_COLUMNS, type MapRow, MapRows } from '../view/map-rows.ts';
import { slotsWith } from './compatibility.rules.ts';
import { departmentsBeside } from './departments.rules.ts';
import type { SimilarMode } from './modes.rules.ts';

/** Rows read by attributes, for each slot or kind. */
const BY_ATTRIBUTES = 200;
/** Of the same colour; with fewer, other colours come too. */
const ENOUGH = 50;

/** Reads an item and what can be compared with it. */
@Injectable()
export class Candidates {
  constructor(
    private readonly database: DataSource,
    private readonly rows: MapRows,
  ) {}

  /** An item that may be read by its id, also when its shop no longer has it. */
  async subject(itemId: string): Promise<MapRow | undefined> {
    const [row] = await this.rows.rows(
      `SELECT ${MAP_COLUMNS} FROM products p JOIN merchants m ON m.slug = p.merchant WHERE p.item_id = $1 AND ${readable()}`,
      [itemId],
    );
    return row;
  }

  /** Undefined while it has none. */
  async vector(itemId: string): Promise<Float32Array | undefined> {
    const [row] = await this.database.query<{ vector: Buffer }[]>(
      'SELECT vector FROM item_vectors WHERE item_id = $1',
      [itemId],
    );
    return row && decodeVector(row.vector);
  }

  of(itemIds: readonly string[], question: Question): Promise<MapRow[]> {
    return this.rows.of(itemIds, question);
  }

  /** Of the same brand and kind: where other colours of an article are. */
  async ofArticle(own: MapRow, question: Question): Promise<MapRow[]> {
    if (own.brand === null || own.kind === null) return [];
    const values = new Values();
    const peers = `lower(p.brand) = lower(${values.add(own.brand, 'text')}) AND p.kind = ${values.add(own.kind, 'text')}`;
    return this.where(peers, question, values);
  }

  /** By attributes alone: of the same kind, or worn with it. For items without a vector, and where few lie near. */
  async byAttributes(own: MapRow, mode: SimilarMode, question: Question): Promise<MapRow[]> {
    if (mode === 'goes_with') {
      const found = await Promise.all(
        slotsWith(own.slot).map((slot) => this.matching(own, lexeme(term.slot(slot)), question)),
      );
      return found.flat();
    }
    if (own.kind === null && own.slot === null) return [];
    const alike = lexeme(own.kind === null ? term.slot(own.slot ?? '') : term.kind(own.kind));
    if (mode !== 'similar') return this.matching(own, alike, question, mode === 'cheaper');
    const colours = anyOf(own.colour_families.map((family) => lexeme(term.colour(family))));
    const same = colours === undefined ? [] : await this.matching(own, allOf([alike, colours]) ?? alike, question);
    return same.length >= ENOUGH ? same : [...same, ...(await this.matching(own, alike, question))];
  }

  private matching(own: MapRow, match: string, question: Question, isCheaper = false): Promise<MapRow[]> {
    const departments = anyOf(departmentsBeside(own.department).map((each) => lexeme(term.department(each))));
    const values = new Values();
    const price = isCheaper
      ? `(p.currency <> ${values.add(own.currency, 'text')} OR p.price_min < ${values.add(own.price_min, 'int')})`
      : 'true';
    const all = allOf([match, own.department === null ? undefined : departments, question.match]);
    return this.where(price, all === undefined ? question : { ...question, match: all }, values);
  }

  private where(condition: string, question: Question, values: Values): Promise<MapRow[]> {
    const conditions = productConditions(question, values);
    return this.rows.rows(
      `SELECT ${MAP_COLUMNS} FROM (SELECT * FROM products p WHERE ${condition} AND ${conditions.join(' AND ')} LIMIT ${BY_ATTRIBUTES}) p
       JOIN merchants m ON m.slug = p.merchant`,
      values.list,
    );
  }
}
