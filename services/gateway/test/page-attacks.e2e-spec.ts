import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ProfileView } from '#libs/contracts';
import { type Answer, ask } from '#libs/testing';
import { startEvilSite } from './evil-site.ts';
import { assistantOf, filled, Hand, openAs, type Place, startPlace, type Tool } from './person.ts';
import { exchange } from './raw-http.ts';

const PROFILE = '/account/profile';
const MEGABYTE = 1_048_576;

let place: Place;
let hand: Hand;
let tool: Tool;
beforeAll(async () => {
  place = await startPlace();
  [hand, tool] = [await Hand.of(place, 'shopper'), await assistantOf(place, 'shopper', 'profile:read profile:write')];
});

const goals = async (): Promise<string[]> => ((await tool('get_profile')) as unknown as ProfileView).goals;
const attack = async (instead: Record<string, string | null> = {}): Promise<URLSearchParams> =>
  filled(await hand.form(PROFILE, 'amount'), { goals: 'stolen', ...instead });
const isPage = ({ headers }: Answer): boolean => headers.get('content-type') === 'text/html; charset=utf-8';

describe('CSRF', () => {
  test.each([
    ['without a token', { csrf: null }],
    ['with an empty token', { csrf: '' }],
    ['with a made-up token', { csrf: 'aaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbb' }],
  ])('form, %s, is 403, a page, and changes nothing', async (_, instead) => {
    const answer = await hand.post(PROFILE, await attack(instead));
    expect([answer.status, isPage(answer)]).toEqual([403, true]);
    expect(await goals()).toEqual([]);
  });

  test('form, with the token of a session of the same or another person, is 403 and changes nothing', async () => {
    for (const other of [await Hand.of(place, 'shopper'), await Hand.of(place, 'shopper2')]) {
      const csrf = (await other.form(PROFILE, 'amount')).fields.get('csrf');
      expect((await hand.post(PROFILE, await attack({ csrf }))).status).toBe(403);
    }
    expect(await goals()).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['of another host', { origin: 'https://evil.example' }],
    ['of another port', { origin: 'http://localhost:1' }],
    ['null', { origin: 'null' }],
    ['empty, and a browser that says cross-site', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['good, and a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
    ['good, and a browser that says none', { 'sec-fetch-site': 'none' }],
  ])('form, with a good token and an origin %s, is 403 and changes nothing', async (_, headers) => {
    expect((await hand.post(PROFILE, await attack(), headers)).status).toBe(403);
    expect(await goals()).toEqual([]);
  });

  test('form, of an attacker’s page in the browser of somebody signed in, is refused on our host and without a session from another', async () => {
    const fields = '<input name="part" value="profile"><input name="goals" value="stolen">';
    const submit = '<script>document.forms[0].submit()</script>';
    const form = `<form method="post" action="${place.publicUrl}${PROFILE}">${fields}</form>${submit}`;
    const evil = await startEvilSite({ '/': form, '/bare': `<meta name="referrer" content="no-referrer">${form}` });
    const page = await openAs(place, 'shopper', '/account');
    // From another host the browser sends no cookie with it: to us that is somebody who has to sign in.
    for (const [from, status] of [
      [evil.sameSite, 403],
      [evil.crossSite, 303],
      [`${evil.sameSite}/bare`, 403],
      [`${evil.crossSite}/bare`, 403],
    ] as const) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.goto(from).catch(() => undefined); // the form may go off before the page counts as loaded
      expect([from, (await answered).status()]).toEqual([from, status]);
    }
    expect(await goals()).toEqual([]);
  });

  test('link, in the browser of somebody signed in, changes nothing', async () => {
    const query = (await attack()).toString();
    expect((await hand.get(`${PROFILE}?${query}`)).status).toBe(200);
    expect(await goals()).toEqual([]);
  });
});

describe('clickjacking', () => {
  const PAGES = [
    ...['/', '/privacy', '/account', PROFILE, '/account/address', '/account/consents', '/account/activity'],
    ...['/account/clients', '/account/none', `/consents/${'A'.repeat(32)}`, '/sign-in/callback', '/language/xx'],
  ];
  test.each(PAGES)('page %s, says that nobody may frame it', async (path) => {
    const { headers } = await hand.get(path);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
  });

  test('page, framed by an attacker on our own host, is not shown', async () => {
    const frame = `<iframe src="${place.publicUrl}/account"></iframe><iframe src="${place.publicUrl}/privacy"></iframe>`;
    const { sameSite } = await startEvilSite({ '/': frame });
    const page = await openAs(place, 'shopper', '/account');
    await page.goto(sameSite);
    const frames = page.frames().filter((one) => one !== page.mainFrame());
    expect(frames).toHaveLength(2);
    for (const one of frames) expect(await textIn(one)).not.toMatch(/Atelier|account/i);
  });
});

const textIn = (frame: ReturnType<Page['mainFrame']>): Promise<string> =>
  frame.evaluate<string>('document.body?.innerText ?? ""').catch(() => '');

describe('confusion of method and content', () => {
  test.each<[what: string, body: () => Promise<string | FormData>, type: string | undefined, status: number]>([
    ['JSON', async () => JSON.stringify(Object.fromEntries(await attack())), 'application/json', 403],
    ['a list in JSON', () => Promise.resolve('[]'), 'application/json', 403],
    ['plain text', async () => (await attack()).toString(), 'text/plain', 415],
    ['no known type', async () => (await attack()).toString(), 'application/x-unknown', 415],
    ['a file', async () => (await attack()).toString(), 'text/csv', 403],
    ['a form of a megabyte', async () => `${(await attack()).toString()}&x=${'x'.repeat(MEGABYTE)}`, undefined, 413],
    [
      '10,000 long fields',
      async () => `${(await attack()).toString()}${'&field=value'.repeat(10_000)}`,
      undefined,
      413,
    ],
    ['an empty body', () => Promise.resolve(''), undefined, 403],
    ['a token that is first a bad one', async () => `csrf=x&${(await attack()).toString()}`, undefined, 403],
    ['NUL', async () => (await attack({ goals: 'a\u0000b' })).toString(), undefined, 422],
    [
      'bytes that are no UTF-8',
      async () => `${(await attack({ goals: null })).toString()}&goals=%ff%00`,
      undefined,
      422,
    ],
  ])('body, %s, is refused and changes nothing', async (_, body, type, status) => {
    const headers = { 'content-type': type ?? 'application/x-www-form-urlencoded' };
    const answer = await hand.post(PROFILE, await body(), headers);
    expect([answer.status, isPage(answer)]).toEqual([status, true]);
    expect(await goals()).toEqual([]);
  });

  test('body, multipart, is refused and changes nothing', async () => {
    const body = new FormData();
    for (const [name, value] of await attack()) body.set(name, value);
    const answer = await hand.post(PROFILE, body);
    expect([answer.status, isPage(answer)]).toEqual([415, true]);
    expect(await goals()).toEqual([]);
  });

  test('fields, doubled, many and named as what every object has, are read by the first of each name only', async () => {
    const odd = '&goals=second&__proto__=x&constructor=x&__proto__[goals]=x&goals[]=x&_method=DELETE';
    const many = `${(await attack({ goals: 'first' })).toString()}${odd}${'&a'.repeat(10_000)}`;
    const answer = await hand.post(PROFILE, many, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([answer.status, await goals()]).toEqual([303, ['first']]);
    await hand.post(PROFILE, await attack({ goals: null }));
    expect(await goals()).toEqual([]);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s, with a good form, finds nothing', async (method) => {
    const headers = { cookie: `__Host-atelier-session=${hand.secret}`, origin: place.publicUrl };
    const answer = await ask(`${place.publicUrl}${PROFILE}`, { method, headers, body: await attack() });
    expect([answer.status, isPage(answer)]).toEqual([404, true]);
    expect(await goals()).toEqual([]);
  });

  test.each(['/account', '/account/activity', '/privacy', '/language/de'])(
    'form, sent to %s, which takes none, finds nothing',
    async (path) => {
      expect((await hand.post(path, await attack())).status).toBe(404);
    },
  );
});

describe('header injection', () => {
  const LINE = '%0d%0aX-Injected:%20yes%0d%0aSet-Cookie:%20injected=yes';
  test.each([
    `/sign-in?return_to=/account${LINE}`,
    `/sign-in?return_to=${LINE}`,
    `/language/de?to=/${LINE}`,
    `/language/de${LINE}`,
    `/account?done=${LINE}`,
    `/account/activity?cursor=${LINE}`,
    `/account/${LINE}`,
    `/consents/${LINE}`,
    `/sign-in/callback?state=${LINE}&code=${LINE}&iss=${LINE}`,
  ])('line end in %s, makes no header, with a session and without', async (path) => {
    for (const answer of [await hand.get(path), await ask(`${place.publicUrl}${path}`)]) {
      expect(answer.status).toBeLessThan(500);
      expect([...answer.headers.keys()]).not.toContain('x-injected');
      expect(answer.headers.getSetCookie().join()).not.toMatch(/injected=/);
    }
  });

  test('line end, in the fields of forms, makes no header', async () => {
    const line = '\r\nX-Injected: yes';
    for (const [path, field] of [
      [PROFILE, 'part'],
      [PROFILE, 'form'],
      ['/account/clients', 'action'],
    ] as const) {
      const { status, headers } = await hand.post(path, await attack({ [field]: line, client_id: line }));
      expect([status < 500, headers.has('x-injected')]).toEqual([true, false]);
    }
    expect((await hand.post(`/consents/${encodeURIComponent(line)}`, await attack())).status).toBeLessThan(500);
  });

  test.each(['/sign-in?return_to=/a\r\nX-Injected: yes', '/language/de?to=/\r\n\r\n<script>', '/account\n'])(
    'line end as it is, in %j, is no valid request, or another header of it',
    async (path) => {
      const head = `GET ${path} HTTP/1.1\r\nHost: ${new URL(place.publicUrl).host}\r\nConnection: close\r\n\r\n`;
      const answer = await exchange(place.publicUrl, head);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:303|400) /);
      expect(answer).not.toMatch(/^x-injected/im);
    },
  );
});
