import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { jsonSchemaOf, operations } from '#libs/contracts';

// The shape of every message, frozen as a digest of its schema without the prose. When one changes on purpose: fields may be
// added, optional ones first; nothing is renamed, removed or narrowed while an older version still runs.
const SHAPES: Record<string, { input: string; output: string }> = {
  'audit.get_consistency_proof': { input: '986eb660b5c0b7a7', output: 'b4fa5d7e70eb90de' },
  'audit.get_inclusion_proof': { input: '7d113e0b73b62b6e', output: '386baa6631fbe8e4' },
  'audit.get_ledger_checkpoint': { input: 'd746974fa9afd5e9', output: 'b41043e0070d2ea1' },
  'audit.list_dead_letters': { input: 'ca7f6e2c2644b211', output: '87e1d0ba089c1f5d' },
  'audit.list_my_activity': { input: 'b9bbd4a678980d64', output: '57a251c7be0d8c81' },
  'audit.read_ledger_lines': { input: 'a705d25e5a590daf', output: '9b08bb4ce1f3b105' },
  'audit.replay_dead_letter': { input: '5622269f867326f8', output: '31f9fc7f1e51e56f' },
  'audit.search_ledger': { input: '132cc45626eadcd5', output: '9d7958b70570b401' },
  'catalog.confirm_gone': { input: '2c47819cbaeaa18e', output: '36f1851a4ecb1afc' },
  'catalog.delete_rating': { input: '0701e3674b8d6921', output: '70eb9e95a21e4580' },
  'catalog.explain_search': { input: '523f259c82bab0cd', output: 'e8c514bd6f02a6b0' },
  'catalog.export_products': { input: '7c898a4eda6751d0', output: '7c15ad2ec1c38434' },
  'catalog.export_quarantine': { input: '999a7bb40dedcc28', output: 'dc4d8ec7a367e4e4' },
  'catalog.fetch': { input: 'b88c0757ac43508a', output: '826b10bf79227d95' },
  'catalog.get_brand': { input: '9b61448efa48c190', output: '6058d018584a7ccd' },
  'catalog.get_feed_import': { input: '2c47819cbaeaa18e', output: 'd882cf705379bab7' },
  'catalog.get_feed_schedule': { input: '766acd1c4e474571', output: 'dc92d496b2b1619b' },
  'catalog.get_filters': { input: 'a8c2b654f0372f70', output: '54d5db12bc398bfa' },
  'catalog.get_item': { input: '0701e3674b8d6921', output: '53faa7d21fffe848' },
  'catalog.get_item_state': { input: '0701e3674b8d6921', output: '1f3ac76c367a02db' },
  'catalog.get_map_picture': { input: '71143e58e04c6675', output: 'ed30f55d8ba3520c' },
  'catalog.get_merchant': { input: '766acd1c4e474571', output: '6cab535d58920ece' },
  'catalog.get_offers': { input: '441d5b9ef0862523', output: 'c403b0453450c798' },
  'catalog.get_picture': { input: '3d095f09cc74ac45', output: 'ed30f55d8ba3520c' },
  'catalog.get_quarantine_report': { input: '2c47819cbaeaa18e', output: '30ab90ec6a9fd3bb' },
  'catalog.get_rating_round': { input: '8b4290c8b9092833', output: '01a5e0cd9c7120eb' },
  'catalog.get_similar_items': { input: '727806d8b13e8abd', output: 'fa68881129ce7d5a' },
  'catalog.get_style_clusters': { input: 'c13dab0acfc75128', output: '68da80163f3749d9' },
  'catalog.get_taste': { input: 'f1e070cc7a3538fd', output: '56d1e56e2c4c9e56' },
  'catalog.list_exchange_rates': { input: 'd746974fa9afd5e9', output: 'c84fab888ac9af14' },
  'catalog.list_feed_imports': { input: '12c793dbbe208dc1', output: '319ac3991b460990' },
  'catalog.list_hidden_items': { input: '28a07ad2c3968e30', output: '57f46b4c84634dc3' },
  'catalog.list_map_builds': { input: '9e116a3055949f42', output: 'bcfe3877ba01f9e5' },
  'catalog.list_merchants': { input: 'd746974fa9afd5e9', output: '8197e09c661bded1' },
  'catalog.list_price_history': { input: '7cbb6f3c249de4c5', output: 'e1cb700832f3fec8' },
  'catalog.list_quarantine': { input: 'f25876458dad81c0', output: '8291819cdb811e01' },
  'catalog.list_ratings': { input: 'ef4110763e9432c2', output: 'abba6831185bdbf3' },
  'catalog.name_merchant': { input: '766acd1c4e474571', output: '17e8479fbd4fd0f2' },
  'catalog.rate_item': { input: 'f99b894f92fa51f8', output: '4c7d249452535df7' },
  'catalog.search': { input: 'db6059baf5be2ab2', output: 'f047c427dc507df2' },
  'catalog.search_catalog': { input: '4ed2338e8ca9bd05', output: '12af6146df94fea0' },
  'catalog.set_exchange_rate': { input: '5f15882cf58c6138', output: 'e13a12db2f67595f' },
  'catalog.set_item_hidden': { input: 'd354a347ea6ac675', output: '1f3ac76c367a02db' },
  'catalog.set_merchant': { input: 'beab5a4835497e44', output: 'fa69f44d893ddab9' },
  'catalog.set_merchant_suspension': { input: '30ffe4475b697491', output: '8eb38e32d37aa610' },
  'catalog.set_taste': { input: '8f6756c27b40660f', output: '56d1e56e2c4c9e56' },
  'catalog.start_feed_fetch': { input: '766acd1c4e474571', output: 'dc92d496b2b1619b' },
  'catalog.start_feed_import': { input: '80837aa59846f82e', output: 'd882cf705379bab7' },
  'catalog.start_map_build': { input: 'd746974fa9afd5e9', output: 'fbd1588c210f82b4' },
  'catalog.suggest_names': { input: '42135dc1a609b467', output: '9456513af50bc356' },
  'catalog.view_style_map': { input: '138dd1130792f130', output: 'b9bc37cc0597dfd4' },
  'commerce.approve_purchase': { input: 'b21c65aedd98348b', output: 'd99014ef1b3b7112' },
  'commerce.cancel_purchase_approval': { input: '56eb6db43f74aea6', output: 'd99014ef1b3b7112' },
  'commerce.decline_purchase': { input: '56eb6db43f74aea6', output: 'd99014ef1b3b7112' },
  'commerce.get_approval_status': { input: '56eb6db43f74aea6', output: 'd99014ef1b3b7112' },
  'commerce.get_merchant_policy': { input: '766acd1c4e474571', output: 'aedc7b9c4889ccce' },
  'commerce.get_purchase_policy': { input: 'd746974fa9afd5e9', output: 'fa079698daa39f8e' },
  'commerce.list_approvals': { input: 'db48d306517304da', output: 'c9695ee0ec2db030' },
  'commerce.list_merchant_policies': { input: 'd746974fa9afd5e9', output: 'af5f3f9cd50b3ab7' },
  'commerce.open_purchase_link': { input: '98734f623b077b05', output: '016f645198c93db2' },
  'commerce.read_approval': { input: '56eb6db43f74aea6', output: '5a4ccb6038c91997' },
  'commerce.read_purchase_link': { input: '98734f623b077b05', output: '0d55115fd900c5e9' },
  'commerce.request_purchase_approval': { input: 'fa336f6205e37b95', output: 'd99014ef1b3b7112' },
  'commerce.search_approvals': { input: '53a403ff5b01dd7c', output: '3a1bf8d35971080c' },
  'commerce.set_merchant_links_suspension': { input: '30ffe4475b697491', output: 'aedc7b9c4889ccce' },
  'commerce.set_merchant_policy': { input: '95b090d485dd127a', output: 'aedc7b9c4889ccce' },
  'commerce.set_purchase_outcome': { input: '4bbe264a3178c9c3', output: 'd99014ef1b3b7112' },
  'commerce.set_purchase_policy': { input: '4faf279e09d8c091', output: 'fa079698daa39f8e' },
  'gateway.add_api_key': { input: '759b1faf1eeb3571', output: '57fa6d10e75cb8f6' },
  'gateway.disconnect_client': { input: '3f2ab6aaaaf4daf6', output: '401b6e4f171aa95d' },
  'gateway.lift_revocation': { input: 'dcfe0e46051914ad', output: '8046f01b54d715f1' },
  'gateway.list_api_keys': { input: '8d481b558938f04d', output: '5d19a3e1c7894c0c' },
  'gateway.list_connected_clients': { input: 'd746974fa9afd5e9', output: '6ba48d55d3ea6a5d' },
  'gateway.list_revocations': { input: '8d481b558938f04d', output: '5c0a27e37a76c3a6' },
  'gateway.reconnect_client': { input: '3f2ab6aaaaf4daf6', output: '401b6e4f171aa95d' },
  'gateway.revoke_access': { input: 'c16274c1811a44d8', output: '8046f01b54d715f1' },
  'gateway.revoke_api_key': { input: 'a8429511e62f8817', output: 'e0bfead011dd7303' },
  'profile.answer_consent_request': { input: '6830a192500e40f8', output: '660972a0315487c2' },
  'profile.get_account_link': { input: 'd1875493e7e8008c', output: '56696e12b625c6a2' },
  'profile.get_address': { input: 'd746974fa9afd5e9', output: '5d6ae004933f3c49' },
  'profile.get_consent_request': { input: '00da51c4f9cfdafc', output: '660972a0315487c2' },
  'profile.get_monthly_budget': { input: 'd746974fa9afd5e9', output: 'dfb6953b3727a3a6' },
  'profile.get_profile': { input: 'd746974fa9afd5e9', output: '033ddeef4fec6461' },
  'profile.give_consent': { input: '1400578da1bed19e', output: '05dad5d60673b61c' },
  'profile.list_consents': { input: 'f1e070cc7a3538fd', output: '53dd56aaaab93048' },
  'profile.read_consent_request': { input: '3bea3e1074721407', output: '683a98bc6d142016' },
  'profile.read_consents': { input: '565c510ba4262fce', output: 'b6e3328e3ddf059f' },
  'profile.remove_address': { input: '2e8f9e742f4d385c', output: '5d6ae004933f3c49' },
  'profile.request_consent': { input: 'a04211e07b7e62b3', output: '660972a0315487c2' },
  'profile.revoke_consent': { input: '3c5eda46614260ed', output: '70e6d472903600b9' },
  'profile.set_address': { input: 'c908888d0a869a6f', output: '5d6ae004933f3c49' },
  'profile.set_budget_and_goals': { input: '1d826467e47151cf', output: '033ddeef4fec6461' },
  'profile.set_sizes': { input: 'ce2b6326dfe25522', output: '033ddeef4fec6461' },
};

const shapeOf = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(shapeOf);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([name, value]) => !(name === 'description' && typeof value === 'string'));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, shapeOf(value)]));
};
const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe('message shapes', () => {
  test('schemas, of every input and output, are as frozen', () => {
    const now = Object.fromEntries(
      operations.map(({ name, input, output }) => [
        name,
        { input: digest(shapeOf(jsonSchemaOf(input))), output: digest(shapeOf(jsonSchemaOf(output))) },
      ]),
    );
    expect(now).toEqual(SHAPES);
  });

  // Written out, so that a reader sees what a digest stands for, and that the digest is not of an empty thing.
  test('schema, of the budget tool, is written out here', () => {
    const operation = operations.find(({ name }) => name === 'profile.set_budget_and_goals');
    expect(operation && shapeOf(jsonSchemaOf(operation.input))).toEqual({
      type: 'object',
      additionalProperties: false,
      required: [],
      properties: {
        monthly_budget_minor: { anyOf: [{ type: 'integer', minimum: 0, maximum: 1_000_000_000 }, { type: 'null' }] },
        currency: { type: 'string', minLength: 3, maxLength: 3, pattern: '^[A-Z]{3}$' },
        goals: { type: 'array', minItems: 0, maxItems: 20, items: { type: 'string', minLength: 1, maxLength: 200 } },
        style_tags: {
          type: 'array',
          minItems: 0,
          maxItems: 30,
          items: { type: 'string', minLength: 1, maxLength: 40 },
        },
        department: { anyOf: [{ type: 'string', enum: ['women', 'men', 'unisex', 'kids'] }, { type: 'null' }] },
        country: { anyOf: [{ type: 'string', minLength: 2, maxLength: 2, pattern: '^[A-Z]{2}$' }, { type: 'null' }] },
      },
    });
  });
});
