import { type ItemView, MAX_PICTURES, MAX_VARIANTS, type VariantView } from '#libs/contracts';
import type { PictureAddresses } from '../pictures/picture-address.ts';
import type { Product } from './product.entity.ts';
import type { Variant } from './variant.entity.ts';

export const toItemView = (product: Product, merchant: string, addresses: PictureAddresses): ItemView => ({
  item_id: product.itemId,
  title: product.title,
  brand: product.brand,
  category: product.category,
  department: product.department,
  description: product.description,
  merchant,
  link: product.link,
  pictures: product.pictures.slice(0, MAX_PICTURES).map((url) => addresses.of(url)),
  variants: product.variants
    .slice(0, MAX_VARIANTS)
    .map((variant) => toVariantView(variant, product.currency, addresses)),
  variants_total: product.variants.length,
  as_of: product.seenAt.toISOString(),
});

const toVariantView = (variant: Variant, currency: string, addresses: PictureAddresses): VariantView => ({
  variant_id: variant.variantId,
  colour: variant.colour,
  size: variant.size,
  options: variant.options.map(({ name, value }) => `${name}: ${value}`),
  price: { amount_minor: variant.priceMinor, currency },
  compare_at: variant.compareAtMinor === null ? null : { amount_minor: variant.compareAtMinor, currency },
  availability: variant.availability,
  picture: variant.picture === null ? null : addresses.of(variant.picture),
});
