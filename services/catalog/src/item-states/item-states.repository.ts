import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { visible } from '../items/visible.ts';
import { queueForMap } from '../style-map/tiles/queue-for-map.ts';

/** What decides whether shoppers see an item. */
export interface ItemState {
  item_id: string;
  title: string;
  merchant: string;
  visible: boolean;
  published: boolean;
  adult: boolean;
  gone_at: Date | null;
  hidden_at: Date | null;
  hidden_reason: string | null;
  merchant_suspended: boolean;
}

const STATE = `SELECT p.item_id, p.title, p.merchant, ${visible()} AS visible, p.published, p.adult, p.gone_at, p.hidden_at,
    p.hidden_reason, m.suspended_at IS NOT NULL AS merchant_suspended
  FROM products p JOIN merchants m ON m.slug = p.merchant`;

@Injectable()
export class ItemStatesRepository {
  constructor(private readonly database: DataSource) {}

  async find(itemId: string, em: EntityManager = this.database.manager): Promise<ItemState | null> {
    const rows = await em.query<ItemState[]>(`${STATE} WHERE p.item_id = $1`, [itemId]);
    return rows[0] ?? null;
  }

  /** The state under a lock, so that two operators at once do not both find it as it was. */
  async lock(em: EntityManager, itemId: string): Promise<ItemState | null> {
    await em.query('SELECT FROM products WHERE item_id = $1 FOR UPDATE', [itemId]);
    return this.find(itemId, em);
  }

  /** Hidden ones, the latest first, beginning after the item given. */
  hidden(limit: number, after: string | undefined): Promise<ItemState[]> {
    return this.database.query(
      `${STATE} WHERE p.hidden_at IS NOT NULL
         AND ($2::text IS NULL OR (p.hidden_at, p.item_id) < (SELECT hidden_at, item_id FROM products WHERE item_id = $2))
       ORDER BY p.hidden_at DESC, p.item_id DESC LIMIT $1`,
      [limit, after ?? null],
    );
  }

  /** Hides with a reason, or shows again without one. Imports leave both as they are. */
  async hide(em: EntityManager, itemId: string, reason: string | null): Promise<void> {
    await em.query(
      `UPDATE products SET hidden_at = CASE WHEN $2::text IS NULL THEN NULL ELSE coalesce(hidden_at, now()) END, hidden_reason = $2
       WHERE item_id = $1`,
      [itemId, reason],
    );
    // A map built meanwhile has left it out.
    if (reason === null) await queueForMap(em, [itemId]);
  }
}
