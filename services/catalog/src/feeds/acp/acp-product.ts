import { availabilityOf } from '../availability.rules.ts';
import { type FeedSettings, NOTHING_STATED, type Stated } from '../feed-reader.ts';
import { type JsonObject, isObject, objectsOf, textOf } from '../json/values.ts';
import { minorDigits } from '#libs/contracts';
import { MAX_MINOR } from '../price.rules.ts';
import type { Price } from '../price-text.rules.ts';
import type { SourceOffer, SourceProduct } from '../source/source-product.ts';
import { markdownToText } from './markdown.ts';

/** What an option that is the same in all variants says of the product. */
const STATED_BY_OPTION: Readonly<Record<string, keyof Stated>> = {
  material: 'material',
  fabric: 'material',
  pattern: 'pattern',
  gender: 'gender',
  'age group': 'ageGroup',
  season: 'season',
  occasion: 'occasion',
};

/** Brings a product of the Agentic Commerce Protocol to what all such formats are brought to. Prices are in minor units already. */
export function acpProduct(
  product: JsonObject,
  key: string,
  row: number,
  recoded: boolean,
  settings: FeedSettings,
): SourceProduct {
  const variants = objectsOf(product.variants);
  const notes: SourceProduct['notes'] = [];
  const offers = variants.map((variant) => acpOffer(variant, row, settings, notes));
  const [first = {}] = variants;
  if (recoded) notes.push({ row, code: 'not_utf8', detail: 'The product is not UTF-8; it was read as Windows-1252.' });
  const categories = variants.flatMap((variant) => objectsOf(variant.categories));
  return {
    key,
    rows: 1,
    firstRow: row,
    refusal: null,
    title: textOf(product.title) || textOf(first.title),
    description: descriptionOf(product.description) || descriptionOf(first.description),
    // The protocol has no brand. A shop's own name is none either.
    brand: '',
    category: categoryOf(categories, /^google|^shopify/),
    productType: categoryOf(categories, /^merchant|^$/),
    tags: [],
    stated: statedBy(offers),
    condition: Array.isArray(first.condition) ? textOf(first.condition[0]) : textOf(first.condition),
    adult: false,
    language: '',
    link: textOf(product.url),
    pictures: [product, ...variants].flatMap(picturesOf),
    published: true,
    notes,
    offers,
  };
}

function acpOffer(
  variant: JsonObject,
  row: number,
  settings: FeedSettings,
  notes: SourceProduct['notes'],
): SourceOffer {
  const id = textOf(variant.id);
  const availability = isObject(variant.availability) ? variant.availability : {};
  const status = textOf(availability.status);
  const meaning = availabilityOf(status);
  if (meaning === null && status !== '')
    notes.push({
      row,
      code: 'availability_ignored',
      detail: `The status ${JSON.stringify(status.slice(0, 40))} of ${JSON.stringify(id.slice(0, 60))} is none we know; read as not said.`,
    });
  const flag = availability.available;
  const said = typeof flag === 'boolean' ? (flag ? 'in_stock' : 'out_of_stock') : 'unknown';
  return {
    row,
    id,
    sku: id,
    barcode: barcodeOf(variant),
    options: objectsOf(variant.variant_options).map(({ name, value }) => ({
      name: textOf(name),
      value: textOf(value),
    })),
    colour: '',
    size: '',
    price: minorPrice(variant.price, settings),
    former: minorPrice(variant.list_price, settings),
    // What cannot be bought now is not in stock, whatever the status says.
    availability: flag === false && (meaning === 'in_stock' || meaning === null) ? 'out_of_stock' : (meaning ?? said),
    quantity: null,
    picture: picturesOf(variant)[0] ?? '',
    link: textOf(variant.url),
    withheld: null,
  };
}

/** Of several kinds of codes the one that can be read at a till. */
function barcodeOf(variant: JsonObject): string {
  const codes = objectsOf(variant.barcodes).map(({ type, value }) => ({ type: textOf(type), value: textOf(value) }));
  const known =
    codes.find(({ type }) => /^(?:gtin|ean|upc|jan|isbn|itf)/i.test(type)) ??
    codes.find(({ value }) => /^\d{8,14}$/.test(value));
  return (known ?? codes[0])?.value ?? '';
}

function minorPrice(price: unknown, settings: FeedSettings): Price | null {
  if (!isObject(price)) return null;
  const { amount } = price;
  const currency = textOf(price.currency).toUpperCase() || settings.currency.toUpperCase();
  const wrong = (problem: string): Price => ({ minor: null, currency: null, problem, reason: 'bad_price' });
  const shown = (JSON.stringify(amount) as string | undefined)?.slice(0, 40);
  if (typeof amount !== 'number' || !Number.isInteger(amount))
    return wrong(`${shown} is not a whole number of minor units, such as 1999`);
  if (minorDigits(currency) === null)
    return wrong(`is in ${JSON.stringify(currency.slice(0, 10))}, which is no ISO 4217 currency`);
  if (amount < 1) return wrong(`${shown} is zero or less, and nothing is sold for nothing`);
  if (amount > MAX_MINOR) return wrong(`${shown} is more than anything here costs (${MAX_MINOR} minor units)`);
  return { minor: amount, currency, problem: null };
}

function descriptionOf(description: unknown): string {
  if (typeof description === 'string') return description;
  if (!isObject(description)) return '';
  return textOf(description.plain) || textOf(description.html) || markdownToText(textOf(description.markdown));
}

const picturesOf = (holder: JsonObject): string[] =>
  objectsOf(holder.media)
    .filter(({ type }) => /^image$/i.test(textOf(type)) || type === undefined)
    .map(({ url }) => textOf(url))
    .filter((url) => url !== '');

function categoryOf(categories: readonly JsonObject[], taxonomy: RegExp): string {
  return textOf(categories.find((category) => taxonomy.test(textOf(category.taxonomy)))?.value);
}

function statedBy(offers: readonly SourceOffer[]): Stated {
  const found = new Map<keyof Stated, Set<string>>();
  for (const { options } of offers)
    for (const { name, value } of options) {
      const plain = name.toLowerCase().replaceAll('_', ' ');
      const field = Object.hasOwn(STATED_BY_OPTION, plain) ? STATED_BY_OPTION[plain] : undefined;
      if (field !== undefined) found.set(field, (found.get(field) ?? new Set()).add(value));
    }
  const single = [...found]
    .filter(([, values]) => values.size === 1)
    .map(([field, [value]]) => [field, value] as const);
  return { ...NOTHING_STATED, ...Object.fromEntries(single) };
}
