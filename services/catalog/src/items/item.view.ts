import { type ItemView, MAX_PICTURES, MAX_VARIANTS, type VariantView } from '#libs/contracts';
import type { PictureAddresses } from '../pictures/picture-address.ts';
import type { FoundItem } from './items.repository.ts';
import type { Variant } from './variant.entity.ts';

/** What an item is shown with besides its rows. */
interface Shown {
  readonly addresses: PictureAddresses;
  /** Lowest prices of the last 30 days in minor units, by variant. */
  readonly lowest: ReadonlyMap<string, number>;
}

export const toItemView = ({ product, merchant, asOf }: FoundItem, { addresses, lowest }: Shown): ItemView => ({
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
    .map((variant) => toVariantView(variant, product.currency, { addresses, lowest })),
  variants_total: product.variants.length,
  as_of: asOf.toISOString(),
  ...(product.goneAt === null ? {} : { gone: true }),
});

const toVariantView = (
  variant: Variant,
  currency: string,
  { addresses, lowest }: Pick<Shown, 'addresses' | 'lowest'>,
): VariantView => ({
  variant_id: variant.variantId,
  colour: variant.colour,
  size: variant.size,
  options: variant.options.map(({ name, value }) => `${name}: ${value}`),
  price: { amount_minor: variant.priceMinor, currency },
  compare_at: variant.compareAtMinor === null ? null : { amount_minor: variant.compareAtMinor, currency },
  availability: variant.availability,
  picture: variant.picture === null ? null : addresses.of(variant.picture),
  ...lowestOf(lowest.get(variant.variantId), currency),
});

const lowestOf = (minor: number | undefined, currency: string): Pick<VariantView, 'lowest_30d'> =>
  minor === undefined ? {} : { lowest_30d: { amount_minor: minor, currency } };
