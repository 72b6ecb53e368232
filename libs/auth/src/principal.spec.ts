import { describe, expect, test } from '@jest/globals';
import { hasScopes } from './principal.ts';

const holder = { userId: 'u', clientId: 'c', scopes: new Set(['a:read', 'a:write']) };

describe('hasScopes', () => {
  test.each([
    [['a:read'], true],
    [['a:read', 'a:write'], true],
    [['a:read', 'b:read'], false],
    [['a'], false],
    [['a:read a:write'], false],
    [['A:READ'], false],
    [[], true],
  ])('hasScopes, %j needed, is %s', (needed, answer) => {
    expect(hasScopes(holder, needed)).toBe(answer);
  });
});
