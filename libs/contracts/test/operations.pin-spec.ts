import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, operations } from '#libs/contracts';

// What is said between rooms, frozen: other versions of the services rely on it. Change a line here only on purpose, together
// with the contract, and only by adding; a line that goes or changes breaks a deployed caller (expand, migrate, contract).
const OPERATIONS = [
  'rpc.v1.catalog.get_brand | catalog | get_brand | catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_feed_import | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.get_item | catalog | get_item | catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.list_feed_imports | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_merchants | catalog | - | admin:catalog:read | read | gateway | 5000 | -',
  'rpc.v1.catalog.list_quarantine | catalog | - | admin:catalog:read | read | gateway | 5000 | NOT_FOUND',
  'rpc.v1.catalog.search_catalog | catalog | search_catalog | catalog:read | read | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.catalog.set_merchant | catalog | - | admin:catalog:write | write | gateway | 5000 | INVALID_INPUT CONFLICT',
  'rpc.v1.catalog.start_feed_import | catalog | - | admin:catalog:write | write | gateway | 5000 | NOT_FOUND CONFLICT',
  'rpc.v1.profile.get_profile | profile | get_profile | profile:read | read | gateway | 5000 | -',
  'rpc.v1.profile.set_budget_and_goals | profile | set_budget_and_goals | profile:write | write, destructive | gateway | 5000 | INVALID_INPUT',
  'rpc.v1.profile.set_sizes | profile | set_sizes | profile:write | write, destructive | gateway | 5000 | INVALID_INPUT',
];

const CODES = ['INVALID_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'APPROVAL_REQUIRED', 'RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL'];

describe('operations', () => {
  test('operations, subject, service, tool, scopes, effect, callers, deadline and errors, are as frozen', () => {
    const now = operations.map((op) =>
      [op.subject, op.service, op.tool ? op.toolName : '-', op.scopes.join(' '), effectOf(op), op.callers.join(' '), op.deadlineMs, op.errors.join(' ') || '-'].join(' | '),
    );
    expect(now).toEqual(OPERATIONS);
  });

  test('error codes, are as frozen', () => {
    expect(ERROR_CODES).toEqual(CODES);
  });
});

function effectOf({ effect, tool }: (typeof operations)[number]): string {
  return tool && 'destructive' in tool && tool.destructive ? `${effect}, destructive` : effect;
}
