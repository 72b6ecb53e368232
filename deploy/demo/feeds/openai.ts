import type { DemoProduct, DemoVariant } from '../catalog.ts';
import type { DemoMerchant } from '../merchants.ts';
import { amountOf, pictureUrl, productUrl, shopUrl } from './addresses.ts';
import { csvLine } from './csv.ts';
import { genderOf } from './gender.ts';

type Item = Record<string, string | boolean | Record<string, string>>;

/** OpenAI's flat product feed, a JSON object per variant and line. */
export function openaiJsonl(merchant: DemoMerchant, products: readonly DemoProduct[], port: number): string {
  return itemsOf(merchant, products, port)
    .map((item) => `${JSON.stringify(item)}\n`)
    .join('');
}

/** The same as CSV; what is not a text is written as JSON in its cell. */
export function openaiCsv(merchant: DemoMerchant, products: readonly DemoProduct[], port: number): string {
  const items = itemsOf(merchant, products, port);
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const cell = (value: Item[string] | undefined): string =>
    value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return [columns, ...items.map((item) => columns.map((column) => cell(item[column])))].map(csvLine).join('');
}

function itemsOf(merchant: DemoMerchant, products: readonly DemoProduct[], port: number): Item[] {
  return products.flatMap((product) => product.variants.map((variant) => itemOf(merchant, product, variant, port)));
}

function itemOf(merchant: DemoMerchant, product: DemoProduct, variant: DemoVariant, port: number): Item {
  const { code, title, lines, brand, kind, material, department, colours, price, compareAt, pattern } = product;
  const { sku, colour, size, quantity } = variant;
  const { currency, name, country } = merchant;
  const others = colours.filter((other) => other !== colour).map((other) => pictureUrl(merchant, product, other));
  return {
    is_eligible_search: true,
    is_eligible_checkout: false,
    item_id: sku,
    title: `${title}, ${colour.name}${size === null ? '' : `, ${size}`}`,
    description: lines.join('\n'),
    url: productUrl(merchant, product, port),
    brand,
    condition: 'new',
    product_category: kind.category,
    material,
    age_group: department === 'kids' ? 'kids' : 'adult',
    image_url: pictureUrl(merchant, product, colour),
    ...(others.length === 0 ? {} : { additional_image_urls: others.join(',') }),
    price: `${amountOf(compareAt ?? price)} ${currency}`,
    ...(compareAt === null ? {} : { sale_price: `${amountOf(price)} ${currency}` }),
    availability: quantity > 0 ? 'in_stock' : 'out_of_stock',
    group_id: code,
    listing_has_variations: product.variants.length > 1,
    variant_dict: { color: colour.name, ...(size === null ? {} : { size }), ...(pattern === null ? {} : { pattern }) },
    item_group_title: title,
    color: colour.name,
    ...(size === null ? {} : { size, size_system: merchant.sizes }),
    gender: genderOf(department),
    seller_name: name,
    seller_url: shopUrl(merchant, port),
    return_policy: `${shopUrl(merchant, port)}/`,
    target_countries: country,
    store_country: country,
  };
}
