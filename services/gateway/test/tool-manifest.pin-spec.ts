import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { toolCatalog } from '../src/mcp/tool-catalog.ts';

// What assistants were shown and people agreed to, frozen to the last letter: a tool whose words change unseen is how tools are
// poisoned. A change here is reviewed as text for a model, and clients ask their users again.
const MANIFEST: Record<string, string> = {
  cancel_purchase_approval: '91bfb4435f0eb299ff2f62c661fd8640fb9e86c908f1bd64185d2522317b2021',
  delete_rating: '914d21f0211ba6c2f72853baecccf5ecb7ee187afacdecf4ac93aebe56b710e1',
  fetch: '954097bc38c3968d2b10fdb135aadc98f6befb3f24fbb0a48f928cb4c36bb781',
  get_account_link: '29c6fdc776deb695d6e0daaba36d3672ad2cc269c7e5aad74fc698c413d80e24',
  get_approval_status: '147cefe7d7444d736cbf679423914a0c0de958eeb129e66c81e9b736bd25fbdf',
  get_brand: '6ebff113597fdef60fc5eafdbd1b58114b186444ed60e3f5af6837ffb20839b0',
  get_filters: '97f19a1049aa54d9bf829553cb0c3a9d95b37f572aa4dcff7105d8a5021c884e',
  get_item: '623cbc6a81eeb47063180cdd23593efd23d59702094293127fe40ce5b64e0ab5',
  get_profile: '066b844de8cfdfc6f21ea956f5b01dd4d9157866db00cc5bab11e7a6786d4e2f',
  get_rating_round: '3fccf2bc90b0374edd0be4c0f548ba2fc6150c025b72a8912eb8f6d681983598',
  get_similar_items: '37ce5bffad9bcd683f5a1e7a7bbc044fcac16b8b96d736f8013ea86ec9d47cd5',
  get_style_clusters: 'a2ec391d84d3114b1350298bf8a96bacb021889bc587e712ba9189d85629db23',
  get_taste: '79da77e14bd3dd713ae9ff84650028fa219dff487474da94fae4943a7e045baf',
  list_approvals: 'c99260be028f46f786af9c91319169286102f679b12475636f756e9b14c919bf',
  list_consents: '4927fbf41df6e4b14b97c4b818befdc6ce8390e98dc1b50b0e51b3eead0d93de',
  list_my_activity: '197ff9fb3e4bc8f47c75fc2081805f465cfa9d63f5f23210221edc715cea2565',
  list_ratings: '54983870bba2c5e102489f3f04ea207d4298237ab9507ee09bf038b8d0c42e5b',
  rate_item: '93491c83edbf675235442ad2eea6c8543b3c49918ab1181b0ac74284c4114bb5',
  request_consent: '1c2b18491e29a37264b7a02946fb35e73adb7354f49d3be8dedf3b472047aea4',
  request_purchase_approval: '6c072aae7ee257da7c600cd2ee36acb258b4aecf8ff270d08ae2544f241d9b19',
  revoke_consent: 'ace6f77beb81fff8021b8804eaf57bfd8475ec0205b748b241b5dc0664051196',
  search: '6a715ceb33b48724651f073388d71d91f661292ebb8f14e2cc6d9b06501382ca',
  search_catalog: '3d9d15a5149c84c51ad2685702bf873f4ce30149476b6dfd447fac68fa439e50',
  set_budget_and_goals: '5901350ac60099cefd9bfb95856a0352d214c007f31a727c6f8c3f4a47b2ded3',
  set_purchase_outcome: 'f3c80843386956962598d4cabc8e6c3906b760625aa7ff2944ad404c5416b795',
  set_sizes: '5136742185db3f67d29ab2b14e939dc76de26d33f3b3e896b8b7bd154414f9ec',
  view_style_map: 'd993de3bef27066263ba3722338862224e08629d24c0fb00e14b771e2314db48',
};

/** The address of a widget holds a digest of its page, which changes with every line of its style; what it is for stays. */
const frozen = (tool: unknown): string => JSON.stringify(tool).replace(/-[0-9a-f]{12}\.html/g, '.html');

test('tool manifest, names, texts, schemas and hints, are as frozen', () => {
  const now = toolCatalog
    .list()
    .map((tool) => [tool.name, createHash('sha256').update(frozen(tool)).digest('hex')] as const);
  expect(Object.fromEntries(now)).toEqual(MANIFEST);
});

test('tool manifest, the list, is in one order', () => {
  expect(toolCatalog.list().map(({ name }) => name)).toEqual(Object.keys(MANIFEST));
});
