import { beforeAll, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalAssetStore } from '#libs/assets';
import { feedImports, items, merchants } from '#libs/contracts';
import { type FeedRow, serviceUnderTest, shopifyCsv, type UnderTest } from '#libs/testing';

const operator = { user: 'auth0|operator' };
const shopper = { user: 'auth0|shopper' };
const ROWS: FeedRow[] = [
  { handle: 'navy-shirt', title: 'Navy Shirt', vendor: 'Linden', type: 'Shirts', colour: 'Navy', size: 'M', price: '49.00' },
  { handle: 'white-shirt', title: 'White Shirt', vendor: 'LINDEN', type: 'Shirts', colour: 'White', size: 'L', price: '39.00' },
  { handle: 'draft-shirt', title: 'Draft Shirt', vendor: 'Linden', type: 'Shirts', status: 'draft' },
  { handle: 'coat', title: 'Coat', vendor: 'Other', type: 'Coats', colour: 'Camel', size: 'M', price: '249.00' },
];

let service: UnderTest;
beforeAll(async () => {
  service = await serviceUnderTest('catalog');
  const { caller, bed } = service;
  await caller.call(merchants.setMerchant, { slug: 'shop', name: 'Shop', currency: 'EUR', shop_url: null }, operator);
  const file = await new LocalAssetStore(bed.assetsDir).put('feeds/shop/brands', Readable.from([Buffer.from(shopifyCsv(ROWS))]), 100_000);
  const input = { slug: 'shop', format: 'shopify_csv' as const, asset_key: file.key, bytes: file.bytes, sha256: file.sha256 };
  const { import_id: importId } = await caller.call(feedImports.startFeedImport, input, operator);
  for (;;) {
    const { status } = await caller.call(feedImports.getFeedImport, { import_id: importId }, operator);
    if (status === 'done') return;
    await sleep(50);
  }
});

describe('get_brand', () => {
  test('get_brand, a brand written in another case, counts what is published and shows it', async () => {
    const brand = await service.caller.call(items.getBrand, { brand: 'linden' }, shopper);
    expect(brand.brand.toLowerCase()).toBe('linden');
    expect(brand).toMatchObject({ total: 2, total_is_minimum: false, facets: { categories: [{ value: 'Shirts', count: 2 }] } });
    expect(brand.newest.map(({ title }) => title).sort()).toEqual(['Navy Shirt', 'White Shirt']);
  });

  test('get_brand, a brand nobody sells, is NOT_FOUND and says where names come from', async () => {
    const call = service.caller.call(items.getBrand, { brand: 'Nobody' }, shopper);
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('search_catalog') });
  });
});
