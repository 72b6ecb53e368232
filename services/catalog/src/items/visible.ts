/**
 * What shoppers may see, as SQL conditions on a row of `products`. Every query that answers a shopper has one of them, and none has
 * rules of its own.
 *
 * The row's own part is the stored column `visible` (published, not adult, not hidden, not gone), which an index can be limited to.
 * A merchant's suspension is looked up instead of written into each of its rows: it holds from the moment it commits, for a million
 * products too. The suspended are hashed once per query, so that it
 * costs about the same however many they are.
 */
const ofAnOpenShop = (product: string): string =>
  `${product}.merchant NOT IN (SELECT slug FROM merchants WHERE suspended_at IS NOT NULL)`;

/** Can be found: in searches, lists, facets and counts. */
export const visible = (product = 'p'): string => `(${product}.visible AND ${ofAnOpenShop(product)})`;

/** Can be read by its id: also what its shop no longer has, so that a plan or an order that names it can say so. */
export const readable = (product = 'p'): string =>
  `(${product}.published AND NOT ${product}.adult AND ${product}.hidden_at IS NULL AND ${ofAnOpenShop(product)})`;
