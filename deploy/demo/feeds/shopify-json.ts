import type { DemoProduct } from '../catalog.ts';
import { numberOf } from '../chance.ts';
import type { DemoMerchant } from '../merchants.ts';
import { amountOf, pictureUrl } from './addresses.ts';
import { bodyOf, optionsOf, tagsOf } from './shopify.ts';

const WRITTEN = '2026-09-01T08:00:00+02:00';

/** What a Shopify shop answers at its public `/products.json`: no currency, no stock count, no category. */
export function shopifyJson(merchant: DemoMerchant, products: readonly DemoProduct[]): string {
  return `${JSON.stringify({ products: products.map((product) => productOf(merchant, product)) }, undefined, 1)}\n`;
}

function productOf(merchant: DemoMerchant, product: DemoProduct): object {
  const { handle, title, brand, kind, colours, variants } = product;
  const id = numberOf(merchant.slug, handle, 'id');
  const idOf = (sku: string): number => numberOf(merchant.slug, sku);
  const times = { created_at: WRITTEN, updated_at: WRITTEN };
  return {
    id,
    title,
    handle,
    body_html: bodyOf(product),
    published_at: WRITTEN,
    ...times,
    vendor: brand,
    product_type: kind.type,
    tags: tagsOf(product),
    variants: variants.map(({ sku, colour, size, quantity }, index) => {
      const options = optionsOf(merchant, colour.name, size).map(({ value }) => value);
      return {
        id: idOf(sku),
        title: options.join(' / '),
        option1: options[0] ?? null,
        option2: options[1] ?? null,
        option3: null,
        sku,
        requires_shipping: true,
        taxable: true,
        featured_image: { id: numberOf(handle, colour.slug), src: pictureUrl(merchant, product, colour) },
        available: quantity > 0,
        price: amountOf(product.price),
        grams: 400,
        compare_at_price: product.compareAt === null ? null : amountOf(product.compareAt),
        position: index + 1,
        product_id: id,
        ...times,
      };
    }),
    images: colours.map((colour, index) => ({
      id: numberOf(handle, colour.slug),
      product_id: id,
      position: index + 1,
      src: pictureUrl(merchant, product, colour),
      width: 900,
      height: 1_200,
      variant_ids: variants.filter((variant) => variant.colour === colour).map(({ sku }) => idOf(sku)),
      ...times,
    })),
    options: optionsOf(merchant, '', variants[0]?.size ?? null).map(({ name }, index) => ({
      name,
      position: index + 1,
      values: [
        ...new Set(variants.flatMap(({ colour, size }) => optionsOf(merchant, colour.name, size)[index]?.value ?? [])),
      ],
    })),
  };
}
