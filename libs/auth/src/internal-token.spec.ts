import { describe, expect, test } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { OperationError } from '#libs/contracts';
import { digestOf, type InternalClaims, peerKeys, signInternalToken, verifyInternalToken } from './internal-token.ts';

const fresh = (): string => randomBytes(32).toString('base64url');
const [GATEWAY_PROFILE, CATALOG_PROFILE, NEW_KEY] = [fresh(), fresh(), fresh()];
/** What the gateway signs with, and what profile verifies with: keys shared by two, per pair. */
const gateway = peerKeys(new Map([['profile', GATEWAY_PROFILE]]));
const catalog = peerKeys(new Map([['profile', CATALOG_PROFILE]]));
const profile = peerKeys(
  new Map([
    ['gateway', GATEWAY_PROFILE],
    ['catalog', CATALOG_PROFILE],
  ]),
);

const NOW = 1_800_000_000_000;
const BODY = Buffer.from('{"limit":3}');
const EXPECTED = { callee: 'profile', operation: 'profile.get_profile', body: BODY, now: NOW };
const CLAIMS: InternalClaims = {
  caller: 'gateway',
  callee: 'profile',
  operation: 'profile.get_profile',
  digest: digestOf(BODY),
  principal: { userId: 'auth0|someone', clientId: 'a-client', scopes: new Set(['profile:read', 'profile:write']) },
  requestId: 'r-1',
  expires: NOW + 5_000,
};
const token = (changes: Partial<InternalClaims> = {}, keys = gateway): string =>
  signInternalToken({ ...CLAIMS, ...changes }, keys);

/** Why it was refused; the answer to the caller never says. */
function refusal(written: string, expected = EXPECTED, keys = profile): unknown {
  try {
    verifyInternalToken(written, expected, keys);
  } catch (error) {
    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The internal token of this message is not valid',
      details: {},
    });
    return (error as OperationError).cause;
  }
  return 'accepted';
}

/** Signs whatever text it is given: an attacker who holds one key of his own. */
const signedRaw = (payload: string, key = CATALOG_PROFILE): string => {
  const encoded = Buffer.from(payload).toString('base64url');
  return `${encoded}.${createHmac('sha256', Buffer.from(key, 'base64url')).update(encoded).digest('base64url')}`;
};
const wire = {
  v: 1,
  from: 'catalog',
  to: 'profile',
  op: 'profile.get_profile',
  dig: CLAIMS.digest,
  sub: 'u',
  cid: 'c',
  scp: 'profile:read',
  rid: 'r',
  exp: NOW + 1,
};

describe('verifyInternalToken', () => {
  test('token, signed for this message, gives back every claim', () => {
    expect(verifyInternalToken(token(), EXPECTED, profile)).toEqual(CLAIMS);
  });

  test('token, no scopes, gives an empty set and not a scope without a name', () => {
    const claims = verifyInternalToken(
      token({ principal: { ...CLAIMS.principal, scopes: new Set() } }),
      EXPECTED,
      profile,
    );
    expect(claims.principal.scopes).toEqual(new Set());
  });

  test('token, of a person signed in on our pages, gives back the handle of the session', () => {
    const principal = { ...CLAIMS.principal, session: 's-1' };
    expect(verifyInternalToken(token({ principal }), EXPECTED, profile).principal).toEqual(principal);
  });

  test('token, for another service, is refused', () => {
    const both = peerKeys(new Map([['catalog', GATEWAY_PROFILE]]));
    expect(refusal(token({ callee: 'catalog' }, both))).toBe('for another service');
  });

  test('token, for another operation of the same service, is refused', () => {
    expect(refusal(token({ operation: 'profile.set_sizes' }))).toBe('for another operation');
  });

  test('token, on a message with another body, is refused', () => {
    expect(refusal(token(), { ...EXPECTED, body: Buffer.from('{"limit":4}') })).toBe('for another body');
    expect(refusal(token(), { ...EXPECTED, body: Buffer.alloc(0) })).toBe('for another body');
  });

  test('token, at the moment it expires, is refused; a millisecond before it is not', () => {
    expect(refusal(token({ expires: NOW }))).toBe('expired');
    expect(refusal(token({ expires: NOW + 1 }))).toBe('accepted');
  });

  test('token, forged by another service in the name of the gateway, is refused', () => {
    expect(refusal(token({ caller: 'gateway' }, catalog))).toBe('no key shared with "gateway" made this signature');
  });

  test('token, of a caller that shares no key, is refused', () => {
    expect(refusal(token({ caller: 'try-on' }))).toBe('no key shared with "try-on" made this signature');
    expect(refusal(signedRaw(JSON.stringify({ ...wire, from: '__proto__' })))).toBe(
      'no key shared with "__proto__" made this signature',
    );
  });

  test('token, signed with the key of the other direction, is refused', () => {
    const own = peerKeys(new Map([['profile', NEW_KEY]]));
    expect(refusal(token({}, own))).toBe('no key shared with "gateway" made this signature');
  });

  test.each([
    ['nothing', ''],
    ['only a dot', '.'],
    ['no payload', `.${'A'.repeat(43)}`],
    ['no signature', Buffer.from(JSON.stringify(wire)).toString('base64url')],
    ['an empty signature', `${Buffer.from(JSON.stringify(wire)).toString('base64url')}.`],
    ['not JSON', signedRaw('not json')],
    ['JSON null', signedRaw('null')],
    ['a JSON list', signedRaw('[]')],
    ['another version', signedRaw(JSON.stringify({ ...wire, v: 2 }))],
    ['no expiry', signedRaw(JSON.stringify({ ...wire, exp: undefined }))],
    ['an expiry in text', signedRaw(JSON.stringify({ ...wire, exp: '9999999999999' }))],
    ['no subject', signedRaw(JSON.stringify({ ...wire, sub: undefined }))],
    ['scopes in a list', signedRaw(JSON.stringify({ ...wire, scp: ['profile:read'] }))],
    [
      'duplicate names, the last one foreign',
      signedRaw(JSON.stringify(wire).replace('"from":"catalog"', '"from":"catalog","from":"gateway"')),
    ],
    [
      'duplicate names, the first one foreign',
      signedRaw(
        JSON.stringify({ ...wire, op: 'x' }).replace('"op":"x"', '"op":"profile.get_profile","op":"profile.set_sizes"'),
      ),
    ],
  ])('token, %s, is refused', (_, written) => {
    expect(refusal(written)).not.toBe('accepted');
  });

  test('token, cut anywhere, is refused', () => {
    const whole = token();
    for (let length = 0; length < whole.length; length++)
      expect([length, refusal(whole.slice(0, length))]).not.toEqual([length, 'accepted']);
  });

  test('token, any one character changed, is refused', () => {
    const whole = token();
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      to: fc.integer({ min: 1, max: 126 }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(change, ({ at, to }) => {
        fc.pre(whole[at] !== to);
        expect(refusal(whole.slice(0, at) + to + whole.slice(at + 1))).not.toBe('accepted');
      }),
      { numRuns: 2_000 },
    );
  });

  test('token, its last character changed in the bits base64url ignores, is refused', () => {
    const whole = token();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted = [...alphabet].filter((last) => refusal(whole.slice(0, -1) + last) === 'accepted');
    expect(accepted).toEqual([whole.at(-1)]);
  });

  test.each(['=', ' ', '\n', 'A', '.', '.x'])('token, with %j behind it, is refused', (more) => {
    expect(refusal(token() + more)).not.toBe('accepted');
  });
});

describe('rotation', () => {
  const rotating = peerKeys(new Map([['gateway', `${NEW_KEY}|${GATEWAY_PROFILE}`]]));
  const renewed = peerKeys(new Map([['profile', `${NEW_KEY}|${GATEWAY_PROFILE}`]]));

  test('token, signed with the old key while both are known, is accepted', () => {
    expect(refusal(token(), EXPECTED, rotating)).toBe('accepted');
  });

  test('token, by a caller that has both, is signed with the new key only', () => {
    expect(refusal(token({}, renewed), EXPECTED, rotating)).toBe('accepted');
    expect(refusal(token({}, renewed), EXPECTED, profile)).toBe('no key shared with "gateway" made this signature');
  });

  test('token, signed with a key that was dropped, is refused', () => {
    const after = peerKeys(new Map([['gateway', NEW_KEY]]));
    expect(refusal(token(), EXPECTED, after)).toBe('no key shared with "gateway" made this signature');
  });
});

describe('keys', () => {
  test.each(['', 'short', randomBytes(31).toString('base64url'), `${fresh()}|short`, `${fresh()}|`])(
    'peerKeys, the key %j, is refused naming the peer and not the key',
    (written) => {
      expect(() => peerKeys(new Map([['profile', written]]))).toThrow(
        'Cannot use the key shared with profile: it must be base64url of at least 32 bytes',
      );
    },
  );

  test('signInternalToken, no key for the callee, is an error of configuration', () => {
    expect(() => token({ callee: 'audit' })).toThrow('Cannot call audit: gateway shares no key with it');
  });
});
