import type { DemoProduct, DemoVariant } from '../catalog.ts';
import type { DemoMerchant } from '../merchants.ts';
import { amountOf, pictureUrl, productUrl, shopUrl } from './addresses.ts';
import { tsvLine } from './csv.ts';
import { genderOf } from './gender.ts';
import { escapeMarkup } from './shopify.ts';

const SHIPPING = { EUR: '4.90', GBP: '4.50', USD: '6.00' } as const;

/** Google's product attributes of one variant, by name. */
function attributesOf(
  merchant: DemoMerchant,
  product: DemoProduct,
  variant: DemoVariant,
  port: number,
): [string, string][] {
  const { code, title, lines, brand, kind, material, department, price, compareAt, pattern, colours } = product;
  const { sku, colour, size, quantity } = variant;
  const { currency } = merchant;
  const others = colours.filter((other) => other !== colour).map((other) => pictureUrl(merchant, product, other));
  const optional: [string, string | null][] = [
    ['additional_image_link', others.length === 0 ? null : others.join(',')],
    ['sale_price', compareAt === null ? null : `${amountOf(price)} ${currency}`],
    ['size', size],
    ['size_system', size === null ? null : merchant.sizes],
    ['pattern', pattern],
  ];
  return [
    ['id', sku],
    ['item_group_id', code],
    ['title', `${title}, ${colour.name}${size === null ? '' : `, ${size}`}`],
    ['description', lines.map((line) => line.replace(/[^.]$/, '$&.')).join(' ')],
    ['link', productUrl(merchant, product, port)],
    ['image_link', pictureUrl(merchant, product, colour)],
    ['price', `${amountOf(compareAt ?? price)} ${currency}`],
    ['availability', quantity > 0 ? 'in_stock' : 'out_of_stock'],
    ['condition', 'new'],
    ['brand', brand],
    ['identifier_exists', 'no'],
    ['google_product_category', kind.category],
    ['product_type', merchant.language === 'de' ? kind.german : kind.type],
    ['color', colour.name],
    ['gender', genderOf(department)],
    ['age_group', department === 'kids' ? 'kids' : 'adult'],
    ['material', material],
    ...optional.filter((pair): pair is [string, string] => pair[1] !== null),
  ];
}

/** What Google has no attribute for, as the names of its free details. */
function detailsOf({ language }: DemoMerchant, { seasons, occasion }: DemoProduct): [string, string][] {
  return [
    [language === 'de' ? 'Saison' : 'Season', seasons.join(', ')],
    [language === 'de' ? 'Anlass' : 'Occasion', occasion],
  ];
}

/** Google Merchant's tab-separated file. */
export function googleTsv(merchant: DemoMerchant, products: readonly DemoProduct[], port: number): string {
  const rows = products.flatMap((product) =>
    product.variants.map((variant) => {
      const details = detailsOf(merchant, product).map(
        ([name, value]) => `General:${name}:${value.replaceAll(',', ' /')}`,
      );
      return new Map([...attributesOf(merchant, product, variant, port), ['product_detail', details.join(',')]]);
    }),
  );
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? ''))].map(tsvLine).join('');
}

/** Google Merchant's RSS 2.0, with the older spelling `in stock` and a second price inside `g:shipping`, as many shops send it. */
export function googleRss(merchant: DemoMerchant, products: readonly DemoProduct[], port: number): string {
  const items = products.flatMap((product) =>
    product.variants.map((variant) => itemOf(merchant, product, variant, port)),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
    '<channel>',
    `<title>${escapeMarkup(merchant.name)}</title>`,
    `<link>${shopUrl(merchant, port)}</link>`,
    `<description>${escapeMarkup(merchant.motto)}</description>`,
    `<language>${merchant.language}</language>`,
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemOf(merchant: DemoMerchant, product: DemoProduct, variant: DemoVariant, port: number): string {
  const elements = attributesOf(merchant, product, variant, port).flatMap(([name, value]) => {
    if (name === 'additional_image_link') return value.split(',').map((one) => element('g:additional_image_link', one));
    if (name === 'availability') return [element('g:availability', value.replaceAll('_', ' '))];
    return [element(['title', 'description', 'link'].includes(name) ? name : `g:${name}`, value)];
  });
  const details = detailsOf(merchant, product).map(
    ([name, value]) =>
      `<g:product_detail>${element('g:attribute_name', name)}${element('g:attribute_value', value)}</g:product_detail>`,
  );
  const price = `${SHIPPING[merchant.currency]} ${merchant.currency}`;
  const shipping = `<g:shipping>${element('g:country', merchant.country)}${element('g:price', price)}</g:shipping>`;
  return `<item>${[...elements, ...details, shipping].join('')}</item>`;
}

const element = (name: string, text: string): string => `<${name}>${escapeMarkup(text)}</${name}>`;
