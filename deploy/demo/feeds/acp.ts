import type { DemoColour, DemoProduct } from '../catalog.ts';
import type { DemoMerchant } from '../merchants.ts';
import { pictureUrl, productUrl, shopUrl } from './addresses.ts';

const GROUPS = { women: 'Women', men: 'Men', unisex: 'Unisex', kids: 'Kids' } as const;

/** `products.jsonl` of the Agentic Commerce Protocol: a product with its variants per line, prices in minor units. */
export function acpJsonl(merchant: DemoMerchant, products: readonly DemoProduct[], port: number): string {
  return products.map((product) => `${JSON.stringify(productOf(merchant, product, port))}\n`).join('');
}

/** `metadata.json`, the header file that goes with it. */
export function acpMetadata(merchant: DemoMerchant): string {
  const { slug, country } = merchant;
  return `${JSON.stringify({ id: `feed_${slug}`, target_country: country, updated_at: '2026-09-01T08:00:00Z' })}\n`;
}

function productOf(merchant: DemoMerchant, product: DemoProduct, port: number): object {
  const { code, title, lines, kind, department, colours, variants, price, compareAt, seasons, occasion } = product;
  const { currency, name } = merchant;
  const url = productUrl(merchant, product, port);
  return {
    id: code,
    title,
    description: { plain: [...lines, `For ${department}; ${seasons.join(', ')}; ${occasion}.`].join('\n') },
    url,
    media: colours.map((colour) => mediumOf(merchant, product, colour)),
    variants: variants.map(({ sku, colour, size, quantity }) => ({
      id: sku,
      title: `${title}, ${colour.name}${size === null ? '' : `, ${size}`}`,
      url,
      price: { amount: price, currency },
      ...(compareAt === null ? {} : { list_price: { amount: compareAt, currency } }),
      availability: { available: quantity > 0, status: stockOf(quantity) },
      categories: [
        { value: kind.category, taxonomy: 'google_product_category' },
        { value: `${GROUPS[department]} > ${kind.type}`, taxonomy: 'merchant' },
      ],
      condition: ['new'],
      variant_options: [
        { name: 'Colour', value: colour.name },
        ...(size === null ? [] : [{ name: 'Size', value: size }]),
      ],
      media: [mediumOf(merchant, product, colour)],
      seller: { name, links: [{ type: 'shop', title: name, url: shopUrl(merchant, port) }] },
    })),
  };
}

function mediumOf(merchant: DemoMerchant, product: DemoProduct, colour: DemoColour): object {
  const url = pictureUrl(merchant, product, colour);
  return { type: 'image', url, alt_text: `${product.title}, ${colour.name}`, width: 900, height: 1_200 };
}

const stockOf = (quantity: number): string =>
  quantity === 0 ? 'out_of_stock' : quantity < 3 ? 'limited_stock' : 'in_stock';
