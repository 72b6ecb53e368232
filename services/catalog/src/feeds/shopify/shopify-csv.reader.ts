import { textBytes } from '../feed-encoding.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import {
  FeedUnusable,
  type FeedReader,
  type FeedRecord,
  type FeedSettings,
  type Quarantined,
  type QuarantineReason,
} from '../feed-reader.ts';
import { toldText } from '../findings.ts';
import { plainLine } from '../plain-text.ts';
import { SeenKeys } from '../seen-keys.ts';
import { tableRows } from '../table-rows.ts';
import { shopifyMarket, type ShopifyMarket } from './shopify-market.ts';
import { shopifyProduct } from './shopify-product.ts';
import { type ShopifyCells, shopifyColumns } from './shopify-columns.ts';
import type { ShopifyRow } from './shopify-rows.ts';
import { isVariantRow } from './shopify-variants.ts';

/**
 * Reads the product CSV that Shopify exports. Rows with one handle that follow each other are one product. A handle that comes
 * back later, or with another title, is quarantined: overwriting would make the result depend on the order of rows.
 */
export class ShopifyCsvReader implements FeedReader {
  readonly format = 'shopify_csv';

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const market = shopifyMarket(settings);
    const seen = new SeenKeys();
    let open: OpenProduct | null = null;
    let isEmpty = true;
    for await (const line of tableRows(textBytes(bytes), shopifyColumns)) {
      isEmpty = false;
      if (line.kind === 'damage') {
        const { row, rows, detail, cells } = line.damage;
        const key = cells === null ? null : handleOf(cells).key;
        yield lone({ row, key, reason: 'broken_row', detail, rowsAffected: rows, variantsAffected: 0 });
        continue;
      }
      const handle = handleOf(line.row.cells);
      if (handle.problem !== null) {
        yield lone({
          ...handle.problem,
          row: line.row.row,
          key: null,
          rowsAffected: 1,
          variantsAffected: isVariantRow(line.row) ? 1 : 0,
        });
        continue;
      }
      if (open !== null && !open.takes(handle.key, line.row)) {
        yield open.close(market);
        open = null;
      }
      open ??= new OpenProduct(handle.key, line.row, refusalOf(handle.key, seen));
      open.add(line.row);
    }
    if (open !== null) yield open.close(market);
    if (isEmpty)
      throw new FeedUnusable(
        'Cannot read the feed: below the column names the file has no products. Export the products again and send that file.',
      );
  }
}

interface Refusal {
  reason: QuarantineReason;
  detail: string;
}

/** The rows of one product until the next product starts. A refused product's rows are only counted. */
class OpenProduct {
  private readonly key: string;
  private readonly firstRow: number;
  private readonly title: string;
  private refusal: Refusal | null;
  private held: ShopifyRow[] = [];
  private rows = 0;
  private variants = 0;
  private chars = 0;

  constructor(key: string, first: ShopifyRow, refusal: Refusal | null) {
    this.key = key;
    this.firstRow = first.row;
    this.title = first.cells.title;
    this.refusal = refusal;
  }

  takes(key: string, { cells }: ShopifyRow): boolean {
    return key === this.key && (cells.title === '' || this.title === '' || cells.title === this.title);
  }

  add(row: ShopifyRow): void {
    this.rows += 1;
    this.variants += isVariantRow(row) ? 1 : 0;
    this.chars += Object.values(row.cells).reduce((sum, cell) => sum + cell.length, 0);
    if (this.rows > FEED_LIMITS.rowsPerProduct) {
      this.refusal ??= {
        reason: 'too_many_rows',
        detail: `The product has more than ${FEED_LIMITS.rowsPerProduct} rows; split it.`,
      };
    }
    if (this.chars > FEED_LIMITS.charsPerProduct) {
      this.refusal ??= {
        reason: 'product_too_large',
        detail: `The product's cells hold more than ${FEED_LIMITS.charsPerProduct} characters; shorten its texts.`,
      };
    }
    if (this.refusal === null) this.held.push(row);
    else this.held = [];
  }

  close(market: ShopifyMarket): FeedRecord {
    if (this.refusal === null) return shopifyProduct(this.key, this.held, market);
    const affected = { rowsAffected: this.rows, variantsAffected: this.variants };
    const quarantined: Quarantined = {
      part: 'product',
      row: this.firstRow,
      key: this.key,
      ...this.refusal,
      ...affected,
    };
    return { product: null, quarantined: [quarantined], notes: [], rows: this.rows };
  }
}

function refusalOf(key: string, seen: SeenKeys): Refusal | null {
  if (seen.has(key)) {
    return {
      reason: 'duplicate_product',
      detail: `Handle ${JSON.stringify(key)} belongs to a product further up; keep a product's rows together and give each product its own handle.`,
    };
  }
  if (seen.size >= FEED_LIMITS.productsPerFile) {
    return {
      reason: 'too_many_products',
      detail: `A file has at most ${FEED_LIMITS.productsPerFile} products; split it.`,
    };
  }
  seen.add(key);
  return null;
}

/** Handles are the last part of the product's address, so what no address can hold is a sign of shifted cells. */
function handleOf(cells: ShopifyCells): { key: string; problem: null } | { key: null; problem: Refusal } {
  const key = plainLine(cells.handle).toLowerCase();
  if (key === '')
    return {
      key: null,
      problem: {
        reason: 'missing_handle',
        detail: 'The handle is empty, so the row belongs to no product; fill it in on every row.',
      },
    };
  if (key.length > FEED_LIMITS.handle || /[\s<>"'`\\/?#]/.test(key)) {
    const detail = `Handle ${JSON.stringify(key.slice(0, 60))} is not one: at most ${FEED_LIMITS.handle} letters, digits and hyphens, no spaces.`;
    return { key: null, problem: { reason: 'bad_handle', detail } };
  }
  return { key, problem: null };
}

function lone(found: Omit<Quarantined, 'part'>): FeedRecord {
  const told: Quarantined = { part: 'row', ...found, detail: toldText(found.detail) };
  return { product: null, quarantined: [told], notes: [], rows: found.rowsAffected };
}
