/** One row of Shopify's product CSV: the columns tests need, under shorter names. */
export interface FeedRow {
  handle: string;
  title?: string;
  body?: string;
  vendor?: string;
  type?: string;
  tags?: string;
  colour?: string;
  size?: string;
  /** Major units, as shops write them. */
  price?: string;
  compareAt?: string;
  /** Pieces in stock; without it stock is not tracked, which means in stock. */
  quantity?: string;
  gender?: string;
  status?: string;
  /** Address of a picture of the product. */
  picture?: string;
  /** Address of the picture of this variant. */
  variantPicture?: string;
}

const COLUMNS: readonly (readonly [string, (row: FeedRow) => string | undefined])[] = [
  ['Handle', (row) => row.handle],
  ['Title', (row) => row.title],
  ['Body (HTML)', (row) => row.body],
  ['Vendor', (row) => row.vendor],
  ['Type', (row) => row.type],
  ['Tags', (row) => row.tags],
  ['Option1 Name', (row) => row.title && 'Colour'],
  ['Option1 Value', (row) => row.colour ?? 'White'],
  ['Option2 Name', (row) => row.title && 'Size'],
  ['Option2 Value', (row) => row.size ?? 'M'],
  ['Variant Inventory Tracker', (row) => row.quantity && 'shopify'],
  ['Variant Inventory Qty', (row) => row.quantity],
  ['Variant Inventory Policy', () => 'deny'],
  ['Variant Price', (row) => row.price ?? '49.00'],
  ['Variant Compare At Price', (row) => row.compareAt],
  ['Google Shopping / Gender', (row) => row.gender],
  ['Status', (row) => row.status],
  ['Image Src', (row) => row.picture],
  ['Variant Image', (row) => row.variantPicture],
];

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A feed file. A row without a title belongs to the product of the rows before it. */
export const shopifyCsv = (rows: readonly FeedRow[]): string =>
  [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, value]) => cell(value(row) ?? '')))]
    .map((line) => line.join(','))
    .join('\n');

/** A small boutique: known items for files that only read. */
export const SAMPLE_FEED: readonly FeedRow[] = [
  {
    handle: 'linen-shirt',
    title: 'Linen Shirt',
    vendor: 'Atelier Test',
    type: 'Shirts',
    colour: 'Navy',
    size: 'M',
    price: '49.00',
    quantity: '3',
    body: 'A shirt of washed linen.',
  },
  { handle: 'linen-shirt', colour: 'Navy', size: 'L', price: '49.00', quantity: '0' },
  { handle: 'linen-shirt', colour: 'White', size: 'M', price: '45.00', quantity: '2' },
  {
    handle: 'wool-coat',
    title: 'Wool Coat',
    vendor: 'Atelier Test',
    type: 'Coats',
    colour: 'Camel',
    size: 'S',
    price: '289.00',
    compareAt: '350.00',
    gender: 'female',
  },
  {
    handle: 'silk-scarf',
    title: 'Silk Scarf',
    vendor: 'Other Label',
    type: 'Scarves',
    colour: 'Red',
    size: 'One Size',
    price: '79.50',
  },
  {
    handle: 'hidden-dress',
    title: 'Hidden Dress',
    vendor: 'Atelier Test',
    type: 'Dresses',
    price: '120.00',
    status: 'draft',
  },
];
