import { textBytes } from '../feed-encoding.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedReader, FeedRecord, FeedSettings } from '../feed-reader.ts';
import { jsonElements } from '../json/json-elements.ts';
import { left, oneRow } from '../json/one-row.ts';
import { ProductKeys } from '../json/product-keys.ts';
import { isObject, textOf } from '../json/values.ts';
import { plainLine } from '../plain-text.ts';
import { shopifyJsonRows } from './shopify-json-rows.ts';
import { shopifyMarket } from './shopify-market.ts';
import { shopifyProduct } from './shopify-product.ts';
import { isVariantRow } from './shopify-variants.ts';

/**
 * Reads Shopify's products as JSON: the public `/products.json`, the Admin API's, a bare list, or JSON lines. Keys are those of the
 * product CSV, so that a shop may change from one to the other.
 */
export class ShopifyJsonReader implements FeedReader {
  readonly format = 'shopify_json';

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const market = shopifyMarket(settings);
    const keys = new ProductKeys();
    for await (const { row, value, broken, recoded } of jsonElements(textBytes(bytes, 'json'))) {
      if (broken !== null || !isObject(value)) {
        yield left(row, null, 'broken_row', `Product ${row} cannot be read: ${broken ?? 'it is not an object'}.`, 0);
        continue;
      }
      const key = plainLine(textOf(value.handle)).toLowerCase();
      const rows = shopifyJsonRows(value, row, recoded);
      const refusal = keys.refusalOf(key);
      if (refusal !== null) {
        const reason =
          refusal.reason === 'missing_id'
            ? 'missing_handle'
            : refusal.reason === 'bad_id'
              ? 'bad_handle'
              : refusal.reason;
        yield left(
          row,
          key.slice(0, FEED_LIMITS.handle) || null,
          reason,
          refusal.detail.replace('id', 'handle'),
          rows.filter(isVariantRow).length,
        );
        continue;
      }
      yield oneRow(shopifyProduct(key, rows, market));
    }
  }
}
