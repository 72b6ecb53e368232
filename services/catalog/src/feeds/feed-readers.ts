import { AcpReader } from './acp/acp.reader.ts';
import { DetectingReader } from './detect/detecting.reader.ts';
import type { FeedReader } from './feed-reader.ts';
import { GoogleMerchantReader } from './google/google-merchant.reader.ts';
import { OpenAiReader } from './openai/openai.reader.ts';
import { ShopifyCsvReader } from './shopify/shopify-csv.reader.ts';
import { ShopifyJsonReader } from './shopify/shopify-json.reader.ts';

/** A reader for every format of the contract, `auto` among them. */
export function feedReaders(): readonly FeedReader[] {
  const readers = [
    new ShopifyCsvReader(),
    new ShopifyJsonReader(),
    new GoogleMerchantReader(),
    new OpenAiReader(),
    new AcpReader(),
  ];
  return [new DetectingReader(readers), ...readers];
}
