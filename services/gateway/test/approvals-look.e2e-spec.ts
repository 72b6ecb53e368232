import { beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { purchasePolicies } from '#libs/contracts';
import { browserOf, pictureShop } from '#libs/testing';
import { linksOf, pathOf, request, type Shopping, startShopping } from './approval-fixtures.ts';
import { decline, STATE_MAKERS, STATES } from './approval-states.ts';
import { ALL_LOOKS, faultsOf, type Look } from './page-checks.ts';
import { assistantOf, Hand, signedInAs, userId } from './person.ts';

/** One of each: what else differs between widths and schemes is seen on the pages that are looked at in all of them. */
const SOME: readonly Look[] = [
  ['light', 360],
  ['dark', 1_280],
]; /** Those that have every part the others have. */
const WHOLE: readonly string[] = ['over-budget', 'stale', 'opened'];

let place: Shopping;
let hand: Hand;
let full: BrowserContext;
let empty: BrowserContext;
let german: BrowserContext;
beforeAll(async () => {
  const pictures = await pictureShop();
  for (const [name, colour] of Object.entries({
    'linen-shirt': '#b9c4cf',
    'wool-coat': '#b08a5b',
    'silk-scarf': '#8c2f3f',
  })) {
    const bytes = await sharp({ create: { width: 480, height: 600, channels: 3, background: colour } })
      .png()
      .toBuffer();
    pictures.answers.set(`/${name}.png`, { type: 'image/png', bytes });
  }
  place = await startShopping(pictures.outboundHosts);
  hand = await Hand.of(place, 'shopper');
  [full, empty, german] = await Promise.all([
    signedInAs(place, 'shopper'),
    signedInAs(place, 'shopper2'),
    signedInAs(place, 'shopper', { locale: 'de-DE' }),
  ]);
  const tool = await assistantOf(place, 'shopper', 'profile:read profile:write');
  await tool('set_budget_and_goals', { monthly_budget_minor: 50_000, currency: 'EUR' });
});

const at = (path: string): string => `${place.publicUrl}${path}`;
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
describe('an approval', () => {
  const made = new Map<string, string>();

  test.each(STATES)('%s, has no fault', async (name) => {
    const path = pathOf(await STATE_MAKERS[name](place, hand));
    made.set(name, path);
    const looks = WHOLE.includes(name) ? ALL_LOOKS : SOME;
    expect(await faultsOf(full, at(path), { looks, name })).toEqual([]);
  });

  test.each(['pending', 'over-budget', 'stale', 'opened'])('%s, in German, has no fault', async (name) => {
    const visit = { looks: [['dark', 360]] as const, name: `${name}-de` };
    expect(await faultsOf(german, at(made.get(name) ?? ''), visit)).toEqual([]);
  });

  test('pending, without pictures, has no fault', async () => {
    const context = await signedInAs(place, 'shopper', {});
    await context.route('**/pictures/**', (route) => route.fulfill({ status: 404, body: '' }));
    const faults = await faultsOf(context, at(made.get('pending') ?? ''), { looks: SOME });
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });

  test('over budget, approved without the tick, says so at its field', async () => {
    const act = async (page: Page): Promise<void> => {
      await press(page, 'Approve');
      await page.getByRole('alert').waitFor();
    };
    const visit = { act, status: 422, looks: SOME, name: 'over-budget-error' };
    expect(await faultsOf(full, at(made.get('over-budget') ?? ''), visit)).toEqual([]);
  });

  test('question that was overtaken by another tab, says so', async () => {
    const asked = await request(place);
    const act = async (page: Page): Promise<void> => {
      await decline(place, asked);
      await press(page, 'Approve');
      await page.getByText('Nothing was decided').waitFor();
    };
    expect(await faultsOf(full, at(pathOf(asked)), { act, status: 409, looks: SOME, name: 'overtaken' })).toEqual([]);
  });

  test('of somebody else, is nothing here', async () => {
    expect(
      await faultsOf(empty, at(made.get('pending') ?? ''), { status: 404, looks: SOME, name: 'nothing-here' }),
    ).toEqual([]);
  });

  test('answers, to approve and to decline, have the same weight', async () => {
    const page = await full.newPage();
    await page.goto(at(made.get('pending') ?? ''));
    const [yes, no] = await Promise.all(
      ['Approve', 'Decline'].map(async (name) => {
        const button = page.getByRole('button', { name, exact: true });
        const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
        return [Math.round(width), Math.round(height), await button.getAttribute('class')];
      }),
    );
    expect(no).toEqual(yes);
    await page.close();
  });

  test('way to a shop, has no fault', async () => {
    const [link = ''] = await linksOf(hand, { approval_id: (made.get('approved') ?? '').split('/').at(-1) ?? '' });
    expect(await faultsOf(full, at(link), { looks: SOME, name: 'go' })).toEqual([]);
  });
});

describe('the list', () => {
  test('with something in every state, has no fault', async () => {
    expect(await faultsOf(full, at('/approvals'), { looks: SOME, name: 'list' })).toEqual([]);
  });

  test('with nothing in it, and in German, has no fault', async () => {
    expect(await faultsOf(empty, at('/approvals'), { looks: SOME, name: 'list-empty' })).toEqual([]);
    expect(await faultsOf(german, at('/approvals'), { looks: [['dark', 360]], name: 'list-de' })).toEqual([]);
  });
});

describe('limits', () => {
  const page = '/account/purchases';

  test('page, with nothing set, has no fault', async () => {
    expect(await faultsOf(empty, at(page), { looks: SOME, name: 'limits' })).toEqual([]);
  });

  test('form, saved with everything and then with a mistake, says so', async () => {
    const act = async (form: Page): Promise<void> => {
      await form.getByLabel('Most that one purchase may come to').fill('250,50');
      await form.getByLabel('Things nobody may ask for').fill('Perfume, swimwear');
      await form.getByLabel('Most purchases that may be open').fill('3');
      await form.getByLabel('From').fill('22:00');
      await form.getByLabel('Until').fill('7:00');
      await press(form, 'Save');
      await form.getByText('Your limits are saved.').waitFor();
      await form.getByLabel('From').fill('noon');
      await press(form, 'Save');
      await form.getByRole('alert').waitFor();
    };
    expect(await faultsOf(empty, at(page), { act, status: 422, looks: SOME, name: 'limits-error' })).toEqual([]);
    const set = await place.caller.call(purchasePolicies.getPurchasePolicy, {}, { user: userId('shopper2') });
    expect(set).toMatchObject({
      max_total: { amount_minor: 25_050, currency: 'EUR' },
      blocked_categories: ['perfume', 'swimwear'],
      max_open: 3,
      quiet_hours: { from: '22:00', to: '07:00', time_zone: 'Europe/Berlin' },
    });
  });
});

test('nobody signed in, is led to the issuer', async () => {
  const page = await (await browserOf()).newPage();
  await page.goto(at('/approvals'));
  expect(new URL(page.url()).origin).toBe(new URL(place.issuer).origin);
});
