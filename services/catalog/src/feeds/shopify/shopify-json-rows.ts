import { type JsonObject, isObject, objectsOf, textOf } from '../json/values.ts';
import { NO_CELLS, type ShopifyCells } from './shopify-columns.ts';
import { pictureAddress, restProduct } from './shopify-json-shapes.ts';
import type { ShopifyRow } from './shopify-rows.ts';

/** A product of Shopify's JSON as the rows that the product CSV would have: one per variant, and one per picture. */
export function shopifyJsonRows(element: JsonObject, row: number, recoded: boolean): ShopifyRow[] {
  const product = restProduct(element);
  const pictures = objectsOf(product.images);
  const byId = new Map(pictures.map((picture) => [idOf(picture.id), textOf(picture.src)]));
  const variants = objectsOf(product.variants).map((variant) => variantCells(variant, byId));
  const lines = [
    ...variants,
    ...pictures.map((picture): Partial<ShopifyCells> => ({
      picture: textOf(picture.src),
      picturePosition: textOf(picture.position),
    })),
  ];
  const [first = {}, ...rest] = lines;
  return [{ ...first, ...productCells(product) }, ...rest].map((cells) => ({
    row,
    cells: { ...NO_CELLS, ...cells },
    recoded,
  }));
}

function productCells(product: JsonObject): Partial<ShopifyCells> {
  const names = objectsOf(product.options).map(({ name }) => textOf(name));
  const { tags } = product;
  const isGiftCard =
    product.gift_card === true || objectsOf(product.variants).some((variant) => variant.gift_card === true);
  return {
    handle: textOf(product.handle),
    title: textOf(product.title),
    body: textOf(product.body_html),
    vendor: textOf(product.vendor),
    category: isObject(product.category)
      ? textOf(product.category.full_name ?? product.category.fullName ?? product.category.name)
      : textOf(product.category),
    type: textOf(product.product_type),
    tags: Array.isArray(tags) ? tags.map(textOf).join(',') : textOf(tags),
    published: product.published_at === null ? 'false' : '',
    status: textOf(product.status),
    giftCard: String(isGiftCard),
    option1Name: names[0] ?? '',
    option2Name: names[1] ?? '',
    option3Name: names[2] ?? '',
  };
}

function variantCells(variant: JsonObject, pictures: ReadonlyMap<string, string>): Partial<ShopifyCells> {
  const isCounted =
    variant.inventory_quantity !== undefined &&
    variant.inventory_quantity !== null &&
    variant.inventory_management !== null;
  return {
    option1Value: textOf(variant.option1),
    option2Value: textOf(variant.option2),
    option3Value: textOf(variant.option3),
    sku: textOf(variant.sku),
    barcode: textOf(variant.barcode),
    price: textOf(variant.price),
    compareAt: textOf(variant.compare_at_price),
    tracker: isCounted ? 'shopify' : '',
    quantity: textOf(variant.inventory_quantity),
    policy: textOf(variant.inventory_policy),
    available: typeof variant.available === 'boolean' ? String(variant.available) : '',
    variantPicture: pictureAddress(variant.featured_image) || (pictures.get(idOf(variant.image_id)) ?? ''),
    externalId: idOf(variant.id) || idOf(variant.admin_graphql_api_id),
  };
}

/** `gid://shopify/ProductVariant/123` is 123. */
const idOf = (id: unknown): string => /^(?:gid:\/\/shopify\/\w+\/)?(\d{1,20})(?:\?.*)?$/.exec(textOf(id))?.[1] ?? '';
