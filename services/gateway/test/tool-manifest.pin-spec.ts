import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { toolCatalog } from '../src/mcp/tool-catalog.ts';

// What assistants were shown and people agreed to, frozen to the last letter: a tool whose words change unseen is how tools are
// poisoned. A change here is reviewed as text for a model, and clients ask their users again.
const MANIFEST: Record<string, string> = {
  cancel_purchase_approval: '52062829ff067f6895bc00e812c0d595b63b308b51da3f9ba48ee9226434bd0a',
  delete_rating: '914d21f0211ba6c2f72853baecccf5ecb7ee187afacdecf4ac93aebe56b710e1',
  fetch: '954097bc38c3968d2b10fdb135aadc98f6befb3f24fbb0a48f928cb4c36bb781',
  get_account_link: '29c6fdc776deb695d6e0daaba36d3672ad2cc269c7e5aad74fc698c413d80e24',
  get_approval_status: '6139a7f4415bf8fd077e5cabf50e0691d36f460978325aa5b74085b335701ff0',
  get_brand: '6ebff113597fdef60fc5eafdbd1b58114b186444ed60e3f5af6837ffb20839b0',
  get_filters: '0db88c692b0a2c42ff6008fa576e6e24f6199425ac80763c69416bc9a6ca3311',
  get_item: '623cbc6a81eeb47063180cdd23593efd23d59702094293127fe40ce5b64e0ab5',
  get_profile: '066b844de8cfdfc6f21ea956f5b01dd4d9157866db00cc5bab11e7a6786d4e2f',
  get_rating_round: '3fccf2bc90b0374edd0be4c0f548ba2fc6150c025b72a8912eb8f6d681983598',
  get_similar_items: '5f8f0002fc6fb9358b894144e2e29837c165c0672d1e20ff8388db4035be5274',
  get_style_clusters: 'a2ec391d84d3114b1350298bf8a96bacb021889bc587e712ba9189d85629db23',
  get_taste: '79da77e14bd3dd713ae9ff84650028fa219dff487474da94fae4943a7e045baf',
  list_approvals: 'e08589ec5896f983d70749eb555fa6e6513eb3deecb29618af924578157e8774',
  list_consents: '4927fbf41df6e4b14b97c4b818befdc6ce8390e98dc1b50b0e51b3eead0d93de',
  list_my_activity: '197ff9fb3e4bc8f47c75fc2081805f465cfa9d63f5f23210221edc715cea2565',
  list_ratings: '54983870bba2c5e102489f3f04ea207d4298237ab9507ee09bf038b8d0c42e5b',
  rate_item: '93491c83edbf675235442ad2eea6c8543b3c49918ab1181b0ac74284c4114bb5',
  request_consent: '1c2b18491e29a37264b7a02946fb35e73adb7354f49d3be8dedf3b472047aea4',
  request_purchase_approval: '81445b07a90dfcf684fd1a419567bc1a38c47626dbee752b1309302e3eb72fa5',
  revoke_consent: 'ace6f77beb81fff8021b8804eaf57bfd8475ec0205b748b241b5dc0664051196',
  search: '6a715ceb33b48724651f073388d71d91f661292ebb8f14e2cc6d9b06501382ca',
  search_catalog: '228e6e600e917984a3c77d6ccc26521c176101c6812ff314f99bb85726461e76',
  set_budget_and_goals: '5901350ac60099cefd9bfb95856a0352d214c007f31a727c6f8c3f4a47b2ded3',
  set_purchase_outcome: '92099e578c7d1aac18c6a6c02d43539d23340d2f1d3cd2981925de1325eee54e',
  set_sizes: '5136742185db3f67d29ab2b14e939dc76de26d33f3b3e896b8b7bd154414f9ec',
  view_style_map: '981769694997f0926264480c9aa7a4b9f0eed0da2300963f7846714710c1d9c6',
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
