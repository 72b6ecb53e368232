import { createHash } from 'node:crypto';
import type { ImportCounts } from '#libs/contracts';
import type { Attributes } from '../attributes/attributes.rules.ts';
import { colourFamilyOf } from '../attributes/colours/colours-of.rules.ts';
import { deriveAttributes } from '../attributes/derive-attributes.rules.ts';
import type { FeedProduct, FeedVariant } from '../feeds/feed-reader.ts';
import { type SizeContext, sizeKeys } from '../search/sizes/size.rules.ts';
import { searchable } from '../search/words/spelling.rules.ts';
import { termsOf } from '../search/question/terms.rules.ts';
import { isForAdults } from './adult.rules.ts';

/** A product as it is stored. Ids and hashes depend on the feed alone, so that every import of it gives the same rows. */
export interface ProductRow {
  item_id: string;
  key: string;
  title: string;
  description: string;
  brand: string | null;
  category: string | null;
  product_type: string | null;
  tags: string[];
  department: FeedProduct['department'];
  link: string | null;
  pictures: string[];
  published: boolean;
  currency: string;
  language: string | null;
  condition: FeedProduct['condition'];
  adult: boolean;
  attributes: Attributes;
  /** From here to `google_category`: the values of `attributes` that are searched by. */
  kind: string | null;
  slot: string | null;
  colour_families: string[];
  materials: readonly string[];
  pattern: string | null;
  seasons: readonly string[];
  occasions: readonly string[];
  formality: number | null;
  warmth: number | null;
  age_group: string | null;
  google_category: number | null;
  price_min: number;
  price_max: number;
  in_stock: boolean;
  /** Texts for the search index, weightiest first. */
  search_a: string;
  search_b: string;
  search_c: string;
  search_d: string;
  /** What it is, as lexemes of the search index. */
  terms: string[];
  /** Of all variants, each once, as the shop writes them. */
  colours: string[];
  sizes: string[];
  /** Words for correcting spelling. */
  words: string[];
  hash: string;
  variants: VariantRow[];
}

export interface VariantRow {
  variant_id: string;
  position: number;
  key: string;
  sku: string | null;
  barcode: string | null;
  options: FeedVariant['options'];
  colour: string | null;
  colour_family: string | null;
  size: string | null;
  /** The size as keys that compare across writings. */
  size_keys: string[];
  price_minor: number;
  compare_at_minor: number | null;
  availability: FeedVariant['availability'];
  quantity: number | null;
  picture: string | null;
  link: string | null;
  external_id: string | null;
  hash: string;
}

/** What an import did to one product and its variants. */
export interface Outcome {
  product: 'accepted' | 'changed' | 'unchanged';
  variants: Pick<ImportCounts, 'accepted' | 'changed' | 'unchanged'>;
}

export const noCounts = (): ImportCounts => ({ accepted: 0, changed: 0, unchanged: 0, quarantined: 0 });

/** The first turn after `asOf`, the known one or another; what is past, never comes or is no time (NaN) is none. */
export const earlierTurn = (known: Date | null, at: number, asOf: Date): Date | null =>
  at > asOf.getTime() && at < (known?.getTime() ?? Infinity) ? new Date(at) : known;

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const idOf = (prefix: string, ...parts: string[]): string => `${prefix}_${digest(parts).slice(0, 20)}`;

/** The last step of a path such as `Apparel & Accessories > Clothing > Dresses`; a taxonomy's number says nothing to people. */
function categoryOf({ category, productType }: FeedProduct): string | null {
  const step = category?.split('>').at(-1)?.trim();
  const named = step && !/^\d+$/.test(step) ? step : productType;
  return named ? named.charAt(0).toUpperCase() + named.slice(1) : null;
}

/** A variant as it is stored; any difference, also in the pieces in stock, is a change of it. */
function variantRow(
  merchant: string,
  productKey: string,
  variant: FeedVariant,
  position: number,
  context: SizeContext,
): VariantRow {
  const row = {
    position,
    key: variant.key,
    sku: variant.sku,
    barcode: variant.barcode,
    options: variant.options.map(({ name, value }) => ({ name, value })),
    colour: variant.colour,
    colour_family: variant.colour === null ? null : colourFamilyOf(variant.colour),
    size: variant.size,
    size_keys: variant.size === null ? ['any'] : sizeKeys(variant.size, context),
    price_minor: variant.priceMinor,
    compare_at_minor: variant.compareAtMinor,
    availability: variant.availability,
    quantity: variant.quantity,
    picture: variant.picture,
    link: variant.link,
    external_id: variant.externalId ?? null,
  };
  return { ...row, variant_id: idOf('var', merchant, productKey, variant.key), hash: digest(row) };
}

/** The main colours first, then what else its variants have: what is counted is what is found. */
const familiesOf = (attributes: Attributes, variants: readonly VariantRow[]): string[] => [
  ...new Set([
    ...(attributes.colours?.value.map(({ family }) => family) ?? []),
    ...variants.flatMap(({ colour_family: family }) => family ?? []),
  ]),
];

/** Works out everything that is stored about a product. */
export function productRow(merchant: string, product: FeedProduct): ProductRow {
  const attributes = deriveAttributes(product);
  const context = { slot: attributes.slot?.value ?? null, department: attributes.department?.value ?? null };
  const variants = product.variants.map((variant, position) =>
    variantRow(merchant, product.key, variant, position, context),
  );
  const prices = variants.map(({ price_minor: price }) => price);
  const colours = [...new Set(variants.flatMap(({ colour }) => colour ?? []))];
  const category = categoryOf(product);
  const row = {
    key: product.key,
    title: product.title,
    description: product.description,
    brand: product.brand,
    category,
    product_type: product.productType,
    tags: product.tags,
    department: attributes.department?.value ?? null,
    link: product.link,
    pictures: product.pictures,
    published: product.published,
    currency: product.currency,
    language: product.language,
    condition: product.condition,
    adult: isForAdults(product),
    attributes,
    kind: attributes.kind?.value ?? null,
    slot: attributes.slot?.value ?? null,
    colour_families: familiesOf(attributes, variants),
    materials: attributes.materials?.value ?? [],
    pattern: attributes.pattern?.value ?? null,
    seasons: attributes.seasons?.value ?? [],
    occasions: attributes.occasions?.value ?? [],
    formality: attributes.formality?.value ?? null,
    warmth: attributes.warmth?.value ?? null,
    age_group: attributes.age_group?.value ?? null,
    google_category: attributes.google_category?.value ?? null,
    price_min: prices.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER),
    price_max: prices.reduce((a, b) => Math.max(a, b), 0),
    in_stock: variants.some(({ availability }) => availability === 'in_stock'),
    colours: eachOnce(colours),
    sizes: eachOnce(variants.flatMap(({ size }) => size ?? [])),
    search_a: searchable(product.title),
    search_b: searchable([product.brand, category, product.productType, ...colours].filter(Boolean).join(' ')),
    search_c: searchable(product.tags.join(' ')),
    search_d: searchable(product.description),
  };
  const terms = termsOf({ ...row, variants });
  return {
    ...row,
    terms,
    item_id: idOf('itm', merchant, product.key),
    words: vocabularyOf([row.search_a, row.search_b, row.search_c]),
    hash: digest([row, terms, variants.map(({ hash }) => hash)]),
    variants,
  };
}

/** Names that differ in case only are one. */
const eachOnce = (names: readonly string[]): string[] =>
  [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].toReversed();

const vocabularyOf = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.split(' ')).filter((word) => word.length > 2 && !/^\d+$/.test(word))),
];
