import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserOf, msUntil } from '#libs/testing';
import {
  approve,
  atPrice,
  linksOf,
  pathOf,
  request,
  runOut,
  type Shopping,
  startShopping,
  statusOf,
} from './approval-fixtures.ts';
import { assistantOf, choose, filled, Hand, openAs, type Tool } from './person.ts';

const SCOPE = 'profile:read profile:write catalog:read approvals:read approvals:write activity:read';
const SOON_MS = 20_000;

let place: Shopping;
let tool: Tool;
let hand: Hand;
let other: Hand;
beforeAll(async () => {
  place = await startShopping();
  [hand, other] = [await Hand.of(place, 'shopper'), await Hand.of(place, 'shopper2')];
  tool = await assistantOf(place, 'shopper', SCOPE);
});
beforeEach(() => place.database.query('TRUNCATE commerce.approvals CASCADE'));
afterEach(() => {
  for (const { visits } of [place.linden, place.birch]) visits.length = 0;
});

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string): Promise<void> => page.getByRole('link', { name }).click();
const shows = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();
const told = async (by: Tool = tool): Promise<string[]> => {
  const { activities } = (await by('list_my_activity', { limit: 50 })) as unknown as {
    activities: { what: string }[];
  };
  return activities.map(({ what }) => what);
};

describe('a person whose assistant asks', () => {
  test('purchase, from the question of a tool over approval and two shops to what came of it, is known to the assistant', async () => {
    const { variants, linden, birch } = place;
    const lines = [variants.shirt, variants.scarf].map((id, i) => ({ variant_id: id, quantity: i + 1 }));
    const asked = await tool('request_purchase_approval', { lines, note: 'For the wedding in <b>May</b>' });
    expect(asked['status']).toBe('pending');
    const page = await (await browserOf({ javaScriptEnabled: false })).newPage();
    await page.goto(String(asked['url']));
    expect(new URL(page.url()).origin).toBe(new URL(place.issuer).origin);
    await choose(page, place, 'shopper');
    expect(page.url()).toBe(asked['url']);
    for (const text of ['Shop linden', 'Linen Shirt', '€49.00', 'Silk Scarf', '2 × €79.50', '€159.00', '€208.00'])
      await shows(page, text);
    await shows(page, 'Note that atelier-cli wrote.');
    await shows(page, 'For the wedding in <b>May</b>');
    await shows(page, String(asked['snapshot_hash']));
    await press(page, 'Approve');
    await shows(page, 'You have approved this.');
    expect(await tool('get_approval_status', { approval_id: asked['approval_id'] })).toMatchObject({
      status: 'approved',
      shops: [{ state: 'unopened' }, { state: 'unopened' }],
    });

    await follow(page, 'Go to Shop linden');
    await shows(page, `You leave Atelier for ${new URL(linden.url).host}.`);
    expect(linden.visits).toEqual([]);
    await press(page, 'Go to Shop linden');
    await page.getByRole('heading', { name: 'Shop linden' }).waitFor();
    expect(linden.visits).toEqual([{ path: '/cart/4001:1', referer: undefined, cookie: undefined }]);

    await page.goto(String(asked['url']));
    await press(page, 'I bought it: Shop linden');
    await shows(page, 'Bought');
    await follow(page, 'Go to Shop birch');
    await press(page, 'Go to Shop birch');
    await page.getByRole('heading', { name: 'Shop birch' }).waitFor();
    expect(birch.visits).toMatchObject([{ path: '/products/silk-scarf', referer: undefined, cookie: undefined }]);
    await page.goto(String(asked['url']));
    await press(page, 'I didn’t: Shop birch');
    await shows(page, 'You have said of every shop what came of it.');
    expect(await tool('get_approval_status', { approval_id: asked['approval_id'] })).toMatchObject({
      status: 'closed',
      url: null,
      shops: [{ state: 'bought' }, { state: 'not_bought' }],
    });
    await page.goto(`${place.publicUrl}/approvals`);
    await shows(page, 'Shop linden: €49.00 · Shop birch: €159.00');
    await msUntil(async () => (await told()).includes('Noted that you did not buy something'), SOON_MS, 200);
    expect(await told()).toEqual(
      expect.arrayContaining([
        'An app asked for your approval of a purchase, which only you can give',
        'Looked at a purchase that was asked for',
        'Approved a purchase',
        'Opened a shop to buy what you had approved',
        'Noted that you bought something',
      ]),
    );
  });

  test('purchase, declined, leads nowhere, wherever it is opened again', async () => {
    const asked = await request(place);
    const page = await openAs(place, 'shopper', pathOf(asked));
    await press(page, 'Decline');
    await shows(page, 'You have declined this.');
    expect(await statusOf(place, asked)).toBe('declined');
    expect(await page.getByRole('link', { name: 'Go to' }).count()).toBe(0);
  });

  test('purchase over the budget, approved without its tick, is asked about again; with it, is approved', async () => {
    await tool('set_budget_and_goals', { monthly_budget_minor: 10_000, currency: 'EUR' });
    const asked = await request(place, ['coat']);
    const page = await openAs(place, 'shopper', pathOf(asked));
    await shows(page, 'This goes €189.00 over your budget of the month.');
    await press(page, 'Approve');
    await shows(page, 'Tick this if you want to approve it although it goes over your budget');
    expect(await statusOf(place, asked)).toBe('pending');
    await page.getByRole('checkbox', { name: 'This may go over my budget of the month' }).check();
    await press(page, 'Approve');
    await shows(page, 'You accepted that it may go over your budget.');
    expect(await statusOf(place, asked)).toBe('approved');
    await tool('set_budget_and_goals', { monthly_budget_minor: null });
  });

  test('price, changed before the answer, makes it stale and shows both side by side; so does one before the opening', async () => {
    const [early, late] = [await request(place), await request(place, ['coat'])];
    const page = await openAs(place, 'shopper', pathOf(early));
    await atPrice(place, 'shirt', 5_900, async () => {
      await press(page, 'Approve');
      await shows(page, 'This is no longer as it was shown to you');
    });
    const row = page.getByRole('row', { name: 'Price' });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['€49.00', '€59.00']);
    await approve(place, late);
    await page.goto(`${place.publicUrl}${pathOf(late)}`);
    await follow(page, 'Go to Shop linden');
    await atPrice(place, 'coat', 28_800, async () => {
      await press(page, 'Go to Shop linden');
      await shows(page, 'This is no longer as it was shown to you');
    });
    expect(place.linden.visits).toEqual([]);
    expect([await statusOf(place, early), await statusOf(place, late)]).toEqual(['stale', 'stale']);
  });

  test('purchase, whose time is over with one of two shops opened, asks what came of that one and offers only the other anew', async () => {
    const asked = await request(place, ['shirt', 'scarf']);
    await approve(place, asked);
    const [link = ''] = await linksOf(hand, asked);
    await hand.post(link, (await hand.form(link, 'csrf')).fields);
    await runOut(place, asked);
    const page = await openAs(place, 'shopper', pathOf(asked));
    for (const text of ['can no longer be opened', 'and only that', 'Not opened']) await shows(page, text);
    await press(page, 'I bought it: Shop linden');
    await shows(page, 'Answered');
    expect(await page.getByRole('link', { name: 'Go to' }).count()).toBe(0);
  });

  test('button back, pressed after the answer, shows the outcome and no question', async () => {
    const page = await openAs(place, 'shopper', pathOf(await request(place)));
    await press(page, 'Approve');
    await shows(page, 'You have approved this.');
    await page.goBack();
    await shows(page, 'You have approved this.');
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });

  test('button back, pressed at the shop, asks what came of it and does not lead there again', async () => {
    const asked = await request(place);
    await approve(place, asked);
    const page = await openAs(place, 'shopper', pathOf(asked));
    await follow(page, 'Go to Shop linden');
    await press(page, 'Go to Shop linden');
    await page.getByRole('heading', { name: 'Shop linden' }).waitFor();
    await page.goBack();
    await shows(page, 'Did you buy it?');
    expect(place.linden.visits).toHaveLength(1);
  });

  test('second tab, with the other answer, is told of it and changes nothing', async () => {
    const asked = await request(place);
    const first = await openAs(place, 'shopper', pathOf(asked));
    const second = await first.context().newPage();
    await second.goto(first.url());
    await press(first, 'Decline');
    await shows(first, 'You have declined this.');
    await press(second, 'Approve');
    await shows(second, 'This has changed since you opened the page.');
    expect(await statusOf(place, asked)).toBe('declined');
  });

  test('list, with one of each kind, has those that wait first', async () => {
    const [first, second, third] = [
      await request(place),
      await request(place, ['coat']),
      await request(place, ['scarf']),
    ];
    await approve(place, second);
    await runOut(place, first);
    const { text } = await hand.get('/approvals');
    const at = [third, second, first].map((one) => text.indexOf(`href="${pathOf(one)}"`));
    expect(at.every((place, i) => place > (at[i - 1] ?? 0))).toBe(true);
  });
});

describe('what a form can be made to say', () => {
  test('somebody else, with the link, sees the very page that is shown for a link nobody made', async () => {
    const asked = await request(place);
    const madeUp = 'A'.repeat(asked.approval_id.length);
    const [theirs, nobodys] = [await other.get(pathOf(asked)), await other.get(`/approvals/${madeUp}`)];
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    expect(theirs.text.replaceAll(asked.approval_id, madeUp)).toBe(nobodys.text);
    const form = filled(await hand.form(pathOf(asked), 'snapshot_hash'), { decision: 'approve' });
    const csrf = (await other.form('/account', 'csrf')).fields.get('csrf');
    expect((await other.post(pathOf(asked), filled({ action: '', fields: form }, { csrf }))).status).toBe(404);
    expect(await statusOf(place, asked)).toBe('pending');
    expect((await other.get('/approvals')).text).not.toContain(asked.approval_id);
  });

  test('form, sent twice at once, is one decision', async () => {
    const asked = await request(place, ['shirt'], { who: 'shopper2' });
    const form = filled(await other.form(pathOf(asked), 'snapshot_hash'), { decision: 'approve' });
    const answers = await Promise.all([other.post(pathOf(asked), form), other.post(pathOf(asked), form)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const theirs = await assistantOf(place, 'shopper2', 'activity:read approvals:read approvals:write');
    // What comes later stands later in the ledger: once it is there, nothing is under way.
    const { approval_id: last } = await request(place, ['coat'], { who: 'shopper2' });
    await theirs('cancel_purchase_approval', { approval_id: last });
    await msUntil(async () => (await told(theirs)).some((what) => what.startsWith('Took back')), SOON_MS, 200);
    expect((await told(theirs)).filter((what) => what === 'Approved a purchase')).toHaveLength(1);
    expect(await statusOf(place, asked, 'shopper2')).toBe('approved');
  });

  test.each<[what: string, instead: Record<string, string | null>, status: number]>([
    ['something else was shown', { snapshot_hash: '0'.repeat(64) }, 409],
    ['nothing was shown', { snapshot_hash: null }, 422],
    ['nothing was decided', { decision: null }, 422],
    ['something else was decided', { decision: 'approve!' }, 422],
  ])('form, changed so that %s, is refused and decides nothing', async (_, instead, status) => {
    const asked = await request(place);
    const form = filled(await hand.form(pathOf(asked), 'snapshot_hash'), { decision: 'approve', ...instead });
    expect((await hand.post(pathOf(asked), form)).status).toBe(status);
    expect(await statusOf(place, asked)).toBe('pending');
  });
});
