import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedRecord, Quarantined } from '../feed-reader.ts';
import { type JsonObject, textOf } from '../json/values.ts';

/** The line that a line of a bulk operation's file belongs to; empty for a product's own. */
export const parentOf = (value: JsonObject): string => textOf(value.__parentId);

/**
 * A product of a GraphQL bulk operation, whose variants and pictures follow it on lines of their own
 * (https://shopify.dev/docs/api/usage/bulk-operations/queries).
 */
export class BulkProduct {
  readonly row: number;
  readonly recoded: boolean;
  /** Lines of the file. */
  lines = 1;
  variantLines = 0;
  private chars = 0;
  private readonly product: JsonObject;
  /** What may have lines below it: the product, its variants and its media. */
  private readonly ids: Set<string>;
  private readonly variants: JsonObject[] = [];
  private readonly media: JsonObject[] = [];

  constructor(product: JsonObject, row: number, recoded: boolean) {
    this.product = product;
    this.row = row;
    this.recoded = recoded;
    this.ids = new Set([textOf(product.id)]);
  }

  takes(value: JsonObject): boolean {
    return this.ids.has(parentOf(value));
  }

  /** Lines beyond what a product may have are only counted, and those before them let go. */
  add(value: JsonObject): void {
    this.lines += 1;
    const id = textOf(value.id);
    if (id.includes('/ProductVariant/')) this.variantLines += 1;
    this.chars += this.refusal === null ? JSON.stringify(value).length : 0;
    if (this.refusal !== null) {
      this.variants.length = 0;
      this.media.length = 0;
      return;
    }
    if (id !== '') this.ids.add(id);
    if (id.includes('/ProductVariant/')) this.variants.push(value);
    else if (parentOf(value) === textOf(this.product.id)) this.media.push(value);
  }

  /** Why the product is left out whatever it says, or null. */
  get refusal(): Pick<Quarantined, 'reason' | 'detail'> | null {
    if (this.lines > FEED_LIMITS.rowsPerProduct)
      return {
        reason: 'too_many_rows',
        detail: `The product has more than ${FEED_LIMITS.rowsPerProduct} lines; split it.`,
      };
    if (this.chars <= FEED_LIMITS.charsPerProduct) return null;
    const detail = `The product's lines hold more than ${FEED_LIMITS.charsPerProduct} characters; shorten its texts.`;
    return { reason: 'product_too_large', detail };
  }

  /** The product as GraphQL has it where nothing is on lines of its own. */
  get whole(): JsonObject {
    return { ...this.product, variants: this.variants, media: { nodes: this.media } };
  }

  /** What the product came to, with every line accounted for: what no variant lost, the product did. */
  counted(record: FeedRecord): FeedRecord {
    const others = record.quarantined
      .filter(({ part }) => part === 'variant')
      .reduce((sum, { rowsAffected }) => sum + rowsAffected, 0);
    const quarantined = record.quarantined.map((found) =>
      found.part === 'product' || found.part === 'row'
        ? { ...found, rowsAffected: Math.max(1, this.lines - others) }
        : found,
    );
    return { ...record, quarantined, rows: this.lines };
  }
}

/** A product that has its variants nowhere: they follow it, each on a line of its own. */
export const isBulk = (value: JsonObject): boolean =>
  value.variants === undefined && /^gid:\/\/shopify\/Product\/\d+$/.test(textOf(value.id));
