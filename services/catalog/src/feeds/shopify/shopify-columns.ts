import { FeedUnusable } from '../feed-reader.ts';
import type { TableColumns } from '../table-rows.ts';

/**
 * Header names of Shopify's product CSV, old and new (since 2024: `URL handle`, `Price`, `Product image URL`, …), in lower case.
 * A header is matched whole, so `Price / International` is left alone; a metafield's by its key, for its name is in the shop's language.
 * Source: https://help.shopify.com/en/manual/products/import-export/using-csv
 */
const HEADERS = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  body: ['body (html)', 'body html', 'description'],
  vendor: ['vendor'],
  category: ['product category', 'standard product type', 'category'],
  googleCategory: ['google shopping / google product category'],
  type: ['type', 'custom product type', 'product type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  option1Name: ['option1 name'],
  option1Value: ['option1 value'],
  option2Name: ['option2 name'],
  option2Value: ['option2 value'],
  option3Name: ['option3 name'],
  option3Value: ['option3 value'],
  sku: ['variant sku', 'sku'],
  barcode: ['variant barcode', 'barcode'],
  price: ['variant price', 'price'],
  compareAt: ['variant compare at price', 'compare-at price'],
  tracker: ['variant inventory tracker', 'inventory tracker'],
  quantity: ['variant inventory qty', 'inventory quantity'],
  policy: ['variant inventory policy', 'continue selling when out of stock'],
  picture: ['image src', 'product image url'],
  picturePosition: ['image position'],
  variantPicture: ['variant image', 'variant image url'],
  giftCard: ['gift card'],
  gender: ['google shopping / gender', 'product.metafields.shopify.target-gender'],
  /** No column of the CSV: the JSON says whether a variant can be bought, where it does not say how many there are. */
  available: [],
  externalId: ['variant id'],
  ageGroup: ['google shopping / age group', 'product.metafields.shopify.age-group'],
  material: [
    'product.metafields.shopify.fabric',
    'product.metafields.custom.material',
    'product.metafields.custom.fabric',
  ],
  colour: [
    'product.metafields.shopify.color-pattern',
    'product.metafields.custom.color',
    'product.metafields.custom.colour',
  ],
  condition: ['google shopping / condition'],
} as const satisfies Record<string, readonly string[]>;

export type ShopifyColumn = keyof typeof HEADERS;
const COLUMNS = Object.keys(HEADERS) as ShopifyColumn[];

const REQUIRED = { handle: 'Handle', title: 'Title', price: 'Variant Price' } as const satisfies Partial<
  Record<ShopifyColumn, string>
>;

/** One row's cells that matter, trimmed; a column the file lacks is an empty cell. */
export type ShopifyCells = Record<ShopifyColumn, string>;

export const NO_CELLS = Object.freeze(Object.fromEntries(COLUMNS.map((column) => [column, '']))) as ShopifyCells;

/** Finds the columns by name. Throws FeedUnusable when a required one is missing. */
export function shopifyColumns(header: readonly string[]): TableColumns<ShopifyCells> {
  const names = header.map(columnName);
  const places = new Map(
    COLUMNS.map((column) => [
      column,
      HEADERS[column].map((name) => names.indexOf(name)).filter((place) => place !== -1),
    ]),
  );
  const required = Object.entries(REQUIRED) as [ShopifyColumn, string][];
  const missing = required.filter(([column]) => places.get(column)?.length === 0).map(([, name]) => name);
  if (missing.length > 0) {
    throw new FeedUnusable(
      `Cannot read the feed: the first row has no column ${missing.join(', ')}. The first row must hold Shopify's column names ` +
        '(Handle, Title, Variant Price, … or URL handle, Title, Price, …); export the products as "CSV for Excel, Numbers, or other spreadsheet programs".',
    );
  }
  const least = Math.min(...(['price', 'picture'] as const).flatMap((column) => places.get(column) ?? [])) + 1;
  // A file that counts pieces and says nothing of who counts them is no file of untracked stock.
  const isCounted = places.get('tracker')?.length === 0;
  const pick = (cells: readonly string[]): ShopifyCells => {
    const picked = pickCells(places, cells);
    return isCounted && picked.quantity !== '' ? { ...picked, tracker: 'shopify' } : picked;
  };
  const keyed = Math.max(...(places.get('handle') ?? [])) + 1;
  return { width: header.length, least, keyed, pick };
}

/** `Fabric (product.metafields.shopify.fabric)` is the key in brackets. */
function columnName(header: string): string {
  const name = header.trim().replace(/\s+/g, ' ').toLowerCase();
  return /\((product\.metafields\.[\w.-]+)\)$/.exec(name)?.[1] ?? name;
}

/** Where two columns can hold the same thing, the first that is filled counts. */
function pickCells(places: ReadonlyMap<ShopifyColumn, readonly number[]>, cells: readonly string[]): ShopifyCells {
  const filled = COLUMNS.map((column): [ShopifyColumn, string] => {
    const found = places.get(column)?.map((place) => cells[place]?.trim() ?? '') ?? [];
    return [column, found.find((cell) => cell !== '') ?? ''];
  });
  return Object.fromEntries(filled) as ShopifyCells;
}
