import { MAX_PICTURES } from '#libs/contracts';
import { minorDigits } from '#libs/contracts';

/** Lengths of OpenAI's product feed (https://developers.openai.com/commerce/specs/file-upload/products), in UTF-16 units. */
export const OPENAI_LENGTHS = {
  item_id: 100,
  group_id: 100,
  title: 150,
  item_group_title: 150,
  description: 5_000,
  brand: 70,
  material: 100,
  color: 40,
  size: 20,
  seller_name: 70,
} as const;

/** A product as the catalog has it; prices are in minor units of `currency` (ISO 4217). */
export interface ExportedProduct {
  readonly itemId: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string | null;
  readonly category: string | null;
  readonly department: 'women' | 'men' | 'unisex' | 'kids' | null;
  readonly ageGroup: string | null;
  readonly materials: readonly string[];
  readonly condition: string | null;
  readonly link: string | null;
  readonly pictures: readonly string[];
  readonly currency: string;
  /** Variants the product has in all. */
  readonly variants: number;
  readonly seller: { readonly name: string; readonly shopUrl: string | null };
}

/** One thing of it that can be bought. */
export interface ExportedVariant {
  readonly variantId: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly colour: string | null;
  readonly size: string | null;
  readonly barcode: string | null;
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  readonly availability: string;
  readonly picture: string | null;
  readonly link: string | null;
}

/** What a row needs that is not in the catalog. */
export interface ExportSettings {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Our address of a picture whose address at the shop is given. */
  readonly pictureAddress: (url: string) => string;
}

/** A row of the feed. Null: not known, and not in the file. */
export type OpenAiRow = ReturnType<typeof openAiRow>;

/** What is too long to be cut without meaning something else is kept as it is, for the check to refuse. */
export function openAiRow(product: ExportedProduct, variant: ExportedVariant, settings: ExportSettings) {
  const { priceMinor, compareAtMinor } = variant;
  const money = (minor: number): string | null => priceText(minor, product.currency);
  const [picture = null, ...morePictures] = picturesOf(product, variant).map(settings.pictureAddress);
  return {
    is_eligible_search: true,
    is_eligible_checkout: false,
    item_id: variant.variantId,
    group_id: product.itemId,
    listing_has_variations: product.variants > 1,
    item_group_title: cut(product.title, OPENAI_LENGTHS.item_group_title),
    title: cut(product.title, OPENAI_LENGTHS.title),
    // The format needs a description, and the title is a true one.
    description: cut(product.description.trim() || product.title, OPENAI_LENGTHS.description),
    url: variant.link ?? product.link,
    brand: product.brand,
    condition: product.condition,
    product_category: /^\d*$/.test(product.category ?? '') ? null : product.category,
    material: product.materials.map((family) => family.replaceAll('_', ' ')).join('/') || null,
    age_group: product.ageGroup ?? (product.department === 'kids' ? 'kids' : null),
    gender: GENDERS.get(product.department) ?? null,
    color: fitting(variant.colour, OPENAI_LENGTHS.color),
    size: fitting(variant.size, OPENAI_LENGTHS.size),
    variant_dict:
      variant.options.length === 0 ? null : Object.fromEntries(variant.options.map(({ name, value }) => [name, value])),
    gtin: GTIN.test(variant.barcode ?? '') ? variant.barcode : null,
    price: money(compareAtMinor ?? priceMinor),
    sale_price: compareAtMinor === null ? null : money(priceMinor),
    availability: variant.availability === 'preorder' ? 'pre_order' : variant.availability,
    image_url: picture,
    additional_image_urls: morePictures.join(',') || null,
    seller_name: product.seller.name,
    seller_url: product.seller.shopUrl,
    target_countries: [settings.country],
    store_country: settings.country,
  };
}

/** What barcodes of goods are: GTIN-8, UPC-A, EAN-13, GTIN-14. */
export const GTIN = /^\d{8,14}$/;

const GENDERS: ReadonlyMap<ExportedProduct['department'], string> = new Map([
  ['women', 'female'],
  ['men', 'male'],
  ['unisex', 'unisex'],
]);

/** `95.00 USD`, `4900 JPY`; null for a currency that is none. */
export function priceText(minor: number, currency: string): string | null {
  const digits = minorDigits(currency);
  if (digits === null) return null;
  const amount = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? `${amount} ${currency}` : `${amount.slice(0, -digits)}.${amount.slice(-digits)} ${currency}`;
}

const picturesOf = ({ pictures }: ExportedProduct, { picture }: ExportedVariant): string[] =>
  [...new Set([...(picture === null ? [] : [picture]), ...pictures])].slice(0, MAX_PICTURES);

/** A colour or size cut short may be that of another variant; `variant_dict` has it in full. */
const fitting = (text: string | null, max: number): string | null => (text !== null && text.length > max ? null : text);

/** At most `max` units, and never half a character. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max);
  return (/[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start).trimEnd();
}
