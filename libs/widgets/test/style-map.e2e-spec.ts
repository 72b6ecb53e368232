import { describe, expect, test } from '@jest/globals';
import { Visit } from './visit.ts';
import { wardrobe } from './wardrobe.ts';

// A visit is many small waits for a browser: seconds on a quiet machine, many times that on a busy one.
describe('style map, with a pointer', () => {
  test('visit, from the whole map into a region to an item that is rated and its like, leaves no fault', async () => {
    const visit = await Visit.begin();
    const { widget, tools } = visit;
    await visit.settled();
    await widget.getByText('1,200 pieces here, 200 shown').waitFor();
    await visit.shot('1-open');
    expect(await visit.faults()).toEqual([]);

    const dresses = tools.view({ limit: 200 }).clusters.find(({ label }) => label === 'dresses');
    await visit.pressMap(dresses?.x ?? 0, dresses?.y ?? 0);
    await widget.locator('.crumb.here').getByText('dresses').waitFor();
    await visit.settled();
    expect(visit.last('view_style_map')).toMatchObject({ zoom: 2, limit: 200 });
    await visit.shot('2-region');

    await widget.locator('.map').hover();
    for (let i = 0; i < 2; i++) await visit.stage.page.mouse.wheel(0, -200);
    await visit.settled();
    const context = await visit.told('model-context');
    expect(context).toMatchObject({ structuredContent: { zoom: expect.any(Number), selected_item_id: null } });
    await widget.locator('.map').focus();
    await visit.button('List').click();
    await widget.locator('.card-open').first().click();
    await widget.getByRole('heading', { level: 2 }).first().waitFor();
    await visit.button('Map').click();
    await visit.shot('3-item');

    const panel = widget.getByRole('complementary');
    await panel.getByRole('button', { name: 'Like', exact: true }).click();
    await panel.getByRole('button', { name: 'Colour', exact: true }).click();
    await widget.getByText(/will be shown/).waitFor();
    expect(visit.last('rate_item')).toMatchObject({
      rating: 1,
      reasons: ['colour'],
      idempotency_key: expect.any(String),
    });
    expect(await visit.faults()).toEqual([]);
    await visit.shot('4-rated');
    await visit.button('Undo').click();
    await panel.getByRole('button', { name: 'Like', exact: true, pressed: false }).waitFor();

    await panel.getByRole('button', { name: 'For less' }).click();
    await panel.locator('.small-card').first().waitFor();
    expect(visit.last('get_similar_items')).toMatchObject({ mode: 'cheaper' });
    await panel.locator('.small-card').first().click();
    await panel.getByRole('button', { name: /^See it at/ }).click();
    expect(await visit.told('open-link')).toEqual({ url: expect.stringMatching(/^https:\/\/shop\.example\/itm_/) });
  });
});

describe('style map, with keys alone', () => {
  test('map, by arrows, plus, Enter and Escape, is read out, opened and left again', async () => {
    const visit = await Visit.begin();
    const { widget, stage } = visit;
    const { keyboard } = stage.page;
    await visit.settled();
    while ((await stage.frame().evaluate('document.activeElement.className')) !== 'map') await keyboard.press('Tab');
    const voice = widget.locator('[aria-live=polite]');
    for (const key of ['ArrowUp', '+', '-', 'ArrowDown', 'ArrowLeft', 'ArrowDown']) await keyboard.press(key);
    await voice.getByText(/^dresses, \d+ pieces\. Enter opens it/).waitFor({ state: 'attached' });
    await keyboard.press('Enter');
    await widget.locator('.crumb.here').waitFor();
    await voice.getByText(/^dresses, \d+ pieces\. .+ Enter \w+ it\.$/).waitFor({ state: 'attached' });
    await keyboard.press('Escape');
    await widget.getByRole('heading', { level: 1, name: 'Style map' }).waitFor();
    await widget.locator('.crumb.here').waitFor({ state: 'detached' });
    expect(await visit.faults()).toEqual([]);
  });

  test('list, whoever hears or tabs it, opens regions, shows and rates items', async () => {
    const visit = await Visit.begin();
    const { widget, tools, stage } = visit;
    const { keyboard } = stage.page;
    await visit.settled();
    await visit.button('List').focus();
    await keyboard.press('Enter');
    await widget.getByRole('button', { name: /^dresses/ }).focus();
    await keyboard.press('Enter');
    await widget
      .getByRole('button', { name: /^\w+ dresses/ })
      .first()
      .waitFor();
    expect(await visit.faults()).toEqual([]);
    await visit.shot('5-list');
    await visit.button('Dislike').first().focus();
    await keyboard.press('Enter');
    await widget.getByText(/will be shown/).waitFor();
    expect([...tools.said.values()]).toEqual([-1]);
    await widget.locator('.card-open').nth(1).focus();
    await keyboard.press('Enter');
    await widget.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    expect(await stage.frame().evaluate('document.activeElement.tagName')).toBe('H2');
    await keyboard.press('Escape');
    await widget.getByRole('complementary').waitFor({ state: 'hidden' });
  });
});

describe('style map, on a phone, in the dark, in German', () => {
  test('filters, chosen, narrow the map; everything fits', async () => {
    const browser = { viewport: { width: 360, height: 640 }, hasTouch: true, deviceScaleFactor: 2 };
    const context = { locale: 'de-DE', theme: 'dark', safeAreaInsets: { top: 0, right: 0, bottom: 20, left: 0 } };
    const visit = await Visit.begin({ browser, stage: { context } });
    const { widget } = visit;
    await visit.settled();
    await visit.shot('6-phone-dark');
    expect(await visit.faults()).toEqual([]);
    await widget.getByRole('button', { name: 'Filter', exact: true }).tap();
    const kinds = widget.getByRole('group', { name: 'Art' }).getByRole('button');
    await kinds.getByText('Sneaker').tap();
    expect((await kinds.allTextContents()).sort().join()).toBe(
      'Hemden,Hosen,Jacken,Jeans,Kleider,Mäntel,Röcke,Sneaker,Stiefel,Strick,T-Shirts,Taschen',
    );
    await widget.getByRole('button', { name: 'Schuhe' }).tap();
    await widget.getByRole('button', { name: 'Bis 50 €' }).tap();
    expect(await visit.faults()).toEqual([]);
    await visit.shot('7-phone-filters');
    await visit.button('Schließen').tap();
    await visit.settled();
    expect(visit.last('view_style_map')).toMatchObject({
      filters: { kinds: ['sneakers'], slots: ['shoes'], price_max_minor: 5_000, currency: 'EUR' },
    });
    await widget.getByRole('button', { name: 'Liste' }).tap();
    await widget.locator('.card-open').first().tap();
    expect(await visit.faults()).toEqual([]);
    await visit.shot('8-phone-item');
  });

  test('theme, size and mode, changed by the host, are followed', async () => {
    const visit = await Visit.begin();
    await visit.settled();
    const ground = 'getComputedStyle(document.body).backgroundColor';
    const light = await visit.stage.frame().evaluate(ground);
    await visit.stage.changeContext({ theme: 'dark' });
    await visit.stage.frame().waitForFunction(`${ground} !== ${JSON.stringify(light)}`);
    expect(await visit.told('size-changed')).toEqual({ height: 640 });
    await visit.button('Full screen').click();
    await visit.button('Leave full screen').waitFor();
    expect(await visit.told('display-mode')).toEqual({ mode: 'fullscreen' });
    await visit.shot('9-full-dark');
  });
});

describe('style map, when something is wrong', () => {
  test('words of shops, however hostile, are shown as they are written', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const pieces = wardrobe(60).map((piece) => ({
      ...piece,
      title: evil,
      brand: `${evil}"'`,
      merchant: evil.slice(0, 100),
    }));
    const visit = await Visit.begin({ pieces });
    await visit.settled();
    await visit.button('List').click();
    await visit.widget.locator('.card-title').first().getByText(evil).waitFor();
    await visit.widget.locator('.card-open').first().click();
    await visit.widget.getByRole('heading', { level: 2, name: evil }).waitFor();
    expect(await visit.widget.locator('script, img[src=x]').count()).toBe(1);
    expect(await visit.faults()).toEqual([]);
  });

  test('a rating, while the line is cut, is kept and arrives once when it is back', async () => {
    const visit = await Visit.begin();
    const { widget, tools, stage } = visit;
    await visit.settled();
    await visit.button('List').click();
    stage.failing = { isGone: true };
    await visit.button('Like').first().click();
    await widget.locator('.unsent').first().waitFor();
    await widget.getByRole('button', { name: 'Like', exact: true, pressed: true }).waitFor();
    stage.failing = undefined;
    await stage.frame().evaluate(`dispatchEvent(new Event('online'))`);
    await widget.locator('.unsent').waitFor({ state: 'detached' });
    expect([...tools.said.values()]).toEqual([1]);
  });

  test('a map that cannot be had, says why, and comes when tried again', async () => {
    const visit = await Visit.begin({ stage: { result: null } });
    await visit.widget.getByText('Unfolding the map …').waitFor();
    visit.stage.failing = { failure: 'UNAVAILABLE: The map is being built' };
    await visit.stage.frame().evaluate(`dispatchEvent(new Event('online'))`);
    await visit.widget.getByText('Too many people').waitFor();
    await visit.shot('10-failed');
    expect(await visit.faults()).toEqual([]);
    visit.stage.failing = undefined;
    await visit.button('Try again').click();
    await visit.settled();
    await visit.button('Filters').click();
    await visit.button('In my size').click();
    await visit.widget.getByText('Nothing here meets your filters.').waitFor();
    await visit.stage.page.context().setOffline(true);
    await visit.widget.getByText('You are offline.').waitFor();
    expect(await visit.faults()).toEqual([]);
  });
});
