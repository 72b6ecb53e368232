/** Who the product is sold for, as the merchant says it; null where the file does not say it clearly. */
export type Department = 'women' | 'men' | 'unisex' | 'kids';

/** `backorder` can be bought now and is sent later; `unknown`: stock is tracked, but the file does not say how much there is. */
export type Availability = 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder' | 'unknown';

export type Condition = 'new' | 'used' | 'refurbished';

/** What the file says of a product in fields of their own, in the merchant's words; null where it has no such field. */
export interface Stated {
  readonly gender: string | null;
  readonly ageGroup: string | null;
  readonly material: string | null;
  readonly pattern: string | null;
  readonly season: string | null;
  readonly occasion: string | null;
}

export const NOTHING_STATED: Stated = {
  gender: null,
  ageGroup: null,
  material: null,
  pattern: null,
  season: null,
  occasion: null,
};

/** One thing that can be bought: a product in one size and colour. */
export interface FeedVariant {
  /** Unique within the merchant and the same in every later file, whatever the order of rows or options. At most 512 characters. */
  key: string;
  sku: string | null;
  barcode: string | null;
  /** What the buyer chooses, in the merchant's words and order, at most 3; empty where there is nothing to choose. */
  options: FeedOption[];
  /** The value of the option or field that means a colour, in the merchant's words. */
  colour: string | null;
  /** The value of the option that means a size; two of them (waist and length) are joined with `/`. */
  size: string | null;
  /** Minor units of the feed's currency (ISO 4217): 4900 is 49.00 EUR, and 4,900 JPY. From 1 to 10^9. */
  priceMinor: number;
  /** The former price in minor units, always above `priceMinor`; null where there is none. */
  compareAtMinor: number | null;
  availability: Availability;
  /** Pieces in stock as the file says it, below zero when oversold; null where stock is not tracked or not said. */
  quantity: number | null;
  picture: string | null;
  /** Page of this variant, where it has one of its own; http or https, never with credentials. */
  link: string | null;
  /** The shop system's own id of the variant, such as Shopify's number, which its cart links are built on; only where the file has one. */
  externalId?: string;
}

/** A choice, such as `Size`: `Medium`. */
export interface FeedOption {
  name: string;
  value: string;
}

/** One product with everything the file says about it. Texts are plain: no markup, no control characters. */
export interface FeedProduct {
  /** Unique within the merchant and the same in every later file. At most 255 characters. */
  key: string;
  title: string;
  /** Plain text with line breaks, at most 5,000 characters; may be empty. */
  description: string;
  brand: string | null;
  /** A path in a public taxonomy (`Apparel & Accessories > Clothing > Dresses`) or its id, as the file has it. */
  category: string | null;
  /** The merchant's own word for the kind of product. */
  productType: string | null;
  tags: string[];
  department: Department | null;
  stated: Stated;
  condition: Condition | null;
  /** The merchant marks it as not for minors. */
  adult: boolean;
  /** ISO 4217; prices of all variants are in it. */
  currency: string;
  /** Language of the texts (BCP 47, such as `de` or `pt-BR`) where the file says it, else null. */
  language: string | null;
  /** Where it can be bought; http or https, never with credentials. */
  link: string | null;
  /** The best picture first; http or https, never with credentials. */
  pictures: string[];
  /** False for what the shop itself does not show (draft, archived, not published). */
  published: boolean;
  /** At least one. */
  variants: FeedVariant[];
  /** The product's first row in the file, counted as `Quarantined.row` is. */
  firstRow: number;
}

/** Why something of a file is left out. The detail of each case is in `Quarantined.detail`. */
export const QUARANTINE_REASONS = [
  'broken_row',
  'missing_handle',
  'bad_handle',
  'missing_title',
  'cell_too_long',
  'gift_card',
  'duplicate_product',
  'too_many_rows',
  'too_many_variants',
  'too_many_pictures',
  'too_many_products',
  'product_too_large',
  'no_variants',
  'missing_price',
  'bad_price',
  'missing_option_value',
  'option_names_differ',
  'duplicate_variant',
  'bad_picture',
  'missing_id',
  'bad_id',
  'ambiguous_price',
  'mixed_currencies',
  'bad_link',
  'not_published',
  'digital_product',
] as const;

export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** Something of the file that is left out, and why. */
export interface Quarantined {
  /** What is left out: a product with all that is not listed apart, one variant, one picture, or rows that belong to no product. */
  part: 'product' | 'variant' | 'picture' | 'row';
  /**
   * The first row concerned. Tables are counted as a spreadsheet does (the header is row 1), JSON lines by their line, and the products of
   * a JSON document or the items of an XML feed from 1.
   */
  row: number;
  /** The product's key, where the row has one. */
  key: string | null;
  reason: QuarantineReason;
  /** One sentence for the merchant, at most 500 characters: what is wrong, with the value, and what to write instead. */
  detail: string;
  /** How many rows of the file this concerns. */
  rowsAffected: number;
  /** How many variants are left out by this; summed with the variants that are in, it gives every variant of the rows that can be read. */
  variantsAffected: number;
}

/** Something that is in, but not exactly as the file has it. */
export interface FeedNote {
  row: number;
  key: string;
  code:
    | 'not_utf8'
    | 'text_cut'
    | 'compare_at_ignored'
    | 'barcode_ignored'
    | 'quantity_ignored'
    | 'availability_ignored'
    | 'sale_ignored'
    | 'markup_mended';
  detail: string;
}

/** What one stretch of the file came to: a whole product, or none of it. Never half a product. */
export interface FeedRecord {
  product: FeedProduct | null;
  quarantined: Quarantined[];
  notes: FeedNote[];
  /** Rows (of a document: products or items) this accounts for; over all records they sum up to the file's rows that are not blank. */
  rows: number;
}

/** What the file does not say and the merchant's registration does. */
export interface FeedSettings {
  /** ISO 4217, such as `EUR`: what amounts without a currency are in. */
  currency: string;
  /** The shop's address, such as `https://shop.example`; without it products have no link. */
  shopUrl: string | null;
  /** When the import was asked for: whether a sale with dates is on. An import that starts anew has the same. */
  asOf: Date;
  /** Told the file's format, before the first record, by a reader that finds it out. */
  onFormat?: (format: string) => void;
  /** Told each time at which a price of the file, or what of it is shown, turns into another: a sale's start and end, a row's expiry. */
  onTurn?: (at: number) => void;
}

/** Reads one format. Memory does not grow with the file; every later format implements this. */
export interface FeedReader {
  /** Name of the format, such as `shopify_csv`. */
  readonly format: string;
  /** Yields the file's products in an order that is the same each time. Throws `FeedUnusable` when no part of the file can be used, and passes on the source's own errors. */
  read(bytes: AsyncIterable<Uint8Array>, settings: FeedSettings): AsyncIterable<FeedRecord>;
}

/** The file as a whole is of no use. The message says what to do, in words for the merchant. */
export class FeedUnusable extends Error {
  override readonly name = 'FeedUnusable';
}
