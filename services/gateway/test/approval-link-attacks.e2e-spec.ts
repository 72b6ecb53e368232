import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, ask } from '#libs/testing';
import {
  approve,
  approved,
  atPrice,
  formOf,
  linksOf,
  pathOf,
  request,
  runOut,
  shopStates,
  type Shopping,
  startShopping,
  statusOf,
} from './approval-fixtures.ts';
import { filled, Hand, userId } from './person.ts';

const APPROVE = { decision: 'approve' };

let place: Shopping;
let hand: Hand;
let other: Hand;
beforeAll(async () => {
  place = await startShopping();
  [hand, other] = [await Hand.of(place, 'shopper'), await Hand.of(place, 'shopper2')];
});
beforeEach(() => place.database.query('TRUNCATE commerce.approvals CASCADE'));

const open = async (link: string): Promise<Answer> => hand.post(link, filled(await hand.form(link, 'csrf'), {}));

describe('replay', () => {
  test('approval of one purchase, sent for another, decides nothing', async () => {
    const [cheap, dear] = [await request(place), await request(place, ['coat'])];
    expect((await hand.post(pathOf(dear), await formOf(hand, cheap))).status).toBe(409);
    expect([await statusOf(place, cheap), await statusOf(place, dear)]).toEqual(['pending', 'pending']);
  });

  test('approval, sent again after the purchase was declined, ran out or went stale, decides nothing', async () => {
    const [declined, late, stale] = [await request(place), await request(place), await request(place, ['coat'])];
    const forms = [await formOf(hand, declined), await formOf(hand, late), await formOf(hand, stale)];
    await hand.post(pathOf(declined), await formOf(hand, declined, { decision: 'decline' }));
    await runOut(place, late);
    const ends = ['declined', 'expired', 'stale'];
    await atPrice(place, 'coat', 1, async () => {
      for (const [i, asked] of [declined, late, stale].entries()) {
        const { status } = await hand.post(pathOf(asked), forms[i] ?? '');
        expect([ends[i], status]).toEqual([ends[i], ends[i] === 'stale' ? 303 : 409]);
        expect(await statusOf(place, asked)).toBe(ends[i]);
        expect(await linksOf(hand, asked)).toEqual([]);
      }
    });
  });

  test('form of a session that has ended, is refused', async () => {
    const asked = await request(place);
    const old = await Hand.of(place, 'shopper');
    const form = filled(await old.form(pathOf(asked), 'snapshot_hash'), APPROVE);
    await old.post('/sign-out', filled(await old.form('/account', 'csrf'), {}));
    expect((await old.post(pathOf(asked), form)).status).toBe(303);
    expect((await hand.post(pathOf(asked), form)).status).toBe(403);
    expect(await statusOf(place, asked)).toBe('pending');
  });

  test('link, opened by two at once, is opened once; the shop’s address is the same for both', async () => {
    const { link } = await approved(place, hand);
    const answers = await Promise.all([open(link), open(link)]);
    const locations = answers.map(({ headers }) => headers.get('location'));
    expect(new Set(locations.filter((to) => to?.startsWith(place.linden.url)))).toEqual(
      new Set([`${place.linden.url}/cart/4001:1`]),
    );
    const opened = `SELECT opened_at FROM commerce.approval_shops WHERE state = 'opened'`;
    expect(await place.database.query(opened)).toHaveLength(1);
  });

  test('link, of a purchase that ran out after its approval, leads to its page alone', async () => {
    const { asked, link } = await approved(place, hand);
    const form = filled(await hand.form(link, 'csrf'), {});
    await runOut(place, asked);
    for (const answer of [await hand.get(link), await hand.post(link, form)])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, pathOf(asked)]);
    expect((await hand.get(pathOf(asked))).text).toContain('Too late');
  });
});

describe('stale session', () => {
  const age = (minutes: number): Promise<unknown> =>
    place.database.query(
      `UPDATE gateway.web_sessions SET signed_in_at = now() - make_interval(mins => $1) WHERE user_id = $2`,
      [minutes, userId('shopper')],
    );

  test('person, signed in long ago, signs in anew before an approval is shown or taken', async () => {
    const asked = await request(place);
    const form = await formOf(hand, asked);
    await age(31);
    for (const answer of [await hand.get(pathOf(asked)), await hand.post(pathOf(asked), form)])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('fresh=1')]);
    expect(await statusOf(place, asked)).toBe('pending');
    await age(0);
    expect((await hand.get(pathOf(asked))).status).toBe(200);
  });

  test('nobody signed in, is shown nothing and led to sign in', async () => {
    const { asked, link } = await approved(place, hand);
    for (const path of ['/approvals', pathOf(asked), link, '/account/purchases']) {
      const { status, headers, text } = await ask(`${place.publicUrl}${path}`);
      expect([path, status]).toEqual([path, 303]);
      expect(headers.get('location')).toContain('/sign-in?return_to=');
      expect(text).not.toMatch(/linden|Shirt/i);
    }
  });
});

describe('link of a shop', () => {
  test('another person, with the link, finds what there is at a made-up one', async () => {
    const { link } = await approved(place, hand);
    const [token, madeUp] = [link.split('/').at(-1) ?? '', 'A'.repeat(43)];
    const [theirs, nobodys] = [await other.get(link), await other.get(`/go/${madeUp}`)];
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    expect(theirs.text.replaceAll(token, madeUp)).toBe(nobodys.text);
    const csrf = (await other.form('/account', 'csrf')).fields.get('csrf') ?? '';
    expect((await other.post(link, new URLSearchParams({ csrf }))).status).toBe(404);
    expect(await shopStates(place)).toEqual(['unopened']);
  });

  test.each<[string, RequestInit]>([
    ['HEAD of a link preview', { method: 'HEAD' }],
    ['GET of a link preview bot', { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } }],
    ['prefetch of a browser', { headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } }],
  ])('%s, with the session and without, opens nothing', async (_, init) => {
    const { link } = await approved(place, hand);
    for (const cookie of [`__Host-atelier-session=${hand.secret}`, '']) {
      const { status, headers } = await ask(`${place.publicUrl}${link}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), cookie },
      });
      expect([status, headers.get('location')?.startsWith(place.linden.url) ?? false]).toEqual([
        cookie ? 200 : 303,
        false,
      ]);
    }
    expect(await shopStates(place)).toEqual(['unopened']);
    const answer = await open(link);
    expect(answer.headers.get('location')).toBe(`${place.linden.url}/cart/4001:1`);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([303, 'no-store']);
  });

  test('shop without a cart, is shown page by page, each told apart and in a tab of its own', async () => {
    const { shirt, coat } = place.variants;
    const setCart = (id: string, cart: string | null): Promise<unknown> =>
      place.database.query('UPDATE catalog.variants SET external_id = $2 WHERE variant_id = $1', [id, cart]);
    for (const id of [shirt, coat]) await setCart(id, null);
    const asked = await request(place, ['shirt', 'coat'], { quantity: 2 });
    await approve(place, asked);
    const { status, text } = await open((await linksOf(hand, asked))[0] ?? '');
    await setCart(shirt, '4001');
    await setCart(coat, '4002');
    const links = [...text.matchAll(/<a href="([^"]+)" target="_blank" rel="noopener noreferrer">([^<]+)</g)];
    expect([status, links.map(([, url]) => url)]).toEqual([
      200,
      ['linen-shirt', 'wool-coat'].map((page) => `${place.linden.url}/products/${page}`),
    ]);
    expect(links.map(([, , name]) => name)).toEqual([
      expect.stringMatching(/^Open Linen Shirt · .+ · 2 pieces$/),
      expect.stringMatching(/^Open Wool Coat · .+ · 2 pieces$/),
    ]);
  });

  test('links switched off by an operator, between approval and opening, lead to no shop', async () => {
    const { asked, link } = await approved(place, hand);
    const form = filled(await hand.form(link, 'csrf'), {});
    await place.database.query(
      `INSERT INTO commerce.merchant_policies (slug, version, blocked_categories, attribution, suspended_at, suspended_reason, updated_at)
       VALUES ('linden', 1, '{}', '[]', now(), 'a test', now())`,
    );
    const answer = await hand.post(link, form);
    await place.database.query('DELETE FROM commerce.merchant_policies');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, pathOf(asked)]);
    expect(await statusOf(place, asked)).toBe('stale');
  });
});
