import { FeedUnusable, type FeedSettings } from '../feed-reader.ts';
import { minorDigits } from '#libs/contracts';
import { webAddress } from '../web-address.rules.ts';

/** The settings, checked once for the whole file. */
export interface ShopifyMarket {
  /** ISO 4217. */
  currency: string;
  /** Decimals of the currency. */
  digits: number;
  linkTo(handle: string): string | null;
}

/** Throws FeedUnusable when the merchant's registration does not allow to read any price or make any link. */
export function shopifyMarket(settings: FeedSettings): ShopifyMarket {
  const currency = settings.currency.toUpperCase();
  const digits = minorDigits(currency);
  if (digits === null) {
    throw new FeedUnusable(
      `Cannot read the feed: currency ${JSON.stringify(settings.currency.slice(0, 10))} is not an ISO 4217 code. Set the merchant's currency, such as EUR.`,
    );
  }
  if (settings.shopUrl === null) return { currency, digits, linkTo: () => null };
  const shop = webAddress(settings.shopUrl);
  if (shop.url === null) {
    throw new FeedUnusable(
      `Cannot read the feed: the shop's address cannot be used: ${shop.problem}. Set it to an address such as https://shop.example.`,
    );
  }
  const { origin, pathname } = new URL(shop.url);
  const base = `${origin}${pathname.replace(/\/+$/, '')}`;
  return { currency, digits, linkTo: (handle) => `${base}/products/${encodeURIComponent(handle)}` };
}
