import { client2, type Stack } from '#libs/testing';

/** Arguments with which each tool succeeds on the sample feed, once `findSampleItem` has put in the item. */
export const ARGUMENTS: Record<string, Record<string, unknown>> = {
  cancel_purchase_approval: {},
  delete_rating: {},
  fetch: {},
  get_account_link: { section: 'consents' },
  get_approval_status: {},
  get_brand: { brand: 'Atelier Test' },
  get_filters: { query: 'linen' },
  get_item: {},
  get_profile: {},
  get_rating_round: {},
  get_similar_items: {},
  get_style_clusters: {},
  get_taste: {},
  list_approvals: {},
  list_consents: {},
  list_my_activity: {},
  list_ratings: {},
  rate_item: {},
  request_consent: { purposes: ['photos_store'] },
  request_purchase_approval: {},
  revoke_consent: { purpose: 'try_on_render' },
  search: { query: 'linen' },
  search_catalog: { query: 'linen' },
  set_budget_and_goals: { goals: ['a coat'] },
  set_purchase_outcome: {},
  set_sizes: { sizes: [{ garment: 'top', system: 'letter', value: 'M' }] },
  view_style_map: {},
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
  ARGUMENTS['get_similar_items'] = { item_id: item.item_id };
  ARGUMENTS['rate_item'] = { item_id: item.item_id, rating: 1 };
  ARGUMENTS['delete_rating'] = { item_id: item.item_id };
}

/** Asks for approvals of what `findSampleItem` found, in the name of a person, and completes the arguments of the tools about them. */
export async function placeApprovals(stack: Stack, user: string): Promise<void> {
  const shopper = await client2(stack.mcpUrl, stack.token(user, 'approvals:read approvals:write catalog:read'));
  const call = async (name: string, args: Record<string, unknown>): Promise<Record<string, unknown>> =>
    ((await shopper.callTool({ name, arguments: args })).structuredContent ?? {}) as Record<string, unknown>;
  const { variants } = await call('get_item', ARGUMENTS['get_item'] ?? {});
  const [inStock] = (variants as { variant_id: string; availability: string }[]).filter(
    ({ availability }) => availability === 'in_stock',
  );
  const lines = [{ variant_id: inStock?.variant_id, quantity: 1 }];
  const ask = async (note: string) => (await call('request_purchase_approval', { lines, note }))['approval_id'];
  const [asked, cancelled, opened] = [await ask('asked'), await ask('cancelled'), await ask('opened')];
  await shopper.close();
  await stack.database.query(
    `UPDATE commerce.approval_shops SET state = 'opened', opened_at = now() WHERE approval_id = $1`,
    [opened],
  );
  ARGUMENTS['request_purchase_approval'] = { lines };
  ARGUMENTS['get_approval_status'] = { approval_id: asked };
  ARGUMENTS['cancel_purchase_approval'] = { approval_id: cancelled };
  ARGUMENTS['set_purchase_outcome'] = { approval_id: opened, merchant: 'sample', outcome: 'bought' };
}
