/**
 * When its shop last confirmed a product, as SQL on a row `p` of `products`: when an import read it, or later, when the shop said that
 * the feed which that import had read whole is still as it was.
 */
export const AS_OF = `greatest(p.seen_at, (SELECT f.confirmed_at FROM feed_fetches f
  WHERE f.merchant = p.merchant AND f.import_id = p.import_id))`;
