import { beforeAll, expect, test } from '@jest/globals';
import { Buying, somebody } from './buying.ts';
import { limitShop } from './changes.ts';

let buying: Buying;
beforeAll(async () => {
  buying = await Buying.start();
});

test('open_purchase_link, of a shop with ids of Shopify, is its cart with attribution; with UCP, its permalink', async () => {
  await buying.shops.open('cart');
  await limitShop(buying, 'cart', { attribution: [{ name: 'utm_source', value: 'atelier' }] });
  const ids = [await buying.variant('cart', { externalId: '41' }), await buying.variant('cart', { externalId: '42' })];
  const lines = ids.map((variant_id, i) => ({ variant_id, quantity: i + 1 }));
  const targetOf = async (): Promise<string | undefined> => {
    const user = somebody();
    const { tokens } = await buying.approved(user, lines);
    return (await buying.open(user, tokens[0])).targets[0]?.url;
  };
  expect(await targetOf()).toBe('https://cart.example/cart/41:1,42:2?utm_source=atelier');
  await limitShop(buying, 'cart', {
    attribution: [{ name: 'utm_source', value: 'atelier' }],
    ucp_endpoint: 'https://cart.example/ucp/cart/',
  });
  expect(await targetOf()).toBe('https://cart.example/ucp/cart/41:1,42:2?attribution/utm_source=atelier');
});

test('set_merchant_policy, an endpoint at another host than the shop, is refused and changes nothing', async () => {
  await buying.shops.open('hosted');
  const { version } = (await limitShop(buying, 'hosted', { max_quantity: 2 })) as { version: number };
  await expect(limitShop(buying, 'hosted', { ucp_endpoint: 'https://evil.test/cart' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('https://hosted.example'),
    details: { field: 'ucp_endpoint' },
  });
  expect(await limitShop(buying, 'hosted', { max_quantity: 2 })).toMatchObject({ version, ucp_endpoint: null });
});

test('an endpoint, stored before its shop moved, is passed over by links; limits can be changed beside it', async () => {
  await buying.shops.open('moved');
  const ucp = { ucp_endpoint: 'https://moved.example/cart' };
  await limitShop(buying, 'moved', ucp);
  await buying.shops.changeShop('moved', { shop_url: 'https://new.example' });
  const link = 'https://new.example/p/1';
  const { tokens } = await buying.approved('auth0|mover', await buying.variant('moved', { link }));
  expect(await buying.open('auth0|mover', tokens[0])).toMatchObject({
    kind: 'product_pages',
    targets: [{ url: link }],
  });
  expect(await limitShop(buying, 'moved', { ...ucp, max_quantity: 1 })).toMatchObject({ version: 2, ...ucp });
});
