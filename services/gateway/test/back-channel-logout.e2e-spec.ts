import { beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, ask, msUntil, signToken, type TokenClaims } from '#libs/testing';
import { Hand, type Name, openAs, type Place, startPlace, userId } from './person.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const SOON_MS = 15_000;

let place: Place;
let key: JsonWebKey & { kid: string };
beforeAll(async () => {
  place = await startPlace();
  const file = readFileSync(join(place.bed.dir, 'identity/keys.json'), 'utf8');
  key = (JSON.parse(file) as { signing: JsonWebKey & { kid: string } }).signing;
});

const isIn = async (hand: Hand): Promise<boolean> => (await hand.get('/account')).status === 200;
const now = (): number => Math.floor(Date.now() / 1_000);
const sidOf = async (who: Name): Promise<string> => {
  const [row] = await place.database.query<{ issuer_session: string }>(
    'SELECT issuer_session FROM gateway.web_sessions WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1',
    [userId(who)],
  );
  return row?.issuer_session ?? '';
};
/** A good logout token of somebody, unless it is spoilt. */
function logoutToken(who: Name, claims: TokenClaims = {}, header: object = {}, privateKey: JsonWebKey = key): string {
  const good = { aud: 'atelier-web', sub: userId(who), jti: randomUUID(), exp: now() + 120, events: { [EVENT]: {} } };
  const given = { ...good, client_id: undefined, ...claims };
  return signToken({ url: place.issuer, privateKey }, given, { typ: 'logout+jwt', kid: key.kid, ...header });
}
const tell = (token: string | undefined, type = 'application/x-www-form-urlencoded'): Promise<Answer> =>
  ask(`${place.publicUrl}/back-channel-logout`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: token === undefined ? '' : new URLSearchParams({ logout_token: token }).toString(),
  });

describe('a session that ends at the identity provider', () => {
  test('session, ended there in the same browser, ends here, told by the provider itself', async () => {
    const page = await openAs(place, 'shopper', '/account');
    const other = await Hand.of(place, 'shopper');
    await page.goto(`${place.issuer}oidc/logout`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    const count = async (): Promise<number> =>
      (await place.database.query('SELECT 1 FROM gateway.web_sessions')).length;
    await msUntil(async () => (await count()) === 1, SOON_MS, 100);
    expect(await isIn(other)).toBe(true);
    await page.goto(`${place.publicUrl}/account`);
    expect(page.url().startsWith(place.issuer)).toBe(true);
  });

  test('logout token, of one session of the provider, ends that one only; of a person, all of theirs', async () => {
    const first = await Hand.of(place, 'shopper');
    const second = await Hand.of(place, 'shopper');
    const other = await Hand.of(place, 'shopper2');
    const sid = await sidOf('shopper');
    const answer = await tell(logoutToken('shopper', { sid }));
    expect([answer.status, answer.text, answer.headers.get('cache-control')]).toEqual([200, '', 'no-store']);
    expect(await Promise.all([first, second, other].map(isIn))).toEqual([true, false, true]);
    expect((await tell(logoutToken('shopper', { sid: undefined }))).status).toBe(200);
    expect(await Promise.all([first, other].map(isIn))).toEqual([false, true]);
  });

  test('logout token, sent once more, ends nothing that began after it', async () => {
    const later = await Hand.of(place, 'shopper');
    expect((await tell(logoutToken('shopper', { sid: undefined, iat: now() - 120 }))).status).toBe(200);
    expect(await isIn(later)).toBe(true);
  });

  test('logout token, of a session of somebody else, ends nothing', async () => {
    const [mine, theirs] = [await Hand.of(place, 'shopper'), await Hand.of(place, 'shopper2')];
    expect((await tell(logoutToken('shopper', { sid: await sidOf('shopper2') }))).status).toBe(200);
    expect(await Promise.all([mine, theirs].map(isIn))).toEqual([true, true]);
  });
});

describe('a forged logout token', () => {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' });
  const unsigned = (token: string, alg: string): string => {
    const [, body = ''] = token.split('.');
    const head = Buffer.from(JSON.stringify({ alg, typ: 'logout+jwt', kid: key.kid })).toString('base64url');
    return `${head}.${body}.`;
  };
  const spoilt: [what: string, token: () => string | undefined][] = [
    ['for another client', () => logoutToken('shopper', { aud: 'atelier-cli' })],
    ['of another issuer', () => logoutToken('shopper', { iss: 'https://evil.example/' })],
    ['that has expired', () => logoutToken('shopper', { exp: now() - 60 })],
    ['that is old, and has no end', () => logoutToken('shopper', { iat: now() - 3_600, exp: undefined })],
    ['from the future', () => logoutToken('shopper', { iat: now() + 3_600 })],
    ['with a nonce', () => logoutToken('shopper', { nonce: 'x' })],
    ['without events', () => logoutToken('shopper', { events: undefined })],
    ['with other events', () => logoutToken('shopper', { events: { 'https://evil.example/': {} } })],
    ['with events that are a list', () => logoutToken('shopper', { events: [EVENT] })],
    ['with events that are null', () => logoutToken('shopper', { events: null })],
    ['without a name', () => logoutToken('shopper', { jti: undefined })],
    ['of nobody', () => logoutToken('shopper', { sub: undefined })],
    ['signed by somebody else', () => logoutToken('shopper', {}, {}, foreign)],
    ['of an unknown key', () => logoutToken('shopper', {}, { kid: 'other' }, foreign)],
    ['with alg none', () => unsigned(logoutToken('shopper'), 'none')],
    ['without a signature', () => unsigned(logoutToken('shopper'), 'RS256')],
    ['that is an ID token', () => logoutToken('shopper', { events: undefined, nonce: 'n', sid: 's' }, { typ: 'JWT' })],
    ['that is an access token', () => logoutToken('shopper', { events: undefined }, { typ: 'at+jwt' })],
    ['that is no token', () => 'x.y.z'],
    ['that is missing', () => undefined],
  ];
  let hand: Hand;
  beforeAll(async () => {
    hand = await Hand.of(place, 'shopper');
  });

  test.each(spoilt)('logout token, %s, is refused and ends nothing', async (_, token) => {
    const answer = await tell(token());
    expect([answer.status, answer.body]).toEqual([400, { error: 'invalid_request' }]);
    expect(await isIn(hand)).toBe(true);
  });

  test.each([
    ['application/json', [400, 415]],
    ['text/plain', [415]],
    ['multipart/form-data', [415]],
  ])('logout token, sent as %s, is refused', async (type, statuses) => {
    expect(statuses).toContain((await tell(logoutToken('shopper'), type)).status);
    expect(await isIn(hand)).toBe(true);
  });
});
