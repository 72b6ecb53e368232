import { beforeAll, expect, test } from '@jest/globals';
import { purchasePolicies } from '#libs/contracts';
import { serviceUnderTest, type UnderTest } from '#libs/testing';
import { Shops } from './shops.ts';

const operator = { user: 'auth0|operator' };

let service: UnderTest;
beforeAll(async () => {
  service = await serviceUnderTest('commerce');
});

const suspend = (slug: string) =>
  service.caller.call(
    purchasePolicies.setMerchantLinksSuspension,
    { slug, suspended: true, reason: 'broken' },
    operator,
  );
const limit = (slug: string, ucp_endpoint: string | null = null) =>
  service.caller.call(
    purchasePolicies.setMerchantPolicy,
    { slug, max_total: null, max_quantity: 1, blocked_categories: [], ucp_endpoint, attribution: [] },
    operator,
  );

test('set_merchant_links_suspension, the catalog down, suspends all the same', async () => {
  expect(await suspend('linden')).toMatchObject({ slug: 'linden', suspended_reason: 'broken' });
});

test('set_merchant_policy, the catalog down, takes limits but no endpoint that nobody can check', async () => {
  await expect(limit('linden', 'https://linden.example/cart')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await limit('linden')).toMatchObject({ version: 2, max_quantity: 1, ucp_endpoint: null });
});

test('limits and suspensions, of a shop nobody knows, are not found and leave nothing; of one that is known they are kept', async () => {
  await service.bed.service('catalog');
  await new Shops(service.database).open('harbor');
  const unknown = { code: 'NOT_FOUND', message: expect.stringContaining('There is no merchant "habor"') };
  await expect(suspend('habor')).rejects.toMatchObject(unknown);
  await expect(limit('habor')).rejects.toMatchObject(unknown);
  expect(await suspend('harbor')).toMatchObject({ version: 1 });
  expect(await limit('harbor')).toMatchObject({ version: 2, max_quantity: 1 });
  const { policies } = await service.caller.call(purchasePolicies.listMerchantPolicies, {}, operator);
  expect(policies.map(({ slug }) => slug)).toEqual(['harbor', 'linden']);
});
