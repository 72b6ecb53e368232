import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedRecord } from '../feed-reader.ts';
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

  /** Lines beyond what a product may have are only counted. */
  add(value: JsonObject): void {
    this.lines += 1;
    const id = textOf(value.id);
    if (id.includes('/ProductVariant/')) this.variantLines += 1;
    if (this.isTooLarge) return;
    if (id !== '') this.ids.add(id);
    if (id.includes('/ProductVariant/')) this.variants.push(value);
    else if (parentOf(value) === textOf(this.product.id)) this.media.push(value);
  }

  get isTooLarge(): boolean {
    return this.lines > FEED_LIMITS.rowsPerProduct;
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
