import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, ask, browserOf, msUntil } from '#libs/testing';
import { startEvilSite } from './evil-site.ts';
import {
  answerAtIssuer,
  beginSignIn,
  choose,
  cookieOf,
  Hand,
  type Name,
  openAs,
  type Place,
  secretIn,
  SESSION,
  SIGN_IN,
  startPlace,
  tokenOf,
  userId,
} from './person.ts';
import { ACCESS_SCOPES, admin } from './replicas.ts';

const WITHIN_MS = 5_000;
const SECRET = 'A'.repeat(43);

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});

const isIn = async (secret: string): Promise<boolean> => (await new Hand(place, secret).get('/account')).status === 200;
const open = (url: string, cookie: string): Promise<Answer> => ask(url, { headers: { cookie } });
/** A sign-in of somebody up to where their browser is sent back to us. */
async function onTheWay(who: Name, returnTo?: string, cookie?: string): Promise<{ cookie: string; back: URL }> {
  const begun = await beginSignIn(place, returnTo, cookie);
  return { cookie: begun.cookie, back: await answerAtIssuer(place, who, begun.location) };
}
/** A sign-in that came to nothing: a page that says so, and no session. */
function expectRefused(answer: Answer, status: number): void {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(secretIn(answer)).toBe('');
  expect(answer.text).toContain('Sign in again');
}

describe('session fixation', () => {
  test('session, planted by an attacker, is not taken over: the secret is a new one', async () => {
    const { cookie, back } = await onTheWay('shopper');
    const answer = await open(back.href, `${cookie}; ${SESSION}=${SECRET}`);
    expect(secretIn(answer)).toMatch(/^[\w-]{43}$/);
    expect(secretIn(answer)).not.toBe(SECRET);
    expect(await isIn(SECRET)).toBe(false);
  });

  test('session, of whoever was in that browser before, is over when somebody signs in', async () => {
    const before = await Hand.of(place, 'shopper2');
    const { cookie, back } = await onTheWay('shopper');
    const secret = secretIn(await open(back.href, `${cookie}; ${SESSION}=${before.secret}`));
    expect([await isIn(secret), await isIn(before.secret)]).toEqual([true, false]);
  });

  test.each(['', 'x', '%00', `${SECRET}A`, `${SECRET}"`, "' OR 1=1 --", '../../etc/passwd'])(
    'secret %j, made up, opens nothing and breaks nothing',
    async (secret) => {
      expect((await new Hand(place, secret).get('/account')).status).toBe(303);
    },
  );
});

describe('open redirect', () => {
  const HOSTILE = [
    ...['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example/', 'https:evil.example'],
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      '/%0d%0aLocation:%20//evil.example',
      '\r\n//evil.example',
      '/\t/evil.example',
    ],
    ...[
      '%2f%2fevil.example',
      '/%2f%2fevil.example',
      '/..//evil.example',
      '/.//evil.example',
      '@evil.example',
      '.evil.example',
    ],
    ...['/account@evil.example', `/${'a'.repeat(600)}`, `/${'../'.repeat(100)}/evil.example`, '/ü', '', ' /account'],
  ];
  test.each(HOSTILE)('return_to=%j, after the sign-in, stays with us', async (to) => {
    const { cookie, back } = await onTheWay('shopper', to);
    const { headers } = await open(back.href, cookie);
    const location = headers.get('location') ?? '';
    expect(location.startsWith(`${place.publicUrl}/`)).toBe(true);
    expect(new URL(location).origin).toBe(place.publicUrl);
  });

  test.each(HOSTILE)('language, back to %j, stays with us', async (to) => {
    const { headers } = await ask(`${place.publicUrl}/language/de?to=${encodeURIComponent(to)}`);
    expect(new URL(headers.get('location') ?? '', `${place.publicUrl}/x`).origin).toBe(place.publicUrl);
  });

  test('return_to, given twice or as an object, leads to the account', async () => {
    for (const query of ['return_to=/privacy&return_to=//evil.example', 'return_to[]=//evil.example']) {
      const { headers } = await ask(`${place.publicUrl}/sign-in?${query}`);
      const location = new URL(headers.get('location') ?? '');
      const back = await answerAtIssuer(place, 'shopper', location);
      const answer = await open(back.href, `${SIGN_IN}=${secretOf(headers)}`);
      expect(answer.headers.get('location')).toBe(`${place.publicUrl}/account`);
    }
  });
});
const secretOf = (headers: Headers): string => /=([\w-]{43});/.exec(headers.getSetCookie()[0] ?? '')?.[1] ?? '';

describe('an answer that was not asked for', () => {
  test('login CSRF: the attacker’s good answer, opened in the victim’s browser, signs nobody in', async () => {
    const attacker = await onTheWay('shopper2');
    const victim = await beginSignIn(place);
    for (const cookie of ['', victim.cookie, `${SIGN_IN}=${SECRET}`])
      expectRefused(await open(attacker.back.href, cookie), 400);
    const page = await (await browserOf()).newPage();
    await page.goto(attacker.back.href);
    await page.getByText('This sign-in is too old').waitFor();
  });

  test('answer, opened a second time, signs nobody in, and the first session stays', async () => {
    const { cookie, back } = await onTheWay('shopper');
    const secret = secretIn(await open(back.href, cookie));
    expectRefused(await open(back.href, cookie), 400);
    expect(await isIn(secret)).toBe(true);
  });

  test('answer, opened twice at once, signs in once', async () => {
    const { cookie, back } = await onTheWay('shopper');
    const answers = await Promise.all([open(back.href, cookie), open(back.href, cookie)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
  });

  test('two tabs of one browser, signing in at once, both come to their end', async () => {
    const first = await onTheWay('shopper', '/account/profile');
    const second = await onTheWay('shopper', '/account/consents', first.cookie);
    expect(second.cookie).toBe(first.cookie);
    const locations = [first, second].map(async ({ back, cookie }) =>
      (await open(back.href, cookie)).headers.get('location'),
    );
    expect(await Promise.all(locations)).toEqual([
      `${place.publicUrl}/account/profile`,
      `${place.publicUrl}/account/consents`,
    ]);
  });

  test.each<[what: string, change: (query: URLSearchParams) => void, status: number]>([
    ['mix-up: another issuer', (query) => query.set('iss', 'https://evil.example/'), 502],
    ['mix-up: no issuer', (query) => query.delete('iss'), 502],
    ['another code', (query) => query.set('code', SECRET), 502],
    ['no code', (query) => query.delete('code'), 502],
    ['another state', (query) => query.set('state', SECRET), 400],
    ['no state', (query) => query.delete('state'), 400],
    ['two states', (query) => query.append('state', SECRET), 502],
    ['two codes', (query) => query.append('code', SECRET), 502],
    ['an error besides', (query) => query.set('error', 'server_error'), 502],
    ['a token besides', (query) => query.set('response', 'x.y.z'), 502],
  ])('answer, with %s, signs nobody in', async (_, change, status) => {
    const { cookie, back } = await onTheWay('shopper');
    change(back.searchParams);
    expectRefused(await open(back.href, cookie), status);
  });

  test('sign-in, cancelled at the issuer, says so and leads back to where the person wanted to go', async () => {
    const page = await (await browserOf()).newPage();
    await page.goto(`${place.publicUrl}/account/clients`);
    await page.getByRole('button', { name: 'Cancel and go back' }).click();
    await page.getByText('You are not signed in').waitFor();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await choose(page, place, 'shopper');
    expect(page.url()).toBe(`${place.publicUrl}/account/clients`);
  });
});

describe('the cookies', () => {
  test('cookies, as they are set, are for this host alone, not for scripts, and not for requests from elsewhere', async () => {
    const { answer, location, cookie } = await beginSignIn(place);
    const back = await answerAtIssuer(place, 'shopper', location);
    const lines = [answer, await open(back.href, cookie)].map(({ headers }) => headers.getSetCookie());
    expect(lines.map((set) => set.map((line) => line.replace(/=[\w-]{43};/, '=S;')))).toEqual([
      ['__Host-atelier-sign-in=S; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Lax'],
      ['__Host-atelier-session=S; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax'],
    ]);
  });

  test('cookie, of the same name for a whole domain, a path or without Secure, is not taken by the browser', async () => {
    const planted = ['; Domain=localhost; Path=/; Secure', '; Path=/account; Secure', '; Path=/'];
    const evil = await startEvilSite(
      {},
      planted.map((rest) => `${SESSION}=${SECRET}${rest}`),
    );
    const page = await openAs(place, 'shopper', '/account');
    const secret = await cookieOf(page.context(), place, SESSION);
    await page.goto(evil.sameSite);
    const held = (await page.context().cookies()).filter(({ name }) => name === SESSION);
    expect(held.map(({ value }) => value)).toEqual([secret]);
    expect(await page.evaluate<string>('document.cookie')).not.toContain('__Host-');
  });
});

describe('a person whose access was revoked', () => {
  test('session, open in a browser, leads to the sign-in within 5 s, which says that they may not enter; lifted, they may', async () => {
    const operator = await tokenOf(place, 'operator', ACCESS_SCOPES);
    const page = await openAs(place, 'shopper2', '/account');
    const secret = await cookieOf(page.context(), place, SESSION);
    const input = { kind: 'user', value: userId('shopper2'), reason: 'a test' };
    const { body, status } = await admin(place.publicUrl, operator, 'POST', '/revocations', input);
    expect(status).toBe(200);
    await msUntil(async () => !(await isIn(secret)), WITHIN_MS);
    await page.goto(`${place.publicUrl}/account`);
    const refused = page.waitForResponse((response) =>
      response.url().startsWith(`${place.publicUrl}/sign-in/callback`),
    );
    await choose(page, place, 'shopper2');
    expect((await refused).status()).toBe(403);
    await page.getByText('You cannot sign in').waitFor();
    const { revocation_id: id } = body as { revocation_id: string };
    await admin(place.publicUrl, operator, 'DELETE', `/revocations/${id}`);
    expect(await isIn(secret)).toBe(false);
    await msUntil(async () => isIn((await Hand.of(place, 'shopper2')).secret), WITHIN_MS, 500);
  });
});
