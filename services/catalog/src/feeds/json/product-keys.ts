import { FEED_LIMITS } from '../feed-limits.ts';
import type { Quarantined } from '../feed-reader.ts';
import { SeenKeys } from '../seen-keys.ts';

/** Refuses keys that are none, or were there before in the file. */
export class ProductKeys {
  private readonly seen = new SeenKeys();

  refusalOf(key: string): Pick<Quarantined, 'reason' | 'detail'> | null {
    if (key === '')
      return { reason: 'missing_id', detail: 'The product has no id; give each one that stays the same.' };
    if (key.length > FEED_LIMITS.id)
      return { reason: 'bad_id', detail: `The product's id is longer than ${FEED_LIMITS.id} characters.` };
    if (this.seen.has(key))
      return {
        reason: 'duplicate_product',
        detail: `Id ${JSON.stringify(key.slice(0, 60))} is that of a product further up; give each product its own.`,
      };
    if (this.seen.size >= FEED_LIMITS.productsPerFile)
      return {
        reason: 'too_many_products',
        detail: `A file has at most ${FEED_LIMITS.productsPerFile} products; split it.`,
      };
    this.seen.add(key);
    return null;
  }
}
