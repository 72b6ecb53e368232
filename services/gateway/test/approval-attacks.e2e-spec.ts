import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ask, type Answer, bearer, mcpRequest } from '#libs/testing';
import {
  approved,
  atAddress,
  formOf,
  pathOf,
  request,
  shopStates,
  type Shopping,
  startShopping,
  statusOf,
} from './approval-fixtures.ts';
import { startEvilSite } from './evil-site.ts';
import { filled, Hand, openAs, tokenOf } from './person.ts';

const EVERY_SCOPE = 'profile:read catalog:read approvals:read approvals:write activity:read';
const APPROVE = { decision: 'approve' };

let place: Shopping;
let hand: Hand;
let other: Hand;
beforeAll(async () => {
  place = await startShopping();
  [hand, other] = [await Hand.of(place, 'shopper'), await Hand.of(place, 'shopper2')];
});
beforeEach(async () => {
  await place.database.query('TRUNCATE commerce.approvals CASCADE');
  place.linden.visits.length = 0;
});

const tool = async (name: string, args: object, scope = EVERY_SCOPE): Promise<Answer> =>
  ask(
    `${place.publicUrl}/mcp`,
    mcpRequest('tools/call', { name, arguments: args }, bearer(await tokenOf(place, 'shopper', scope))),
  );

describe('CSRF', () => {
  test.each<[string, Record<string, string | null>, Record<string, string>]>([
    ['without a token', { csrf: null }, {}],
    ['with a made-up token', { csrf: 'aaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbb' }, {}],
    ['from another site', {}, { origin: 'https://evil.example' }],
    ['from another port of ours', {}, { 'sec-fetch-site': 'same-site' }],
  ])('approval, sent %s, is refused and decides nothing', async (_, instead, headers) => {
    const asked = await request(place);
    expect(
      (await hand.post(pathOf(asked), await formOf(hand, asked, { ...APPROVE, ...instead }), headers)).status,
    ).toBe(403);
    expect(await statusOf(place, asked)).toBe('pending');
  });

  test('approval, with the token of another person’s session, is refused and decides nothing', async () => {
    const asked = await request(place);
    const { csrf } = Object.fromEntries((await other.form('/account', 'csrf')).fields);
    expect((await hand.post(pathOf(asked), await formOf(hand, asked, { ...APPROVE, csrf: csrf ?? '' }))).status).toBe(
      403,
    );
    expect(await statusOf(place, asked)).toBe('pending');
  });

  test('form of an attacker’s page, in the browser of somebody signed in, neither approves nor opens', async () => {
    const asked = await request(place);
    const { asked: second, link } = await approved(place, hand);
    const submit = '<script>document.forms[0].submit()</script>';
    const fields = `<input name="decision" value="approve"><input name="snapshot_hash" value="${asked.snapshot_hash}">`;
    const evil = await startEvilSite({
      '/approve': `<form method="post" action="${place.publicUrl}${pathOf(asked)}">${fields}</form>${submit}`,
      '/open': `<form method="post" action="${place.publicUrl}${link}"></form>${submit}`,
    });
    const page = await openAs(place, 'shopper', pathOf(second));
    for (const path of ['/approve', '/open']) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.goto(`${evil.sameSite}${path}`).catch(() => undefined); // the form may go off before the page counts as loaded
      expect([path, (await answered).status()]).toEqual([path, 403]);
    }
    expect([await statusOf(place, asked), await shopStates(place)]).toEqual(['pending', ['unopened', 'unopened']]);
  });
});

test('clickjacking: no page of approvals lets itself be framed, nor leads its forms elsewhere', async () => {
  const { asked, link } = await approved(place, hand);
  for (const path of ['/approvals', pathOf(asked), link, '/account/purchases', '/approvals/none']) {
    const { headers } = await hand.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.includes(' https:')).toBe(path === link);
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

describe('injection', () => {
  test('script injection: note and titles of shops stay texts', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'</blockquote></form><script>alert(2)</script>';
    await place.database.query('UPDATE catalog.products SET title = $1 WHERE title = $2', [evil, 'Wool Coat']);
    const asked = await request(place, ['coat'], { note: evil });
    await place.database.query('UPDATE catalog.products SET title = $1 WHERE title = $2', ['Wool Coat', evil]);
    const { text } = await hand.get(pathOf(asked));
    expect(text).toContain('&#60;img src=x onerror=alert(1)&#62;');
    expect(text).not.toMatch(/<img src=x|<script>alert/);
    const page = await openAs(place, 'shopper', pathOf(asked));
    page.on('dialog', () => {
      throw new Error('a script ran');
    });
    expect(await page.locator('blockquote').innerText()).toBe(evil);
  });

  test.each(['See https://evil.example/pay', 'Pay at www.evil.example', 'javascript:alert(1)', 'a\u202eb', 'a\u0000b'])(
    'open redirect by a note: %j is refused',
    async (note) => {
      const { text } = await tool('request_purchase_approval', {
        lines: [{ variant_id: place.variants.shirt, quantity: 1 }],
        note,
      });
      expect(text).toMatch(/INVALID_INPUT|note/);
      expect((await hand.get('/approvals')).text).toContain('Nothing has been asked for yet');
    },
  );

  test('open redirect by the shop: an address that leaves its host, also when it comes after the approval, opens nothing', async () => {
    const { asked, link } = await approved(place, hand);
    const form = filled(await hand.form(link, 'csrf'), {});
    await atAddress(place, 'https://evil.example/linen-shirt', async () => {
      const answer = await hand.post(link, form);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, pathOf(asked)]);
      expect((await hand.get(pathOf(asked))).text).not.toMatch(/evil|href="\/go\//);
      await expect(request(place)).rejects.toThrow('no link to Shop linden that we can vouch for');
    });
  });

  test.each([
    '//evil.example',
    'https:%2F%2Fevil.example',
    `${'A'.repeat(43)}?to=https://evil.example`,
    '%0d%0aX-Injected:%20yes',
  ])('open redirect by the address: /go/%s leads nowhere', async (token) => {
    const answer = await hand.get(`/go/${token}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect([answer.headers.get('location'), answer.headers.get('x-injected')]).toEqual([null, null]);
  });
});

describe('a model that tries to approve', () => {
  test('no tool of the list approves, declines or opens', async () => {
    const token = await tokenOf(place, 'shopper', EVERY_SCOPE);
    const { body } = await ask(`${place.publicUrl}/mcp`, mcpRequest('tools/list', {}, bearer(token)));
    const { tools } = (body as { result: { tools: { name: string }[] } }).result;
    expect(
      tools
        .map(({ name }) => name)
        .filter((name) => /approv|purchase/.test(name))
        .sort(),
    ).toEqual([
      'cancel_purchase_approval',
      'get_approval_status',
      'list_approvals',
      'request_purchase_approval',
      'set_purchase_outcome',
    ]);
  });

  test.each(['approve_purchase', 'decline_purchase', 'open_purchase_link', 'read_approval', 'set_purchase_policy'])(
    'call of %s, with every right a client can have, finds no such tool',
    async (name) => {
      const asked = await request(place);
      const { body } = await tool(name, { approval_id: asked.approval_id, snapshot_hash: asked.snapshot_hash });
      expect(body).toMatchObject({ error: { code: -32_602 } });
      expect(await statusOf(place, asked)).toBe('pending');
    },
  );

  test('page, asked for with a client’s access token, wants somebody to sign in', async () => {
    const asked = await request(place);
    const token = await tokenOf(place, 'shopper', EVERY_SCOPE);
    const body = new URLSearchParams({ ...APPROVE, snapshot_hash: asked.snapshot_hash });
    for (const init of [{}, { method: 'POST', body }]) {
      const answer = await ask(`${place.publicUrl}${pathOf(asked)}`, { ...init, headers: bearer(token) });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('/sign-in?')]);
    }
    expect(await statusOf(place, asked)).toBe('pending');
  });

  test('outcome, said by a tool of a shop that nobody opened, is refused', async () => {
    const { asked } = await approved(place, hand);
    const args = { approval_id: asked.approval_id, merchant: 'linden', outcome: 'bought' };
    expect((await tool('set_purchase_outcome', args)).text).toContain('CONFLICT');
    expect(await shopStates(place)).toEqual(['unopened']);
  });
});
