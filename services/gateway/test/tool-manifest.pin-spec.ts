import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { toolCatalog } from '../src/mcp/tool-catalog.ts';

// What assistants were shown and people agreed to, frozen to the last letter: a tool whose words change unseen is how tools are
// poisoned. A change here is reviewed as text for a model, and clients ask their users again.
const MANIFEST: Record<string, string> = {
  delete_rating: '879df59bc18309b2683437a6cfe0900d2a5881cf55318458e0ffca2a35035acc',
  fetch: '954097bc38c3968d2b10fdb135aadc98f6befb3f24fbb0a48f928cb4c36bb781',
  get_account_link: 'fa5082e41896148987888aee79da6471b8a0e09429fc10782c8c071dba30d77e',
  get_brand: '6ebff113597fdef60fc5eafdbd1b58114b186444ed60e3f5af6837ffb20839b0',
  get_filters: '3cb1a202122d5a530113c5c1466746e793d5f07101a9f2d8e063d1911d43bc7c',
  get_item: '623cbc6a81eeb47063180cdd23593efd23d59702094293127fe40ce5b64e0ab5',
  get_profile: '066b844de8cfdfc6f21ea956f5b01dd4d9157866db00cc5bab11e7a6786d4e2f',
  get_rating_round: '3fccf2bc90b0374edd0be4c0f548ba2fc6150c025b72a8912eb8f6d681983598',
  get_similar_items: '831008e9c01a49a5209800189e593176ed0bcc8c37cc90afa57081ac396f0c6d',
  get_style_clusters: '20f0bb8bed9f1b5fef60d90bd012a3e3ce52da6c988af12bb0fc5dde582b63a4',
  get_taste: '79da77e14bd3dd713ae9ff84650028fa219dff487474da94fae4943a7e045baf',
  list_consents: '4927fbf41df6e4b14b97c4b818befdc6ce8390e98dc1b50b0e51b3eead0d93de',
  list_my_activity: '197ff9fb3e4bc8f47c75fc2081805f465cfa9d63f5f23210221edc715cea2565',
  list_ratings: '54983870bba2c5e102489f3f04ea207d4298237ab9507ee09bf038b8d0c42e5b',
  rate_item: 'a6a00f24330e1ed57c7d88aad4af88477fea96c59dc3ed73f830d441049babbc',
  request_consent: '1c2b18491e29a37264b7a02946fb35e73adb7354f49d3be8dedf3b472047aea4',
  revoke_consent: 'ace6f77beb81fff8021b8804eaf57bfd8475ec0205b748b241b5dc0664051196',
  search: '6a715ceb33b48724651f073388d71d91f661292ebb8f14e2cc6d9b06501382ca',
  search_catalog: '3d9d15a5149c84c51ad2685702bf873f4ce30149476b6dfd447fac68fa439e50',
  set_budget_and_goals: '5901350ac60099cefd9bfb95856a0352d214c007f31a727c6f8c3f4a47b2ded3',
  set_sizes: '5136742185db3f67d29ab2b14e939dc76de26d33f3b3e896b8b7bd154414f9ec',
  view_style_map: 'e7da59f91617cd18d2106431b4ef7388304afc5b68061e0c77aded6d80e4da93',
};

test('tool manifest, names, texts, schemas and hints, are as frozen', () => {
  const now = toolCatalog
    .list()
    .map((tool) => [tool.name, createHash('sha256').update(JSON.stringify(tool)).digest('hex')] as const);
  expect(Object.fromEntries(now)).toEqual(MANIFEST);
});

test('tool manifest, the list, is in one order', () => {
  expect(toolCatalog.list().map(({ name }) => name)).toEqual(Object.keys(MANIFEST));
});
