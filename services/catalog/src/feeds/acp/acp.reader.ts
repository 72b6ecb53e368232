import { textBytes } from '../feed-encoding.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import { type FeedReader, type FeedRecord, type FeedSettings, FeedUnusable } from '../feed-reader.ts';
import { jsonElements } from '../json/json-elements.ts';
import { left, oneRow } from '../json/one-row.ts';
import { ProductKeys } from '../json/product-keys.ts';
import { isObject, type JsonObject, textOf } from '../json/values.ts';
import { plainLine } from '../plain-text.ts';
import { feedProduct } from '../source/feed-product.ts';
import { acpProduct } from './acp-product.ts';

/**
 * Reads products of the Agentic Commerce Protocol: a document with `products`, or JSON lines. A feed that comes as two files is
 * its `products.jsonl`, with or without `metadata.json` in front: nothing an import needs is in that one.
 */
export class AcpReader implements FeedReader {
  readonly format = 'acp';

  async *read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncGenerator<FeedRecord> {
    const keys = new ProductKeys();
    let [metadata, others] = [0, 0];
    for await (const { row, value, broken, recoded } of jsonElements(textBytes(bytes, 'json'))) {
      if (broken === null && isObject(value) && isMetadata(value)) {
        metadata += 1;
        continue;
      }
      others += 1;
      if (broken !== null || !isObject(value)) {
        yield left(row, null, 'broken_row', `Product ${row} cannot be read: ${broken ?? 'it is not an object'}.`, 0);
        continue;
      }
      const key = plainLine(textOf(value.id));
      const count = Array.isArray(value.variants) ? value.variants.length : 0;
      const refusal = keys.refusalOf(key);
      if (refusal !== null) {
        yield left(row, key.slice(0, FEED_LIMITS.id) || null, refusal.reason, refusal.detail, count);
        continue;
      }
      yield oneRow(feedProduct(acpProduct(value, key, row, recoded, settings)));
    }
    if (metadata > 0 && others === 0)
      throw new FeedUnusable(
        'Cannot read the feed: it is the metadata of a feed and has no products in it; give the products.jsonl that belongs to it.',
      );
  }
}

/** The feed's header is no product: it says where the feed is for, and has no variants. */
const isMetadata = (value: JsonObject): boolean =>
  value.variants === undefined &&
  value.title === undefined &&
  ['target_country', 'feed_id', 'updated_at'].some((name) => Object.hasOwn(value, name));
