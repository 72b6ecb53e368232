import { type FeedProduct, type FeedVariant, NOTHING_STATED, type Stated } from '../../feeds/feed-reader.ts';

/** A product of which the feed says nothing but a title. */
export const productOf = (
  title: string,
  { stated, ...parts }: Partial<Omit<FeedProduct, 'stated'>> & { stated?: Partial<Stated> } = {},
): FeedProduct => ({
  key: 'key',
  title,
  description: '',
  brand: null,
  category: null,
  productType: null,
  tags: [],
  department: null,
  stated: { ...NOTHING_STATED, ...stated },
  condition: null,
  adult: false,
  currency: 'EUR',
  language: null,
  link: null,
  pictures: [],
  published: true,
  variants: [],
  firstRow: 2,
  ...parts,
});

export const variantOf = (colour: string | null): FeedVariant => ({
  key: `v-${colour ?? ''}`,
  sku: null,
  barcode: null,
  options: [],
  colour,
  size: null,
  priceMinor: 4_900,
  compareAtMinor: null,
  availability: 'in_stock',
  quantity: null,
  picture: null,
  link: null,
});
