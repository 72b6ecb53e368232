import type { TableRow } from '../table-rows.ts';
import type { ShopifyCells } from './shopify-columns.ts';

/** A row whose cells stand under their headers; a product of Shopify's JSON comes as such rows too. */
export type ShopifyRow = TableRow<ShopifyCells>;
