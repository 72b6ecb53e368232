import { describe, expect, test } from '@jest/globals';
import type { ApprovalStatus, ShopState } from '#libs/contracts';
import { CardVisit } from './card-visit.ts';
import { purchase } from './purchases.ts';

// A visit is many small waits for a browser: seconds on a quiet machine, many times that on a busy one.
type States = readonly [ShopState, ShopState];
const STATES: readonly (readonly [string, ApprovalStatus, States, en: string, de: string])[] = [
  ['pending', 'pending', ['unopened', 'unopened'], 'Do you approve this purchase?', 'Gibst du diesen Kauf frei?'],
  [
    'approved',
    'approved',
    ['unopened', 'unopened'],
    'You have approved this purchase',
    'Du hast diesen Kauf freigegeben',
  ],
  ['opened', 'approved', ['bought', 'opened'], 'You have approved this purchase', 'Du hast diesen Kauf freigegeben'],
  [
    'stale',
    'stale',
    ['unopened', 'unopened'],
    'No longer as it was shown to you',
    'Nicht mehr, wie es dir gezeigt wurde',
  ],
  [
    'expired',
    'expired',
    ['unopened', 'unopened'],
    'The time for this purchase is over',
    'Die Zeit für diesen Kauf ist vorbei',
  ],
  [
    'late',
    'expired',
    ['opened', 'unopened'],
    'The time for this purchase is over',
    'Die Zeit für diesen Kauf ist vorbei',
  ],
  [
    'declined',
    'declined',
    ['unopened', 'unopened'],
    'You have declined this purchase',
    'Du hast diesen Kauf abgelehnt',
  ],
  [
    'cancelled',
    'cancelled',
    ['unopened', 'unopened'],
    'This question was taken back',
    'Diese Frage wurde zurückgezogen',
  ],
  ['closed', 'closed', ['bought', 'not_bought'], 'This purchase is settled', 'Dieser Kauf ist erledigt'],
];

describe('approval card, how it stands', () => {
  test('each state, in the light, is told with what it is for, and leaves no fault', async () => {
    const visit = await CardVisit.begin({ note: 'For your trip in May, as we talked about.' });
    const { widget, stage } = visit;
    for (const [name, status, states, title] of STATES) {
      await stage.giveAnswer(purchase(visit.origin, status, states));
      await visit.title(title);
      await widget.getByText('2 × €99.50 · In stock').waitFor();
      await widget.getByText('€573.00').waitFor();
      expect([name, await stage.faultsNow()]).toEqual([name, []]);
      await stage.shot(`light-${name}`);
    }
    expect(await widget.locator('img').count()).toBe(3);
  });

  test('each state, on a phone, in the dark, in German, fits', async () => {
    const browser = { viewport: { width: 360, height: 740 }, hasTouch: true, deviceScaleFactor: 2 };
    const context = { locale: 'de-DE', theme: 'dark', safeAreaInsets: { top: 0, right: 0, bottom: 20, left: 0 } };
    const visit = await CardVisit.begin({ browser, stage: { context }, note: 'Für die Reise im Mai.' });
    const { widget, stage } = visit;
    for (const [name, status, states, , title] of STATES) {
      await stage.giveAnswer(purchase(visit.origin, status, states));
      await visit.title(title);
      await widget.getByText('573,00 €').waitFor();
      expect([name, await stage.faultsNow()]).toEqual([name, []]);
      await stage.shot(`phone-${name}`);
    }
  });

  test('answer, that is awaited or never comes, is told in its place', async () => {
    const visit = await CardVisit.begin({ stage: { result: null, input: { approval_id: 'apr_0123456789abcdef' } } });
    const { widget, stage } = visit;
    await widget.getByText('Preparing the purchase …').waitFor();
    await stage.giveFailure('RATE_LIMITED: later');
    await widget.getByText('There is much to do at the moment.').waitFor();
    expect(await stage.faultsNow()).toEqual([]);
    await stage.shot('failed');
    await visit.button('Look again').click();
    await visit.title('Do you approve this purchase?');
  });
});

describe('approval card, its one link', () => {
  test('page of the approval, ours to the letter, is opened by the host, or spelled out; nothing on the card decides', async () => {
    const visit = await CardVisit.begin();
    const { widget, stage, origin, service } = visit;
    await visit.title('Do you approve this purchase?');
    const names = await widget.getByRole('button').allTextContents();
    expect(names).toEqual(['Look at it and decide', 'Look again']);
    expect(await widget.locator('a, form, input').count()).toBe(0);
    await visit.button('Look at it and decide').focus();
    await stage.page.keyboard.press('Enter');
    const page = { url: `${origin}/approvals/${service.purchase.approval_id}` };
    expect(await stage.heard('open-link')).toEqual(page);
    for (const [states, name] of [
      [['opened', 'unopened'], 'Go on to the shops'],
      [['opened', 'bought'], 'Say what came of it'],
    ] as const) {
      service.purchase = purchase(origin, 'approved', states);
      await visit.button('Look again').click();
      await visit.button(name).click();
    }
    expect(stage.told.filter(({ what }) => what === 'open-link').map(({ params }) => params)).toEqual([
      page,
      page,
      page,
    ]);
    stage.refusesLinks = true;
    await visit.button('Say what came of it').click();
    await widget.getByText(page.url, { exact: true }).waitFor();
    expect(await stage.faultsNow()).toEqual([]);
  });

  test('address in the answer, of anybody or anything else, is never opened nor shown', async () => {
    const visit = await CardVisit.begin();
    const { widget, stage, origin, service } = visit;
    const ours = service.purchase.url ?? '';
    const others = [
      'javascript:alert(1)',
      'https://shop.example/cart/4001:1',
      ours.replace(origin, 'https://evil.example'),
    ];
    for (const url of others) {
      service.purchase = { ...purchase(origin, 'pending'), url };
      await visit.button('Look again').click();
      await widget.getByText('is not one of Atelier’s').waitFor();
      expect(await widget.getByRole('button').allTextContents()).toEqual(['Look again']);
      expect(await widget.getByText(url).count()).toBe(0);
      service.purchase = purchase(origin, 'pending');
      await visit.button('Look again').click();
      await visit.button('Look at it and decide').waitFor();
    }
    expect(stage.told.filter(({ what }) => what === 'open-link')).toEqual([]);
    expect(await stage.faultsNow()).toEqual([]);
  });

  test('host, that opens no pages and lets no tools be called, leaves an address to copy', async () => {
    const visit = await CardVisit.begin({ stage: { can: {} } });
    const { widget, stage, service } = visit;
    await widget.getByText(service.purchase.url ?? '', { exact: true }).waitFor();
    await visit.comesBack();
    expect(await widget.getByRole('button').count()).toBe(0);
    expect([service.looks, await stage.faultsNow()]).toEqual([0, []]);
    await stage.shot('no-host');
  });
});

describe('approval card, what others write', () => {
  test('words of shops and assistants, however hostile, are shown as they are written', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const visit = await CardVisit.begin({
      note: evil,
      first: (origin) => {
        const made = purchase(origin, 'stale');
        const shops = made.shops.map((shop) => ({
          ...shop,
          name: evil,
          lines: shop.lines.map((line) => ({ ...line, title: evil, brand: `"'${evil}`, options: [evil] })),
        }));
        const differences = made.differences.map((one) => ({ ...one, fact: evil, after: evil, after_price: null }));
        const pictures = made.pictures?.map((one) => ({ ...one, url: 'https://tracker.example/p.gif' }));
        return { ...made, shops, differences, pictures };
      },
    });
    await visit.widget.locator('blockquote').getByText(evil, { exact: true }).waitFor();
    expect(await visit.widget.getByText(evil).count()).toBeGreaterThan(8);
    expect(await visit.widget.locator('main script, img').count()).toBe(0);
    expect(await visit.stage.faultsNow()).toEqual([]);
  });
});

describe('approval card, looked at again', () => {
  test('card, coming into sight after the person has decided, says so to them and to the model', async () => {
    const visit = await CardVisit.begin();
    const { widget, stage, origin, service } = visit;
    await visit.title('Do you approve this purchase?');
    service.purchase = purchase(origin, 'approved');
    await visit.comesBack();
    await visit.title('You have approved this purchase');
    await widget.getByRole('status').getByText('You have approved this purchase').waitFor({ state: 'attached' });
    const { approval_id } = service.purchase;
    expect(await stage.heard('model-context')).toMatchObject({
      structuredContent: { approval_id, status: 'approved' },
    });
    await visit.button('Look again').click();
    await widget.getByText('Nothing has changed, as of').first().waitFor();
    stage.failing = { isGone: true };
    await visit.button('Look again').click();
    await widget.getByText('How it stands cannot be read right now.').waitFor();
    stage.failing = undefined;
    service.purchase = purchase(origin, 'closed', ['bought', 'bought']);
    await visit.button('Look again').click();
    await visit.title('This purchase is settled');
    const { looks } = service;
    await visit.comesBack();
    expect([await widget.getByRole('button').count(), service.looks]).toEqual([0, looks]);
  });

  test('card, of an earlier day, that the host shows again, looks by itself', async () => {
    const visit = await CardVisit.begin({
      first: (origin) => ({ ...purchase(origin, 'pending'), asked_at: '2026-01-05T10:00:00.000Z' }),
    });
    await visit.widget.getByText(/^As of /).waitFor();
    expect(visit.service.looks).toBe(1);
  });
});
