import { type JsonObject, isObject, objectsOf, textOf } from '../json/values.ts';

/**
 * A product as the REST Admin API and `/products.json` have it, of whichever of Shopify's shapes it is: a node of GraphQL (Admin or
 * Storefront), what a theme has at `/products/….js`, or one product under `product`.
 */
export function restProduct(element: JsonObject): JsonObject {
  const product = [element.node, element.product].find(isObject) ?? element;
  const variants = nodesOf(product.variants);
  const options = optionsOf(product, variants);
  const names = options.map((option) => textOf(option.name));
  // Only themes write whether prices vary, and amounts in hundredths, also of currencies without.
  const isInHundredths = typeof product.price_varies === 'boolean';
  return {
    ...product,
    body_html: product.body_html ?? product.descriptionHtml ?? product.description,
    product_type: product.product_type ?? product.productType ?? product.type,
    published_at: product.published_at === undefined ? product.publishedAt : product.published_at,
    gift_card: product.gift_card ?? product.isGiftCard,
    options,
    images: picturesOf(product),
    variants: variants.map((variant) => restVariant(variant, names, isInHundredths)),
  };
}

/** The product's options in their order; where it was asked for without them, those that its variants choose of. */
function optionsOf(product: JsonObject, variants: readonly JsonObject[]): JsonObject[] {
  const own = (Array.isArray(product.options) ? product.options : [])
    .map((option: unknown): JsonObject => (isObject(option) ? option : { name: textOf(option) }))
    .toSorted((a, b) => Number(textOf(a.position)) - Number(textOf(b.position)));
  if (own.length > 0) return own;
  const chosen = variants.flatMap((variant) => objectsOf(variant.selectedOptions).map(({ name }) => textOf(name)));
  return [...new Set(chosen)].map((name) => ({ name }));
}

/** The nodes of a connection of GraphQL, or the objects of a list. */
function nodesOf(value: unknown): JsonObject[] {
  if (!isObject(value)) return objectsOf(value);
  return Array.isArray(value.nodes)
    ? objectsOf(value.nodes)
    : objectsOf(value.edges)
        .map(({ node }) => node)
        .filter(isObject);
}

function restVariant(variant: JsonObject, names: readonly string[], isInHundredths: boolean): JsonObject {
  const chosen = objectsOf(variant.selectedOptions);
  const options = names.map((name) => chosen.find((option) => textOf(option.name) === name)?.value);
  const amount = (value: unknown): unknown => {
    if (isObject(value)) return `${textOf(value.amount)} ${textOf(value.currencyCode)}`.trim();
    return isInHundredths && typeof value === 'number' ? (value / 100).toFixed(2) : value;
  };
  const isTracked = !isObject(variant.inventoryItem) || variant.inventoryItem.tracked !== false;
  return {
    ...variant,
    option1: variant.option1 ?? options[0],
    option2: variant.option2 ?? options[1],
    option3: variant.option3 ?? options[2],
    price: amount(variant.price ?? variant.priceV2),
    compare_at_price: amount(variant.compare_at_price ?? variant.compareAtPrice ?? variant.compareAtPriceV2),
    inventory_quantity: variant.inventory_quantity ?? variant.inventoryQuantity ?? variant.quantityAvailable,
    inventory_policy: variant.inventory_policy ?? variant.inventoryPolicy,
    inventory_management: isTracked ? variant.inventory_management : null,
    available: variant.available ?? variant.availableForSale,
    featured_image: variant.featured_image ?? variant.image,
  };
}

/** The product's pictures as objects with `src`; some shapes have addresses alone, or only the first picture. */
function picturesOf(product: JsonObject): JsonObject[] {
  const list = Array.isArray(product.images)
    ? product.images.map((one: unknown) => (typeof one === 'string' ? { src: one } : one))
    : product.images;
  const found = [...nodesOf(list), ...nodesOf(product.media)]
    .map((one) => ({ ...one, src: pictureAddress(one) }))
    .filter(({ src }) => src !== '');
  if (found.length > 0) return found;
  const single = [product.image, product.featuredImage, product.featured_image]
    .map(pictureAddress)
    .find((src) => src !== '');
  return single === undefined ? [] : [{ src: single }];
}

/** Where a picture of any shape is; empty for a film or a model, which have no picture of their own. */
export function pictureAddress(picture: unknown): string {
  if (!isObject(picture)) return textOf(picture);
  const own = [picture.src, picture.url, picture.originalSrc].map(textOf).find((address) => address !== '');
  const isPicture = !/^(?:external_)?(?:video|model_3d)$/i.test(textOf(picture.media_type ?? picture.mediaContentType));
  return own !== undefined && isPicture ? own : isObject(picture.image) ? pictureAddress(picture.image) : '';
}
