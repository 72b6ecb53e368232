import { describe, expect, test } from '@jest/globals';
import { bearerTokenOf, headerOf, verifiedToken } from './access-token.ts';

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const written = (header: object, signature = 'c2ln'): string => `${encoded(header)}.${encoded({})}.${signature}`;
const HEADER = { alg: 'RS256', kid: 'k1', typ: 'at+jwt' };
const NOW = 1_800_000_000;
const CLAIMS = { sub: 'auth0|shopper', exp: NOW + 60, iat: NOW, scope: 'catalog:read profile:read', azp: 'client-1' };
const verified = (claims: object = {}, header: object = {}) =>
  verifiedToken(written({ ...HEADER, ...header }), { ...CLAIMS, ...claims }, NOW + 5);

describe('verifiedToken', () => {
  test('verifiedToken, a good token, gives who, what and until when', () => {
    expect(verified()).toEqual({
      principal: { userId: 'auth0|shopper', clientId: 'client-1', scopes: new Set(['catalog:read', 'profile:read']) },
      expiresAt: NOW + 60,
      issuedAt: NOW,
    });
  });

  test.each([
    ['t-1', 't-1'],
    [undefined, undefined],
    [7, undefined],
  ])('verifiedToken, the token id %j, is %j', (jti, tokenId) => {
    expect(verified({ jti }).tokenId).toBe(tokenId);
  });

  test.each([['at+jwt'], ['AT+JWT'], ['application/at+jwt'], ['JWT'], [undefined]])(
    'verifiedToken, the type %s, is an access token',
    (typ) => {
      expect(verified({}, { typ }).principal.userId).toBe('auth0|shopper');
    },
  );

  test.each([['id+jwt'], ['dpop+jwt'], ['logout+jwt'], [''], [1], [null]])(
    'verifiedToken, the type %j, is not',
    (typ) => {
      expect(() => verified({}, { typ })).toThrow('not an access token');
    },
  );

  test.each([[['exp']], [[]], ['b64']])('verifiedToken, the critical extension %j, is refused', (crit) => {
    expect(() => verified({}, { crit })).toThrow('critical extensions are not supported');
  });

  test.each([
    [{ sub: undefined }, '"sub" is missing'],
    [{ sub: '' }, '"sub" is missing'],
    [{ sub: 7 }, '"sub" is missing'],
    [{ sub: 'x'.repeat(256) }, '"sub" is missing'],
    [{ sub: 'auth0|a\nb' }, '"sub" is missing or unusable'],
    [{ sub: 'auth0|\ud800' }, '"sub" is missing or unusable'],
    [{ azp: '' }, '"azp" or "client_id" is unusable'],
    [{ azp: 'a\u0000b' }, '"azp" or "client_id" is unusable'],
    [{ exp: undefined }, '"exp" is missing'],
    [{ exp: String(NOW + 60) }, '"exp" is missing'],
    [{ iat: NOW + 6 }, '"iat" lies in the future'],
    [{ iat: String(NOW) }, '"iat" lies in the future'],
  ])('verifiedToken, %j, is refused: %s', (claims, why) => {
    expect(() => verified(claims)).toThrow(why);
  });

  test.each(['c2ln', 'c2lnMQ'])('verifiedToken, the signature %s, is spelt in the one way there is', (signature) => {
    expect(verifiedToken(written(HEADER, signature), CLAIMS, NOW).expiresAt).toBe(NOW + 60);
  });

  test.each(['c2lnMR', 'c2ln=', 'c2l+MQ', ' c2ln'])(
    'verifiedToken, the signature %j, is another spelling',
    (signature) => {
      expect(() => verifiedToken(written(HEADER, signature), CLAIMS, NOW)).toThrow('not plain base64url');
    },
  );

  test.each([null, 'text', undefined])('verifiedToken, claims that are %j, are refused', (payload) => {
    expect(() => verifiedToken(written(HEADER), payload, NOW)).toThrow('not an object');
  });

  test('verifiedToken, no issue time, is taken: RFC 9068 wants it, Auth0 always sends it, exp bounds the token', () => {
    expect(verified({ iat: undefined }).expiresAt).toBe(NOW + 60);
  });

  test.each([
    [{ scope: 'a:read b:write', permissions: ['b:write', 'c:read'] }, ['b:write']],
    [{ scope: 'a:read', permissions: [] }, []],
    [{ scope: 'a:read' }, ['a:read']],
    [{ scope: ' a:read  b:read ' }, ['a:read', 'b:read']],
    [{ scope: undefined, permissions: ['a:read'] }, []],
    [{ scope: ['a:read'] }, []],
    [{ scope: 'a:read', permissions: 'a:read' }, ['a:read']],
  ])('verifiedToken, %j, grants %j', (claims, scopes) => {
    expect([...verified(claims).principal.scopes]).toEqual(scopes);
  });

  test.each([
    [{ azp: 'a', client_id: 'b' }, 'a'],
    [{ azp: undefined, client_id: 'b' }, 'b'],
    [{ azp: undefined }, 'unknown'],
    [{ azp: 'x'.repeat(300) }, 'x'.repeat(255)],
  ])('verifiedToken, %j, is the client %s', (claims, client) => {
    expect(verified(claims).principal.clientId).toBe(client);
  });
});

describe('bearerTokenOf', () => {
  test.each(['Bearer a.b.c', 'bearer a.b.c', 'BEARER a.b.c'])('bearerTokenOf, %j, is the token', (header) => {
    expect(bearerTokenOf(header)).toBe('a.b.c');
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer  a.b.c',
    'Bearer\ta.b.c',
    'Bearer a.b.c d',
    'Bearer a.b.c, Bearer d.e.f',
    'Bearer a.b.c ',
    'Basic a.b.c',
    'Bearera.b.c',
    'Bearer "a.b.c"',
    `Bearer ${'x'.repeat(8_193)}`,
  ])('bearerTokenOf, %j, is none', (header) => {
    expect(bearerTokenOf(header)).toBeNull();
  });
});

describe('headerOf', () => {
  test('headerOf, a token with a plain key id, gives it', () => {
    expect(headerOf(`${encoded(HEADER)}.x.y`)).toEqual(HEADER);
  });

  test.each([
    { alg: 'RS256' },
    { kid: '' },
    { kid: '../../etc/passwd' },
    { kid: 'https://evil.example/key' },
    { kid: 'a b' },
    { kid: 'x'.repeat(201) },
    { kid: ['k1'] },
    { kid: 1 },
    null,
    [],
  ])('headerOf, the header %j, names no usable key', (header) => {
    expect(() => headerOf(`${encoded(header)}.x.y`)).toThrow('the token names no usable key');
  });

  test.each(['', '.', 'not-json.x.y', '%%%'])('headerOf, the token %j, is not one', (token) => {
    expect(() => headerOf(token)).toThrow();
  });
});
