import { SEPARATOR_LINE } from '../csv-rows.ts';
import { FeedUnusable } from '../feed-reader.ts';
import { fieldName } from '../flat/flat-fields.ts';
import { visibleText } from '../hidden-characters.ts';

/** The formats that can be told apart. */
export const DETECTED_FORMATS = ['shopify_csv', 'shopify_json', 'google_merchant', 'openai', 'acp'] as const;
export type DetectedFormat = (typeof DETECTED_FORMATS)[number];

const ACCEPTED =
  'Accepted are: a Shopify product CSV or products.json, a Google Merchant feed (XML, TSV or CSV), an OpenAI product feed (JSON lines, CSV or TSV) and products of the Agentic Commerce Protocol (JSON)';

/** Columns and keys that only OpenAI's feed has. */
const OPENAI_ONLY = [
  'item_id',
  'is_eligible_search',
  'is_eligible_checkout',
  'enable_search',
  'enable_checkout',
  'seller_name',
  'image_url',
  'url',
];

/** Keys that only Shopify's GraphQL has. */
const GRAPHQL_ONLY = ['descriptionHtml', 'selectedOptions', 'inventoryPolicy', 'compareAtPrice', '__parentId'];

/** Names the format of a file by what it begins with, never by its name. @throws FeedUnusable that tells what was seen and what is accepted. */
export function detectFormat(start: string): DetectedFormat {
  const text = start.trimStart();
  if (text.startsWith('<')) return xmlFormat(text);
  return /^[{[]/.test(text) ? jsonFormat(text) : tableFormat(text);
}

function xmlFormat(text: string): DetectedFormat {
  const root = /<(?![?!])([\w.-]+:)?([\w.-]+)/.exec(text.replace(/<!--.*?(-->|$)/gs, ''))?.[2] ?? '';
  if (['rss', 'feed', 'RDF'].includes(root)) return 'google_merchant';
  throw unknown(
    /^html$/i.test(root)
      ? 'a web page; the link may have led to a login page'
      : `XML that begins with <${root.slice(0, 40)}>`,
  );
}

function jsonFormat(text: string): DetectedFormat {
  const keys = new Set([...text.matchAll(/"([A-Za-z_]{1,40})"\s*:/g)].map(([, key]) => key ?? ''));
  const has = (...names: string[]): boolean => names.some((name) => keys.has(name));
  if (
    has('body_html', 'option1', 'compare_at_price', 'vendor') ||
    (has('handle') && has('variants')) ||
    has(...GRAPHQL_ONLY)
  )
    return 'shopify_json';
  // A feed of either kind may be wrapped in its own metadata.
  if (has('item_id', 'enable_search', 'is_eligible_search') && !has('variant_options')) return 'openai';
  if (
    has('variant_options', 'list_price', 'target_country', 'feed_id') ||
    (has('variants') && !has(...OPENAI_ONLY.slice(0, 6)))
  )
    return 'acp';
  if (has('item_id', 'id', 'sku') && has('price', 'title')) return 'openai';
  if (keys.has('products')) return 'acp';
  throw unknown(keys.size === 0 ? 'JSON without keys' : `JSON with the keys ${shown([...keys])}`);
}

function tableFormat(text: string): DetectedFormat {
  const [line = ''] = text.replace(SEPARATOR_LINE, '').split(/[\r\n]/, 1);
  const columns = line.split(/[,;|\t]/).map((name) => name.replaceAll('"', ''));
  const names = new Set(columns.map(fieldName));
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.has(name));
  if (has('handle', 'url_handle') && has('title')) return 'shopify_csv';
  if (has(...OPENAI_ONLY) && has('price', 'title')) return 'openai';
  if (has('id') && has('title', 'price', 'image_link', 'link')) return 'google_merchant';
  throw unknown(
    columns.length > 1 ? `a table with the columns ${shown(columns)}` : `text that begins with ${shown([line])}`,
  );
}

const shown = (names: readonly string[]): string =>
  JSON.stringify(visibleText(names.slice(0, 8).join(', ')).slice(0, 120));

const unknown = (seen: string): FeedUnusable => new FeedUnusable(`Cannot read the feed: it is ${seen}. ${ACCEPTED}.`);
