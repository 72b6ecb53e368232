import type { DemoColour, DemoProduct } from '../catalog.ts';
import type { DemoMerchant } from '../merchants.ts';

/** The port of the demo shops when nothing else is chosen. */
export const SHOPS_PORT = 8_091;

/** Where a shop is. Browsers take every name below `localhost` for this machine, so its pages can be opened. */
export const shopUrl = (merchant: Pick<DemoMerchant, 'slug'>, port: number): string =>
  `http://${merchant.slug}.localhost:${port}`;

export const productUrl = (merchant: DemoMerchant, product: DemoProduct, port: number): string =>
  `${shopUrl(merchant, port)}/products/${product.handle}`;

/**
 * A picture at the shop's public name, over https as shops have it. No such name exists: the catalog reaches it through
 * `OUTBOUND_HOSTS`, which leads `*.shops.example` to the demo shops of this machine.
 */
export const pictureUrl = (merchant: DemoMerchant, product: DemoProduct, colour: DemoColour): string =>
  `https://${merchant.slug}.shops.example/pictures/${product.handle}-${colour.slug}.png`;

/** `7900` as `79.00`. */
export const amountOf = (minor: number): string => (minor / 100).toFixed(2);
