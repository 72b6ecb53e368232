import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { visible } from '../items/visible.ts';
import { wornBy } from '../search/question/departments.rules.ts';

/** Items a round is chosen from: liked by many, and from all over the catalog. */
const POPULAR = 100;
const PLACES = 8;
const PER_PLACE = 25;

export interface ForWhom {
  readonly userId: string;
  readonly department: string | null;
  /** Another one gives other items; the same one the same. */
  readonly seed: string;
}

@Injectable()
export class RoundRepository {
  constructor(private readonly database: DataSource) {}

  /** Items to choose from that can be bought, have a picture and were not rated by the person, in an order that is always the same. */
  async candidates({ userId, department, seed }: ForWhom): Promise<string[]> {
    const fits = `${visible()} AND p.in_stock AND p.pictures <> '{}'
      AND ($2::text[] IS NULL OR p.department IS NULL OR p.department = ANY ($2))
      AND NOT EXISTS (SELECT FROM ratings r WHERE r.user_id = $1 AND r.item_id = p.item_id)`;
    const rows = await this.database.query<{ item_id: string }[]>(
      `(SELECT p.item_id FROM item_popularity l JOIN products p USING (item_id) WHERE ${fits} ORDER BY l.likes DESC, l.item_id LIMIT ${POPULAR})
       UNION
       SELECT near.item_id FROM unnest($3::text[]) start CROSS JOIN LATERAL (
         (SELECT p.item_id FROM products p WHERE p.item_id >= start AND ${fits} ORDER BY p.item_id LIMIT ${PER_PLACE})
         UNION (SELECT p.item_id FROM products p WHERE p.item_id < start AND ${fits} ORDER BY p.item_id DESC LIMIT ${PER_PLACE})
       ) near
       ORDER BY item_id`,
      [userId, department && wornBy(department), placesOf(seed)],
    );
    return rows.map(({ item_id: itemId }) => itemId);
  }
}

/** Ids of items are hashes, so that any place among them is one at random: this costs the same however many there are. */
const placesOf = (seed: string): string[] =>
  Array.from(
    { length: PLACES },
    (_, at) => `itm_${createHash('sha256').update(`${seed} ${at}`).digest('hex').slice(0, 20)}`,
  );
