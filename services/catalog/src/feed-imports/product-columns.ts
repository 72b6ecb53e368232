/** Columns as they are in the rows of `import.rules.ts`, with their types. */
export type Columns = Readonly<Record<string, string>>;

export const PRODUCT_COLUMNS = {
  item_id: 'text',
  key: 'text',
  title: 'text',
  description: 'text',
  brand: 'text',
  category: 'text',
  product_type: 'text',
  tags: 'text[]',
  department: 'text',
  link: 'text',
  pictures: 'text[]',
  published: 'boolean',
  currency: 'text',
  price_min: 'integer',
  price_max: 'integer',
  in_stock: 'boolean',
  hash: 'text',
  language: 'text',
  condition: 'text',
  adult: 'boolean',
  kind: 'text',
  slot: 'text',
  colour_families: 'text[]',
  materials: 'text[]',
  pattern: 'text',
  seasons: 'text[]',
  occasions: 'text[]',
  formality: 'smallint',
  warmth: 'smallint',
  age_group: 'text',
  google_category: 'integer',
  attributes: 'jsonb',
  colours: 'text[]',
  sizes: 'text[]',
} as const;

export const VARIANT_COLUMNS = {
  variant_id: 'text',
  item_id: 'text',
  position: 'integer',
  key: 'text',
  sku: 'text',
  barcode: 'text',
  options: 'jsonb',
  colour: 'text',
  colour_family: 'text',
  size: 'text',
  size_keys: 'text[]',
  price_minor: 'integer',
  compare_at_minor: 'integer',
  availability: 'text',
  quantity: 'integer',
  picture: 'text',
  link: 'text',
  external_id: 'text',
  hash: 'text',
} as const;

export const names = (columns: Columns): string[] => Object.keys(columns);

export const typed = (columns: Columns): string =>
  Object.entries(columns)
    .map((column) => column.join(' '))
    .join(', ');

/** What an import that comes again leaves as it was. */
const FIXED = ['item_id', 'variant_id', 'key'];

export const changing = (columns: Columns): string[] => names(columns).filter((name) => !FIXED.includes(name));

export const overwrite = (columns: readonly string[]): string =>
  `DO UPDATE SET (${columns.join(', ')}) = (${columns.map((name) => `excluded.${name}`).join(', ')})`;
