import { beforeAll, expect, test } from '@jest/globals';
import { type MapCluster, type MapItem, ratings, styleMap } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';
import { addRegions, clothes, onLattice, publishMap } from './style-map-rows.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('boutique', clothes(260));
  await addRegions(catalog, await publishMap(catalog, onLattice));
});

/** The first region, as a view and as the list tell of it. */
async function largest(user: string): Promise<(MapCluster | undefined)[]> {
  const view = await catalog.caller.call(styleMap.viewStyleMap, { zoom: 1 }, { user });
  const list = await catalog.caller.call(styleMap.getStyleClusters, {}, { user });
  return [view.clusters[0], list.clusters[0]];
}

test('regions, whose typical item was disliked, name none to that person and still to others', async () => {
  const [region] = await largest('fussy');
  expect(region?.typical_title).toBe('Cardigan number 0');
  await catalog.caller.call(
    ratings.rateItem,
    { item_id: region?.typical_item_id ?? '', rating: -1 },
    { user: 'fussy' },
  );
  const nothing = { typical_item_id: null, typical_title: null, picture: null };
  expect(await largest('fussy')).toEqual([
    { ...region, ...nothing },
    { ...region, ...nothing },
  ]);
  expect(await largest('somebody')).toEqual([region, region]);
});

test('view, an item was liked for a reason, says so too', async () => {
  const look = async (): Promise<MapItem[]> =>
    (await catalog.caller.call(styleMap.viewStyleMap, {}, { user: 'keen' })).items;
  const [liked] = await look();
  const rated = { item_id: liked?.item_id ?? '', rating: 1, reasons: ['colour' as const] };
  await catalog.caller.call(ratings.rateItem, rated, { user: 'keen' });
  const again = await look();
  expect(again.find(({ item_id: id }) => id === liked?.item_id)).toMatchObject(rated);
  expect(again.filter((item) => 'reasons' in item)).toHaveLength(1);
});
