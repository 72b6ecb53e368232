import { FeedUnusable, type FeedSettings } from '../feed-reader.ts';
import { minorDigits } from '#libs/contracts';
import { type Amount, minorUnits } from '../price.rules.ts';
import { type Price, priceOf } from '../price-text.rules.ts';
import { webAddress } from '../web-address.rules.ts';

/** The settings, checked once for the whole file. */
export interface ShopifyMarket {
  /** ISO 4217. */
  currency: string;
  /** Decimals of the currency. */
  digits: number;
  linkTo(handle: string): string | null;
}

/** Minor units, or why the amount cannot be used. */
export type ShopAmount =
  { minor: number; problem: null } | { minor: null; problem: string; reason: 'bad_price' | 'ambiguous_price' };

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

/** Shopify writes two decimals, and programs no zero at the end: three are a thousand's, or somebody's writing. */
const THREE_DECIMALS = /^[1-9]\d{0,2}\.\d{3}$/;

/**
 * An amount of a file whose prices are the shop's. Spreadsheets and people write it with a comma or a currency; one of another
 * currency is no price of this shop.
 */
export function shopAmount(text: string, { currency, digits }: ShopifyMarket): ShopAmount {
  const plain = minorUnits(text, digits);
  const mayBeThousands = digits < 3 && THREE_DECIMALS.test(text);
  if (!mayBeThousands && (plain.minor !== null || /^[\d.]+$/.test(text))) return ofReason(plain);
  const price = priceOf(text, currency);
  if (price.minor === null)
    return ofReason(price.reason === 'ambiguous_price' || /^[\d\s.,'’]+$/.test(text) ? price : plain);
  if (price.currency === currency) return { minor: price.minor, problem: null };
  const shown = JSON.stringify(text.slice(0, 40));
  return {
    minor: null,
    reason: 'bad_price',
    problem: `${shown} is in ${price.currency} and the shop sells in ${currency}; export prices in the shop's currency, or set the merchant's`,
  };
}

const ofReason = (amount: Amount | Price): ShopAmount =>
  amount.minor === null
    ? { minor: null, problem: amount.problem, reason: 'reason' in amount ? amount.reason : 'bad_price' }
    : { minor: amount.minor, problem: null };
