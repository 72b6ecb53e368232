import { type ItemView, MAX_PICTURES, MAX_VARIANTS, type VariantView } from '#libs/contracts';
import type { Product } from './product.entity.ts';
import type { Variant } from './variant.entity.ts';

export const toItemView = (product: Product, merchant: string, lowest: ReadonlyMap<string, number>): ItemView => ({
  item_id: product.itemId,
  title: product.title,
  brand: product.brand,
  category: product.category,
  department: product.department,
  description: product.description,
  merchant,
  link: product.link,
  pictures: product.pictures.slice(0, MAX_PICTURES),
  variants: product.variants.slice(0, MAX_VARIANTS).map((variant) => toVariantView(variant, product.currency, lowest)),
  variants_total: product.variants.length,
  as_of: product.seenAt.toISOString(),
  ...(product.goneAt === null ? {} : { gone: true }),
});

const toVariantView = (variant: Variant, currency: string, lowest: ReadonlyMap<string, number>): VariantView => ({
  variant_id: variant.variantId,
  colour: variant.colour,
  size: variant.size,
  options: variant.options.map(({ name, value }) => `${name}: ${value}`),
  price: { amount_minor: variant.priceMinor, currency },
  compare_at: variant.compareAtMinor === null ? null : { amount_minor: variant.compareAtMinor, currency },
  availability: variant.availability,
  picture: variant.picture,
  ...lowestOf(lowest.get(variant.variantId), currency),
});

const lowestOf = (minor: number | undefined, currency: string): Pick<VariantView, 'lowest_30d'> =>
  minor === undefined ? {} : { lowest_30d: { amount_minor: minor, currency } };
