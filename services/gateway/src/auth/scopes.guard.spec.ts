import { describe, expect, test } from '@jest/globals';
import { scopesNeeded, scopesToAskFor } from './scopes.guard.ts';

const call = (name: unknown, method: unknown = 'tools/call'): unknown => ({
  jsonrpc: '2.0',
  id: 1,
  method,
  params: { name, arguments: {} },
});

describe('scopesNeeded', () => {
  test.each([
    [call('get_profile'), ['profile:read']],
    [call('set_budget_and_goals'), ['profile:write']],
    [call('search_catalog'), ['catalog:read']],
    [
      [call('get_profile'), call('search_catalog'), call('get_item')],
      ['profile:read', 'catalog:read'],
    ],
    [[{ jsonrpc: '2.0', id: 1, method: 'ping' }, call('set_sizes')], ['profile:write']],
    [[null, 1, 'x', [], call('get_profile')], ['profile:read']],
  ])('scopesNeeded, %j, are %j', (body, scopes) => {
    expect(scopesNeeded(body)).toEqual(scopes);
  });

  test.each([
    undefined,
    null,
    'tools/call',
    {},
    [],
    call('no_such_tool'),
    call('start_feed_import'),
    call(null),
    call(['get_profile']),
    call('get_profile', 'tools/list'),
    call('get_profile', ['tools/call']),
    { method: 'tools/call' },
    { method: 'tools/call', params: null },
    { method: 'tools/call', params: 'get_profile' },
    call('constructor'),
    call('__proto__'),
  ])('scopesNeeded, %j names no tool of ours, are none', (body) => {
    expect(scopesNeeded(body)).toEqual([]);
  });

  test('scopesNeeded, a batch that hides a second call behind the first, counts both', () => {
    const batch = Array.from({ length: 200 }, (_, i) => call(i === 199 ? 'set_sizes' : 'search_catalog'));
    expect(scopesNeeded(batch)).toEqual(['catalog:read', 'profile:write']);
  });
});

describe('scopesToAskFor', () => {
  test.each([
    [['catalog:read'], ['profile:write'], ['catalog:read', 'profile:write']],
    [[], ['profile:write'], ['profile:write']],
    [
      ['catalog:read', 'profile:read'],
      ['profile:read', 'catalog:read'],
      ['catalog:read', 'profile:read'],
    ],
    [['openid', 'offline_access', 'catalog:read', 'x"y'], ['profile:write'], ['catalog:read', 'profile:write']],
  ])('scopesToAskFor, %j held and %j needed, are %j, so that stepping up loses nothing', (held, needed, asked) => {
    expect(scopesToAskFor({ userId: 'u', clientId: 'c', scopes: new Set(held) }, needed)).toEqual(asked);
  });
});
