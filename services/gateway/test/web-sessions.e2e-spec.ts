import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, ask, msUntil } from '#libs/testing';
import {
  beginSignIn,
  choose,
  cookieOf,
  filled,
  Hand,
  logsOf,
  type Name,
  openAs,
  type Place,
  SESSION,
  startPlace,
  userId,
} from './person.ts';

const MAX_SESSIONS = 20;
const SOON_MS = 15_000;

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});

const isIn = async (hand: Hand): Promise<boolean> => (await hand.get('/account')).status === 200;
/** Where a page leads to instead of being shown. */
const ledTo = ({ status, headers }: Answer): string =>
  `${status} ${headers.get('location')?.replace(place.publicUrl, '') ?? ''}`;
/** Has a column of every session of somebody say an earlier time. */
const shift = (who: Name, column: string, minutes: number): Promise<unknown> =>
  place.database.query(
    `UPDATE gateway.web_sessions SET ${column} = now() - $2 * interval '1 minute' WHERE user_id = $1`,
    [userId(who), minutes],
  );
const sessionsOf = async (who: Name): Promise<number> =>
  (await place.database.query('SELECT 1 FROM gateway.web_sessions WHERE user_id = $1', [userId(who)])).length;
const signOut = async (hand: Hand, more: Record<string, string> = {}): Promise<Answer> =>
  hand.post('/sign-out', filled(await hand.form('/account', 'csrf'), more));

describe('a session', () => {
  test('session, the gateway killed and started again, is still there, and so are its open forms', async () => {
    const hand = await Hand.of(place, 'shopper');
    const form = await hand.form('/account/profile', 'amount');
    await place.gateway.kill();
    await place.gateway.start();
    expect(await isIn(hand)).toBe(true);
    expect((await hand.post('/account/profile', filled(form, { goals: 'kept' }))).status).toBe(303);
  });

  test('session, at another replica, is the same there, and ends at both', async () => {
    const second = await place.bed.gateway(place.issuer, { PUBLIC_URL: place.publicUrl });
    const hand = await Hand.of(place, 'shopper');
    const there = new Hand(place, hand.secret, second.publicUrl);
    expect(await isIn(there)).toBe(true);
    expect((await signOut(there)).status).toBe(303);
    expect([await isIn(hand), await isIn(there)]).toEqual([false, false]);
    await second.part.stop();
  });

  test.each([
    ['idle for longer than an hour', 'last_seen_at', 61],
    ['older than 12 hours', 'expires_at', 0],
  ])('session, %s, leads to the sign-in and back to the page', async (_, column, minutes) => {
    const hand = await Hand.of(place, 'shopper2');
    await shift('shopper2', column, minutes);
    expect(ledTo(await hand.get('/account/clients'))).toBe('303 /sign-in?return_to=%2Faccount%2Fclients');
    const form = new URLSearchParams({ part: 'profile' });
    expect(ledTo(await hand.post('/account/profile', form))).toBe('303 /sign-in?return_to=%2Faccount%2Fprofile');
  });

  test('session, used, stays although it began longer than an hour ago', async () => {
    const hand = await Hand.of(place, 'shopper2');
    await shift('shopper2', 'created_at', 300);
    await shift('shopper2', 'last_seen_at', 59);
    expect(await isIn(hand)).toBe(true);
    const [row] = await place.database.query<{ fresh: boolean }>(
      `SELECT bool_or(last_seen_at > now() - interval '1 minute') AS fresh FROM gateway.web_sessions WHERE user_id = $1`,
      [userId('shopper2')],
    );
    expect(row).toEqual({ fresh: true });
  });

  test('sessions, of one person, are 20 at most: the oldest makes room', async () => {
    const first = await Hand.of(place, 'operator');
    const second = await Hand.of(place, 'operator');
    for (let n = 2; n <= MAX_SESSIONS; n += 1) await Hand.of(place, 'operator');
    expect(await sessionsOf('operator')).toBe(MAX_SESSIONS);
    expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
  });

  test('session, its secret and the tokens of its forms, stand in no log line and in no row', async () => {
    const { cookie, location } = await beginSignIn(place);
    const hand = await Hand.of(place, 'shopper');
    const csrf = (await hand.form('/account', 'csrf')).fields.get('csrf') ?? '';
    const { headers } = await hand.get('/account/activity');
    await msUntil(async () => Promise.resolve(logsOf(place).includes(headers.get('x-request-id') ?? '')), SOON_MS);
    const tables = await place.database.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname !~ '^(pg_|information)'`,
    );
    // One after the other: each takes a connection.
    let rows = '';
    for (const { name } of tables)
      rows += JSON.stringify(await place.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`));
    const written = `${logsOf(place)}${rows}`;
    const state = location.searchParams.get('state') ?? '';
    for (const secret of [hand.secret, csrf, cookie.split('=')[1] ?? '', state]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(written.includes(secret)).toBe(false);
    }
    expect(written).toContain(userId('shopper'));
  });
});

describe('a sign-in that was long ago', () => {
  test.each(['/account/address', '/account/purchases', `/consents/${'A'.repeat(32)}`])(
    'page %s, asks for a new one, no older than that, and comes back',
    async (path) => {
      const page = await openAs(place, 'shopper', '/account');
      await shift('shopper', 'signed_in_at', 16);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${place.publicUrl}${path}`);
      await choose(page, place, 'shopper');
      expect(page.url()).toBe(`${place.publicUrl}${path}`);
      const at = asked.find((url) => url.startsWith(`${place.issuer}authorize`)) ?? '';
      expect(new URL(at).searchParams.get('max_age')).toBe('900');
      await page.goto(`${place.publicUrl}/account/address`);
      await page.locator('#line1').waitFor();
    },
  );

  test('consent, given or denied in a session of long ago, is not taken, and other pages are shown', async () => {
    const hand = await Hand.of(place, 'shopper');
    const form = filled(await hand.form('/account/consents', 'shown', 'photos_store:1:en'), {});
    await shift('shopper', 'signed_in_at', 31);
    const fresh = '303 /sign-in?return_to=%2Faccount%2Fconsents&fresh=1';
    expect(ledTo(await hand.post('/account/consents', form))).toBe(fresh);
    expect(await place.database.query('SELECT 1 FROM profile.consents')).toEqual([]);
    expect([await isIn(hand), (await hand.get('/account/profile')).status]).toEqual([true, 200]);
    await shift('shopper', 'signed_in_at', 16);
    expect((await hand.post('/account/consents', form)).status).toBe(303);
    expect(await place.database.query('SELECT 1 FROM profile.consents')).toHaveLength(1);
  });
});

describe('signing out', () => {
  test('session, signed out in the browser, is over here and at the identity provider', async () => {
    const page = await openAs(place, 'shopper', '/account');
    const hand = new Hand(place, await cookieOf(page.context(), place, SESSION));
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign out?' }).waitFor();
    expect(await isIn(hand)).toBe(false);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${place.publicUrl}/`);
    expect((await page.context().cookies(place.publicUrl)).map(({ name }) => name)).not.toContain(SESSION);
    await page.goto(`${place.publicUrl}/account`);
    await choose(page, place, 'shopper2');
    await page.getByText('Robin Shopper').first().waitFor();
  });

  test('sessions, signed out everywhere in one browser, are over in the other', async () => {
    const [here, there, other] = [
      await Hand.of(place, 'shopper'),
      await Hand.of(place, 'shopper'),
      await Hand.of(place, 'shopper2'),
    ];
    const answer = await signOut(here, { everywhere: '1' });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-atelier-session=; Max-Age=0; Path=\//);
    expect(await Promise.all([here, there, other].map(isIn))).toEqual([false, false, true]);
  });

  test('button, pressed in a session that is over already, signs nobody in', async () => {
    const hand = await Hand.of(place, 'shopper');
    const form = filled(await hand.form('/account', 'csrf'), {});
    await signOut(hand);
    const answer = await hand.post('/sign-out', form);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(`^${place.issuer}oidc/logout`),
    ]);
  });

  test('link to sign out, from anywhere, signs nobody out', async () => {
    const hand = await Hand.of(place, 'shopper');
    expect((await hand.get('/sign-out')).status).toBe(404);
    expect((await ask(`${place.publicUrl}/sign-out`, { method: 'POST' })).status).toBe(303);
    expect(await isIn(hand)).toBe(true);
  });
});
