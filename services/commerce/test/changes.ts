import { purchasePolicies } from '#libs/contracts';
import type { Buying } from './buying.ts';

const LIMITS = { max_total: null, max_quantity: null, blocked_categories: [], ucp_endpoint: null, attribution: [] };
export const operator = { user: 'auth0|operator' };

/** The slug of the shop of a variant that `Buying.variant` made. */
export const shopOf = (variant: string): string => variant.split('_')[1] ?? '';

export const limitShop = (buying: Buying, slug: string, limits: object): Promise<unknown> =>
  buying.caller.call(purchasePolicies.setMerchantPolicy, { slug, ...LIMITS, ...limits }, operator);

export const suspend = (buying: Buying, slug: string): Promise<unknown> =>
  buying.caller.call(
    purchasePolicies.setMerchantLinksSuspension,
    { slug, suspended: true, reason: 'phished' },
    operator,
  );

/** Something is other than it was shown, and what that is called. */
export const CHANGES: [string, string, (buying: Buying, variant: string, user: string) => Promise<unknown>][] = [
  ['price', 'unit_price', (buying, variant) => buying.shops.change(variant, { price_minor: 9_900 })],
  ['currency', 'unit_price', (buying, variant) => buying.shops.changeProduct(variant, { currency: 'USD' })],
  ['stock', 'availability', (buying, variant) => buying.shops.change(variant, { availability: 'out_of_stock' })],
  ['variant', 'size', (buying, variant) => buying.shops.change(variant, { size: 'XL' })],
  ['variant', 'colour', (buying, variant) => buying.shops.change(variant, { colour: 'Red' })],
  ['variant', 'title', (buying, variant) => buying.shops.changeProduct(variant, { title: 'Something else' })],
  ['gone', 'offer', (buying, variant) => buying.shops.changeProduct(variant, { gone_at: new Date() })],
  ['merchant', 'merchant', (buying, variant) => buying.shops.changeProduct(variant, { merchant: 'other' })],
  ['merchant', 'name', (buying, variant) => buying.shops.changeShop(shopOf(variant), { name: 'Another name' })],
  [
    'merchant',
    'host',
    (buying, variant) => buying.shops.changeShop(shopOf(variant), { shop_url: 'https://elsewhere.example' }),
  ],
  ['merchant', 'link', (buying, variant) => buying.shops.change(variant, { external_id: '41' })],
  [
    'merchant',
    'destination',
    (buying, variant) =>
      buying.shops.changeProduct(variant, { link: `https://${shopOf(variant)}.example/p/something-else` }),
  ],
  ['policy', 'links_suspended', (buying, variant) => suspend(buying, shopOf(variant))],
  [
    'policy',
    'max_total',
    (buying, variant) => limitShop(buying, shopOf(variant), { max_total: { amount_minor: 50_000, currency: 'EUR' } }),
  ],
  [
    'policy',
    'blocked_categories',
    async (buying, _, user) => {
      const own = { max_total: null, blocked_categories: ['Coats'], quiet_hours: null, max_open: 10 };
      await buying.caller.call(purchasePolicies.setPurchasePolicy, { ...own, expected_version: 0 }, { user });
    },
  ],
];
