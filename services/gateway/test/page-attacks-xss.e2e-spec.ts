import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { assistantOf, filled, Hand, openAs, type Place, startPlace, userId } from './person.ts';

const WHO = 'shopper';
/** Each would show itself: as an element, a dialog, a line in the console, or by asking for something. */
const PAYLOADS = [
  `"><img data-xss src=x onerror=alert(1)>`,
  `'><svg data-xss onload=alert(2)>`,
  `</textarea></title></script><script data-xss>alert(3)</script>`,
  '<a data-xss href="javascript:alert(4)">x</a>',
  '&lt;b data-xss&gt;&#60;i data-xss&#62;',
  '{{7*7}}${7*7}<%=7*7%>',
] as const;
const ALL = PAYLOADS.join(' ');

let place: Place;
let browser: BrowserContext;
beforeAll(async () => {
  place = await startPlace();
  const page = await openAs(place, WHO, '/account');
  browser = page.context();
});

/** Opens a page; says what ran or was loaded that should not, and what a person reads there. */
async function visited(path: string): Promise<{ faults: string[]; text: string; values: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (!/status of [45]\d\d/.test(message.text())) faults.push(`console ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script ${error.message}`));
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!request.isNavigationRequest() && !/^\/(?:pages\.(?:js|css)|favicon\.(?:ico|svg))$/.test(pathname))
      faults.push(`request ${request.url()}`);
  });
  await page.goto(`${place.publicUrl}${path}`, { waitUntil: 'networkidle' });
  const planted = await page.locator('[data-xss]').count();
  const links = await page.locator('a[href^="javascript:"], a[href^="data:"]').count();
  if (planted + links > 0) faults.push(`elements ${planted} ${links}`);
  const text = await page.locator('body').innerText();
  const values = await Promise.all(
    (await page.locator('input:not([type=hidden]), textarea').all()).map((field) => field.inputValue()),
  );
  await page.close();
  return { faults, text, values };
}

describe('stored XSS', () => {
  test('profile, its goals and style words, are shown as texts', async () => {
    const tool = await assistantOf(place, WHO, 'profile:read profile:write');
    const words = ['<img data-xss>', '"><b data-xss>x', "'><i data-xss>"];
    expect(await tool('set_budget_and_goals', { goals: [...PAYLOADS], style_tags: words })).not.toHaveProperty('error');
    const { faults, values } = await visited('/account/profile');
    expect(faults).toEqual([]);
    expect(values).toEqual(expect.arrayContaining([PAYLOADS.join('\n'), words.join(', ')]));
  });

  test('profile, written in its form and refused, is shown as texts', async () => {
    const hand = await Hand.of(place, WHO);
    const form = await hand.form('/account/profile', 'amount');
    const bad = Object.fromEntries([...form.fields.keys()].map((name) => [name, ALL]));
    const { csrf, form: key, part, version } = Object.fromEntries(form.fields);
    const given = { ...bad, csrf: csrf ?? '', form: key ?? '', part: part ?? '', version: version ?? '' };
    const answer = await hand.post('/account/profile', filled(form, given));
    expect(answer.status).toBe(422);
    await browser.route('**/refused', (route) =>
      route.fulfill({ status: 422, headers: Object.fromEntries(answer.headers), body: answer.text }),
    );
    const { faults, values } = await visited('/refused');
    expect([faults, values.includes(ALL)]).toEqual([[], true]);
  });

  test('address, every line of it, is shown as text', async () => {
    const hand = await Hand.of(place, WHO);
    const lines = {
      recipient: PAYLOADS[0],
      line1: PAYLOADS[1],
      line2: PAYLOADS[2],
      city: PAYLOADS[3],
      region: PAYLOADS[4],
    };
    const given = { ...lines, postal_code: '1010', country: 'AT' };
    const answer = await hand.post('/account/address', filled(await hand.form('/account/address', 'line1'), given));
    expect(answer.status).toBe(303);
    const { faults, values } = await visited('/account/address');
    expect(faults).toEqual([]);
    expect(values).toEqual(expect.arrayContaining(Object.values(lines)));
  });

  test('name, as the issuer says it, is shown as text on every page', async () => {
    const name = PAYLOADS[2];
    await place.database.query('UPDATE gateway.web_sessions SET name = $1', [name]);
    for (const path of ['/account', '/account/clients', `/consents/${'A'.repeat(32)}`]) {
      const { faults, text } = await visited(path);
      expect([path, faults, text.includes(name)]).toEqual([path, [], true]);
    }
  });

  test('ids of connected apps, are shown as texts, and none is a link', async () => {
    const ids = [...PAYLOADS, 'javascript:alert(5)', `https://evil.example/"><b data-xss>`, 'https://"><b data-xss>/'];
    for (const id of ids)
      await place.database.query(`INSERT INTO gateway.connected_clients VALUES ($1, $2, now(), now(), $3, NULL)`, [
        userId(WHO),
        id,
        ['<b', 'data-xss>'],
      ]);
    const { faults, text } = await visited('/account/clients');
    expect(faults).toEqual([]);
    for (const id of [...PAYLOADS, 'javascript:alert(5)', 'evil.example']) expect(text).toContain(id);
  });

  test('id of the app that asks for a consent, and of one that took it back, is shown as text', async () => {
    const id = `C${randomUUID().replaceAll('-', '')}`;
    await place.database.query(
      `INSERT INTO profile.consent_requests VALUES ($1, $2, $3, '{photos_store}', now(), now() + interval '1 hour', NULL, NULL, NULL)`,
      [id, userId(WHO), ALL],
    );
    const request = await visited(`/consents/${id}`);
    expect([request.faults, request.text.includes(ALL)]).toEqual([[], true]);
    await place.database.query(
      `INSERT INTO profile.consents VALUES ($1, $2, 'photos_store', 1, 'en', $3, now(), 's', $4, $5, now(), 'client', $5)`,
      [randomUUID(), userId(WHO), '0'.repeat(64), id, ALL],
    );
    const { faults, text } = await visited('/account/consents');
    expect([faults, text.includes(ALL)]).toEqual([[], true]);
  });
});

describe('reflected XSS', () => {
  const encoded = encodeURIComponent(ALL);
  const raw = ALL.replaceAll(' ', '+').replaceAll('#', '%23').replaceAll('%=', '%25=').replaceAll('%>', '%25>');
  test.each([
    `/account?done=${encoded}`,
    `/account?done=${raw}`,
    '/account?done=__proto__&done=constructor',
    `/account/activity?cursor=${encoded}`,
    `/account/activity?cursor=${raw}`,
    `/account/${encoded}`,
    `/account/none?${raw}`,
    `/consents/${encoded}`,
    `/privacy?${raw}`,
    `/language/${encoded}?to=/`,
    `/language/en?to=/account/none?${encoded}`,
    `/sign-in/callback?error=access_denied&error_description=${encoded}&state=${encoded}&iss=${encoded}`,
    `/sign-in/callback?${raw}`,
    `/support/${encoded}`,
    `/${encoded}`,
  ])('address %s, runs nothing and becomes no element', async (path) => {
    expect((await visited(path)).faults).toEqual([]);
  });

  test('error of a sign-in, in an answer to a question that was asked, is not repeated', async () => {
    const page = await browser.newPage();
    const asked = page.waitForRequest((request) => request.url().startsWith(`${place.issuer}authorize`));
    await page.goto(`${place.publicUrl}/sign-in`).catch(() => undefined);
    const state = new URL((await asked).url()).searchParams.get('state') ?? '';
    await page.close();
    const iss = encodeURIComponent(place.issuer);
    const path = `/sign-in/callback?state=${state}&iss=${iss}&error=${encoded}&error_description=${encoded}`;
    const { faults, text } = await visited(path);
    expect([faults, text.includes('data-xss')]).toEqual([[], false]);
  });
});
