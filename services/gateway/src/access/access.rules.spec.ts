import { describe, expect, test } from '@jest/globals';
import {
  type ApiKeyRow,
  type Credential,
  knownAccess,
  NOTHING_KNOWN,
  pairOf,
  type RevocationRow,
} from './access.rules.ts';

const LIFTED = 1_800_000_000_000;
const LIFTED_S = LIFTED / 1_000;
const row = (kind: RevocationRow['kind'], value: string, liftedAt: number | null = null): RevocationRow => ({
  kind,
  value,
  liftedAt,
});
const isRevoked = (revocations: RevocationRow[], credential: Partial<Credential> = {}): boolean =>
  knownAccess({ version: '1', revocations, apiKeys: [], disconnected: [] }).isRevoked({
    userId: 'auth0|a',
    clientId: 'c',
    tokenId: 't',
    issuedAt: LIFTED_S - 60,
    ...credential,
  });

describe('isRevoked', () => {
  test.each<[string, RevocationRow[], Partial<Credential>, boolean]>([
    ['nothing', [], {}, false],
    ['its id', [row('token', 't')], {}, true],
    ['its user', [row('user', 'auth0|a')], {}, true],
    ['its client', [row('client', 'c')], {}, true],
    ['its id, the token has none', [row('token', 't')], { tokenId: undefined }, false],
    ['another id, user and client', [row('token', 'x'), row('user', 'x'), row('client', 'x')], {}, false],
    ['its user as a client, its id as a user', [row('client', 'auth0|a'), row('user', 't')], {}, false],
    ['its id, and lifted', [row('token', 't', LIFTED)], {}, false],
    ['its user, lifted after it was issued', [row('user', 'auth0|a', LIFTED)], {}, true],
    ['its user, lifted in the second it was issued', [row('user', 'auth0|a', LIFTED)], { issuedAt: LIFTED_S }, true],
    ['its user, lifted before', [row('user', 'auth0|a', LIFTED)], { issuedAt: LIFTED_S + 1 }, false],
    ['its user, lifted, and nobody knows its age', [row('user', 'auth0|a', LIFTED)], { issuedAt: undefined }, true],
    ['its client, lifted after it was issued', [row('client', 'c', LIFTED)], {}, true],
    [
      'its user, lifted, and revoked again',
      [row('user', 'auth0|a', LIFTED), row('user', 'auth0|a')],
      { issuedAt: LIFTED_S + 1 },
      true,
    ],
    [
      'its user, lifted twice, the rows in any order',
      [row('user', 'auth0|a', LIFTED), row('user', 'auth0|a', LIFTED - 120_000)],
      {},
      true,
    ],
    ['a user named like a member of every object', [row('user', 'x')], { userId: 'constructor' }, false],
  ])('isRevoked, revoked: %s', (_, revocations, credential, expected) => {
    expect(isRevoked(revocations, credential)).toBe(expected);
  });
});

describe('API keys', () => {
  const key: ApiKeyRow = {
    id: '7',
    sha256: 'a'.repeat(64),
    scopes: ['x'],
    createdBy: 'auth0|maker',
    createdAt: 60,
    expiresAt: 100,
  };
  const known = (...revocations: RevocationRow[]) =>
    knownAccess({ version: '1', revocations, apiKeys: [key], disconnected: [] });

  test('apiKey, by its digest, is found, and no other', () => {
    expect(known().apiKey(key.sha256)).toEqual(key);
    expect(known().apiKey('b'.repeat(64))).toBeUndefined();
  });

  test.each<[string, RevocationRow[], number, boolean]>([
    ['in its time', [], 99, true],
    ['at its end', [], 100, false],
    ['its maker revoked', [row('user', 'auth0|maker')], 99, false],
    ['made before its maker was let in again', [row('user', 'auth0|maker', 70)], 99, false],
    ['made after its maker was let in again', [row('user', 'auth0|maker', 50)], 99, true],
    ['somebody else revoked', [row('user', 'auth0|x')], 99, true],
  ])('stands, %s', (_, revocations, now, expected) => {
    expect(known(...revocations).stands(key, now)).toBe(expected);
  });
});

describe('isDisconnected', () => {
  test.each([
    ['this client of this person', 'auth0|a', 'c', true],
    ['the same client, another person', 'auth0|b', 'c', false],
    ['the same person, another client', 'auth0|a', 'd', false],
    ['the two the wrong way round', 'c', 'auth0|a', false],
  ])('isDisconnected, %s: %s with %s is %s', (_, userId, clientId, expected) => {
    const known = knownAccess({ version: '1', revocations: [], apiKeys: [], disconnected: [pairOf('auth0|a', 'c')] });
    expect(known.isDisconnected({ userId, clientId })).toBe(expected);
    expect(known.isRevoked({ userId, clientId, issuedAt: LIFTED_S })).toBe(false);
  });

  test('isDisconnected, nothing known yet, is false', () => {
    expect(NOTHING_KNOWN.isDisconnected({ userId: 'auth0|a', clientId: 'c' })).toBe(false);
  });
});
