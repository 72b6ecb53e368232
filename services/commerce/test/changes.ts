import { purchasePolicies } from '#libs/contracts';
import type { Buying } from './buying.ts';

const LIMITS = { max_total: null, max_quantity: null, blocked_categories: [], ucp_endpoint: null, attribution: [] };
export const operator = { user: 'auth0|operator' };

/** Something is other than it was shown, and what that is called. */
export const CHANGES: [string, string, (buying: Buying, variant: string, user: string) => Promise<unknown>][] = [
  ['price', 'unit_price', (buying, variant) => buying.shops.change(variant, { price_minor: 9_900 })],
  ['currency', 'unit_price', (buying, variant) => buying.shops.changeProduct(variant, { currency: 'USD' })],
  ['stock', 'availability', (buying, variant) => buying.shops.change(variant, { availability: 'out_of_stock' })],
  ['stock', 'availability', (buying, variant) => buying.shops.change(variant, { quantity: 0 })],
  ['variant', 'size', (buying, variant) => buying.shops.change(variant, { size: 'XL' })],
  ['variant', 'colour', (buying, variant) => buying.shops.change(variant, { colour: 'Red' })],
  ['variant', 'title', (buying, variant) => buying.shops.changeProduct(variant, { title: 'Something else' })],
  ['gone', 'offer', (buying, variant) => buying.shops.changeProduct(variant, { gone_at: new Date() })],
  ['merchant', 'merchant', (buying, variant) => buying.shops.changeProduct(variant, { merchant: 'other' })],
  [
    'policy',
    'max_total',
    (buying, variant) => {
      const slug = variant.split('_')[1] ?? '';
      const limits = { ...LIMITS, max_total: { amount_minor: 50_000, currency: 'EUR' } };
      return buying.caller.call(purchasePolicies.setMerchantPolicy, { slug, ...limits }, operator);
    },
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
