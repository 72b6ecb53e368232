import { gzipSync } from 'node:zlib';
import { productsOf } from './catalog.ts';
import { acpJsonl } from './feeds/acp.ts';
import { SHOPS_PORT, shopUrl } from './feeds/addresses.ts';
import { googleRss, googleTsv } from './feeds/google.ts';
import { openaiCsv, openaiJsonl } from './feeds/openai.ts';
import { shopifyCsv } from './feeds/shopify-csv.ts';
import { shopifyJson } from './feeds/shopify-json.ts';
import { MERCHANTS, type DemoFormat, type DemoMerchant } from './merchants.ts';

/** `own`: each shop in its own format. `shopify_csv`: all of them as Shopify exports a CSV. */
export const FORMAT_CHOICES = ['own', 'shopify_csv'] as const;
export type FormatChoice = (typeof FORMAT_CHOICES)[number];

/** One shop of the demo catalog with its product file. */
export interface DemoFeed {
  slug: string;
  name: string;
  currency: string;
  shopUrl: string;
  format: DemoFormat;
  fileName: string;
  contentType: string;
  /** The file as text, before it is packed. */
  text: string;
  /** The file as it is sent: packed where the format is usually sent so. */
  bytes: Buffer;
}

type Write = (merchant: DemoMerchant, products: ReturnType<typeof productsOf>, port: number) => string;

const WRITERS: Readonly<Record<DemoFormat, { write: Write; fileName: string; contentType: string }>> = {
  shopify_csv: { write: shopifyCsv, fileName: 'products.csv', contentType: 'text/csv; charset=utf-8' },
  shopify_json: { write: shopifyJson, fileName: 'products.json', contentType: 'application/json' },
  openai_jsonl: { write: openaiJsonl, fileName: 'products.jsonl.gz', contentType: 'application/gzip' },
  openai_csv: { write: openaiCsv, fileName: 'products.csv', contentType: 'text/csv; charset=utf-8' },
  google_rss: { write: googleRss, fileName: 'products.xml', contentType: 'application/rss+xml; charset=utf-8' },
  google_tsv: { write: googleTsv, fileName: 'products.tsv', contentType: 'text/tab-separated-values; charset=utf-8' },
  acp: { write: acpJsonl, fileName: 'products.jsonl', contentType: 'application/jsonl' },
};

/** The demo catalog: the same texts on every machine and every run. `port` is where the demo shops answer. */
export function demoFeeds(formats: FormatChoice = 'own', port = SHOPS_PORT): DemoFeed[] {
  return MERCHANTS.map((merchant) => demoFeed(merchant, formats === 'own' ? merchant.format : formats, port));
}

export function demoFeed(merchant: DemoMerchant, format: DemoFormat, port: number): DemoFeed {
  const { slug, name, currency } = merchant;
  const { write, fileName, contentType } = WRITERS[format];
  const text = write(merchant, productsOf(merchant), port);
  const bytes = Buffer.from(text);
  return {
    slug,
    name,
    currency,
    shopUrl: shopUrl(merchant, port),
    format,
    fileName,
    contentType,
    text,
    bytes: fileName.endsWith('.gz') ? gzipSync(bytes) : bytes,
  };
}

/** The name of a shop's feed file, without writing the feed. */
export const feedFileOf = (merchant: DemoMerchant): string => WRITERS[merchant.format].fileName;
