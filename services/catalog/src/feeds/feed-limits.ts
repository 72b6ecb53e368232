/** What one product may hold; beyond it the rest is quarantined with a reason. Lengths in UTF-16 units. */
export const FEED_LIMITS = {
  productsPerFile: 500_000,
  rowsPerProduct: 2_000,
  charsPerProduct: 4_000_000,
  variantsPerProduct: 2_000,
  picturesPerProduct: 250,
  /** Shopify's and the catalog's own. */
  optionsPerVariant: 3,
  tagsPerProduct: 250,
  title: 500,
  handle: 255,
  /** Key of a product or variant. */
  id: 255,
  optionName: 100,
  optionValue: 255,
  description: 5_000,
  /** Brand, category, product type, colour, size, SKU and barcode, and one tag. */
  shortText: 255,
  /** A sentence about something left out. */
  detail: 500,
} as const;
