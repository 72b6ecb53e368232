import { textBytes } from '../feed-encoding.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedReader, FeedRecord, FeedSettings } from '../feed-reader.ts';
import { jsonElements } from '../json/json-elements.ts';
import { left, oneRow } from '../json/one-row.ts';
import { ProductKeys } from '../json/product-keys.ts';
import { isObject, type JsonObject, textOf } from '../json/values.ts';
import { plainLine } from '../plain-text.ts';
import { BulkProduct, isBulk, parentOf } from './shopify-bulk.ts';
import { shopifyJsonRows } from './shopify-json-rows.ts';
import { shopifyMarket, type ShopifyMarket } from './shopify-market.ts';
import { shopifyProduct } from './shopify-product.ts';
import { isVariantRow } from './shopify-variants.ts';

/**
 * Reads Shopify's products as JSON: the public `/products.json`, the Admin API's (REST, GraphQL and bulk operations), the Storefront
 * API's, a bare list, or JSON lines. Keys are those of the product CSV, so that a shop may change from one to the other.
 */
export class ShopifyJsonReader implements FeedReader {
  readonly format = 'shopify_json';

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const market = shopifyMarket(settings);
    const keys = new ProductKeys();
    let open: BulkProduct | null = null;
    for await (const { row, value, broken, recoded } of jsonElements(textBytes(bytes, 'json'))) {
      if (broken !== null || !isObject(value)) {
        yield left(row, null, 'broken_row', `Product ${row} cannot be read: ${broken ?? 'it is not an object'}.`, 0);
        continue;
      }
      if (open?.takes(value)) {
        open.add(value);
        continue;
      }
      if (open !== null) yield bulkRecord(open, keys, market);
      open = isBulk(value) ? new BulkProduct(value, row, recoded) : null;
      if (open !== null) continue;
      yield parentOf(value) === '' ? oneRow(recordOf(value, row, recoded, keys, market)) : orphan(row);
    }
    if (open !== null) yield bulkRecord(open, keys, market);
  }
}

function bulkRecord(bulk: BulkProduct, keys: ProductKeys, market: ShopifyMarket): FeedRecord {
  if (bulk.refusal !== null) {
    const key = plainLine(textOf(bulk.whole.handle)).toLowerCase().slice(0, FEED_LIMITS.handle) || null;
    return bulk.counted(left(bulk.row, key, bulk.refusal.reason, bulk.refusal.detail, bulk.variantLines));
  }
  return bulk.counted(recordOf(bulk.whole, bulk.row, bulk.recoded, keys, market));
}

function recordOf(
  value: JsonObject,
  row: number,
  recoded: boolean,
  keys: ProductKeys,
  market: ShopifyMarket,
): FeedRecord {
  const rows = shopifyJsonRows(value, row, recoded);
  const key = plainLine(rows[0]?.cells.handle ?? '').toLowerCase();
  const refusal = keys.refusalOf(key);
  if (refusal === null) return shopifyProduct(key, rows, market);
  const reason =
    refusal.reason === 'missing_id' ? 'missing_handle' : refusal.reason === 'bad_id' ? 'bad_handle' : refusal.reason;
  const detail = refusal.detail.replace(/\bid\b/, 'handle').replace(/^Id\b/, 'Handle');
  return left(row, key.slice(0, FEED_LIMITS.handle) || null, reason, detail, rows.filter(isVariantRow).length);
}

const orphan = (row: number): FeedRecord =>
  left(
    row,
    null,
    'missing_handle',
    `Line ${row} belongs to a product that does not stand above it; keep the lines in their order.`,
    0,
  );
