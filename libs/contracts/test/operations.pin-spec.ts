import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, operations } from '#libs/contracts';

// What is said between rooms, frozen: other versions of the services rely on it. Change a line here only on purpose, together
// with the contract, and only by adding; a line that goes or changes breaks a deployed caller (expand, migrate, contract).
const OPERATIONS = [
  'rpc.v1.audit.get_consistency_proof | audit | - | admin:audit:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.audit.get_inclusion_proof | audit | - | admin:audit:read | read | gateway | 5000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.audit.get_ledger_checkpoint | audit | - | admin:audit:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.audit.list_dead_letters | audit | - | admin:audit:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.audit.list_my_activity | audit | list_my_activity | activity:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.audit.read_ledger_lines | audit | - | admin:audit:read | read | gateway | 10000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.audit.replay_dead_letter | audit | - | admin:audit:write | write, once | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.audit.search_ledger | audit | - | admin:audit:read | read | gateway | 10000 | INVALID_INPUT',
  'rpc.v1.catalog.confirm_gone | catalog | - | admin:catalog:write | write, natural, job | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.catalog.delete_rating | catalog | delete_rating | feedback:write | write, natural, destructive | gateway | 5000 | -',
  'rpc.v1.catalog.explain_search | catalog | - | admin:catalog:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.export_products | catalog | - | admin:catalog:read | read | gateway | 10000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.export_quarantine | catalog | - | admin:catalog:read | read | gateway | 5000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.fetch | catalog | fetch | catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_brand | catalog | get_brand | catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_feed_import | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_feed_schedule | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_filters | catalog | get_filters | catalog:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.get_item | catalog | get_item | catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_item_state | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_map_picture | catalog | - | catalog:read | read | gateway | 10000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.get_merchant | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_offers | catalog | - | catalog:read | read | commerce | 5000 | -',
  'rpc.v1.catalog.get_picture | catalog | - | catalog:read | read | gateway | 10000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.get_quarantine_report | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_rating_round | catalog | get_rating_round | feedback:read catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.get_similar_items | catalog | get_similar_items | stylemap:read catalog:read | read | gateway | 5000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.get_style_clusters | catalog | get_style_clusters | stylemap:read catalog:read | read | gateway | 5000 | INVALID_INPUT UNAVAILABLE',
  'rpc.v1.catalog.get_taste | catalog | get_taste | feedback:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_exchange_rates | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_feed_imports | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_hidden_items | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_map_builds | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_merchants | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_price_history | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.list_quarantine | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.list_ratings | catalog | list_ratings | feedback:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.name_merchant | catalog | - | admin:commerce:write | read | commerce | 2000 | NOT_FOUND',
  'rpc.v1.catalog.rate_item | catalog | rate_item | feedback:write | write, natural, destructive | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.catalog.search | catalog | search | catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.search_catalog | catalog | search_catalog | catalog:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.set_exchange_rate | catalog | - | admin:catalog:write | write, natural | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.set_item_hidden | catalog | - | admin:catalog:write | write, natural | gateway | 5000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.set_merchant | catalog | - | admin:catalog:write | write, natural | gateway | 5000 | INVALID_INPUT CONFLICT',
  'rpc.v1.catalog.set_merchant_suspension | catalog | - | admin:catalog:write | write, natural | gateway | 5000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.catalog.set_taste | catalog | - | feedback:write | write, natural | gateway, in person | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.start_feed_fetch | catalog | - | admin:catalog:write | write, once in 60 s, job | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.catalog.start_feed_import | catalog | - | admin:catalog:write | write, once in 600 s, job | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.catalog.start_map_build | catalog | - | admin:catalog:write | write, once in 60 s, job | gateway | 5000 | -',
  'rpc.v1.catalog.suggest_names | catalog | - | catalog:read | read | gateway | 2000 | -',
  'rpc.v1.catalog.view_style_map | catalog | view_style_map | stylemap:read catalog:read | read | gateway | 5000 | INVALID_INPUT UNAVAILABLE',
  'rpc.v1.commerce.approve_purchase | commerce | - | approvals:read approvals:write catalog:read | write, once | gateway, in person | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.commerce.cancel_purchase_approval | commerce | cancel_purchase_approval | approvals:read approvals:write | write, natural, destructive | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.commerce.decline_purchase | commerce | - | approvals:read approvals:write | write, once | gateway, in person | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.commerce.get_approval_status | commerce | get_approval_status | approvals:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.commerce.get_merchant_policy | commerce | - | admin:commerce:read | read | gateway | 5000 | -',
  'rpc.v1.commerce.get_purchase_policy | commerce | - | approvals:read | read | gateway, in person | 5000 | -',
  'rpc.v1.commerce.list_approvals | commerce | list_approvals | approvals:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.commerce.list_merchant_policies | commerce | - | admin:commerce:read | read | gateway | 5000 | -',
  'rpc.v1.commerce.open_purchase_link | commerce | - | approvals:read approvals:write catalog:read | write, once | gateway, in person | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.commerce.read_approval | commerce | - | approvals:read catalog:read | read | gateway, in person | 5000 | NOT_FOUND',
  'rpc.v1.commerce.read_purchase_link | commerce | - | approvals:read | read | gateway, in person | 5000 | NOT_FOUND',
  'rpc.v1.commerce.request_purchase_approval | commerce | request_purchase_approval | approvals:read approvals:write catalog:read | write, once in 600 s | gateway | 5000 | INVALID_INPUT NOT_FOUND CONFLICT',
  'rpc.v1.commerce.search_approvals | commerce | - | admin:commerce:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.commerce.set_merchant_links_suspension | commerce | - | admin:commerce:write | write, natural | gateway | 5000 | INVALID_INPUT NOT_FOUND',
  'rpc.v1.commerce.set_merchant_policy | commerce | - | admin:commerce:write | write, natural | gateway | 5000 | INVALID_INPUT NOT_FOUND CONFLICT',
  'rpc.v1.commerce.set_purchase_outcome | commerce | set_purchase_outcome | approvals:read approvals:write | write, natural | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.commerce.set_purchase_policy | commerce | - | approvals:write | write, natural | gateway, in person | 5000 | INVALID_INPUT CONFLICT',
  'rpc.v1.gateway.add_api_key | gateway | - | admin:access:write | write, once in 600 s | gateway | 5000 | FORBIDDEN CONFLICT',
  'rpc.v1.gateway.disconnect_client | gateway | - | profile:write | write, natural | gateway, in person | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.gateway.lift_revocation | gateway | - | admin:access:write | write, once | gateway | 5000 | NOT_FOUND',
  'rpc.v1.gateway.list_api_keys | gateway | - | admin:access:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.gateway.list_connected_clients | gateway | - | profile:read | read | gateway, in person | 5000 | -',
  'rpc.v1.gateway.list_revocations | gateway | - | admin:access:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.gateway.reconnect_client | gateway | - | profile:write | write, natural | gateway, in person | 5000 | NOT_FOUND',
  'rpc.v1.gateway.revoke_access | gateway | - | admin:access:write | write, natural | gateway | 5000 | CONFLICT',
  'rpc.v1.gateway.revoke_api_key | gateway | - | admin:access:write | write, once | gateway | 5000 | NOT_FOUND',
  'rpc.v1.profile.answer_consent_request | profile | - | consents:write | write, natural | gateway, in person | 5000 | INVALID_INPUT NOT_FOUND CONFLICT',
  'rpc.v1.profile.get_account_link | profile | get_account_link | profile:read | read | gateway | 5000 | -',
  'rpc.v1.profile.get_address | profile | - | profile:read | read | gateway, in person | 5000 | -',
  'rpc.v1.profile.get_consent_request | profile | - | profile:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.profile.get_monthly_budget | profile | - | approvals:read | read | commerce | 5000 | -',
  'rpc.v1.profile.get_profile | profile | get_profile | profile:read | read | gateway catalog | 5000 | -',
  'rpc.v1.profile.give_consent | profile | - | consents:write | write, natural | gateway, in person | 5000 | CONFLICT',
  'rpc.v1.profile.list_consents | profile | list_consents | profile:read | read | gateway | 5000 | -',
  'rpc.v1.profile.read_consent_request | profile | - | profile:read | read | gateway, in person | 5000 | NOT_FOUND',
  'rpc.v1.profile.read_consents | profile | - | profile:read | read | gateway, in person | 5000 | -',
  'rpc.v1.profile.remove_address | profile | - | profile:write | write, natural | gateway, in person | 5000 | CONFLICT',
  'rpc.v1.profile.request_consent | profile | request_consent | consents:write | write, natural | gateway | 5000 | CONFLICT',
  'rpc.v1.profile.revoke_consent | profile | revoke_consent | consents:write | write, natural, destructive | gateway | 5000 | -',
  'rpc.v1.profile.set_address | profile | - | profile:write | write, natural | gateway, in person | 5000 | INVALID_INPUT CONFLICT',
  'rpc.v1.profile.set_budget_and_goals | profile | set_budget_and_goals | profile:write | write, natural, destructive | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.profile.set_sizes | profile | set_sizes | profile:write | write, natural, destructive | gateway | 5000 | INVALID_INPUT',
];

const CODES = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'APPROVAL_REQUIRED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
];

describe('operations', () => {
  test('operations, subject, service, tool, scopes, effect, repeat, callers, deadline and errors, are as frozen', () => {
    const now = operations.map((op) =>
      [
        op.subject,
        op.service,
        op.tool ? op.toolName : '-',
        op.scopes.join(' '),
        effectOf(op),
        `${op.callers.join(' ')}${op.inPerson ? ', in person' : ''}`,
        op.deadlineMs,
        op.errors.join(' ') || '-',
      ].join(' | '),
    );
    expect(now).toEqual(OPERATIONS);
  });

  test('error codes, are as frozen', () => {
    expect(ERROR_CODES).toEqual(CODES);
  });
});

function effectOf(op: (typeof operations)[number]): string {
  if (op.effect === 'read') return op.effect;
  const repeat = typeof op.repeat === 'string' ? op.repeat : `once in ${op.repeat.windowSeconds} s`;
  return `${op.effect}, ${repeat}${op.job ? ', job' : ''}${op.tool?.destructive ? ', destructive' : ''}`;
}
