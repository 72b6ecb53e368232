import { client2, type Stack } from '#libs/testing';

/** Arguments with which each tool succeeds on the sample feed, once `findSampleItem` has put in the item. */
export const ARGUMENTS: Record<string, Record<string, unknown>> = {
  delete_rating: {},
  fetch: {},
  get_account_link: { section: 'consents' },
  get_brand: { brand: 'Atelier Test' },
  get_filters: { query: 'linen' },
  get_item: {},
  get_profile: {},
  get_rating_round: {},
  get_taste: {},
  list_consents: {},
  list_my_activity: {},
  list_ratings: {},
  rate_item: {},
  request_consent: { purposes: ['photos_store'] },
  revoke_consent: { purpose: 'try_on_render' },
  search: { query: 'linen' },
  search_catalog: { query: 'linen' },
  set_budget_and_goals: { goals: ['a coat'] },
  set_sizes: { sizes: [{ garment: 'top', system: 'letter', value: 'M' }] },
};

/** Finds an item of the sample feed and completes the arguments of the tools that take one. */
export async function findSampleItem(stack: Stack): Promise<void> {
  const reader = await client2(stack.mcpUrl, stack.token('auth0|finder', 'catalog:read'));
  const { structuredContent } = await reader.callTool({
    name: 'search_catalog',
    arguments: { query: 'linen shirt', filters: { brands: ['Atelier Test'] } },
  });
  await reader.close();
  const [item] = (structuredContent as { items: { item_id: string }[] }).items;
  if (!item) throw new Error('Cannot find the linen shirt of the sample feed');
  ARGUMENTS['fetch'] = { id: item.item_id };
  ARGUMENTS['get_item'] = { item_id: item.item_id };
  ARGUMENTS['rate_item'] = { item_id: item.item_id, rating: 1 };
  ARGUMENTS['delete_rating'] = { item_id: item.item_id };
}
