import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page, Response } from 'playwright-core';
import type { ProfileView } from '#libs/contracts';
import { assistantOf, filled, Hand, type Name, openAs, type Place, startPlace, type Tool } from './person.ts';

const SCOPE = 'profile:read profile:write';
const PROFILE = '/account/profile';
const ADDRESS = '/account/address';

let place: Place;
let tool: Tool;
let hand: Hand;
beforeAll(async () => {
  place = await startPlace();
  [tool, hand] = [await assistantOf(place, 'shopper', SCOPE), await Hand.of(place, 'shopper')];
});
beforeEach(() => place.database.query('TRUNCATE profile.profiles, profile.addresses'));

const profileOf = async (call = tool): Promise<ProfileView> => (await call('get_profile')) as unknown as ProfileView;
/** Sends the form that a field is in. @returns the answer to the form itself, before the page it leads to */
async function save(page: Page, field: string, press = 'Save'): Promise<Response> {
  const form = page.locator('form', { has: page.locator(`[id="${field}"]`) });
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    form.getByRole('button', { name: press }).click(),
  ]);
  await page.waitForLoadState();
  return answer;
}
const valueOf = (page: Page, field: string): Promise<string> => page.locator(`[id="${field}"]`).inputValue();
const shows = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();
const go = (page: Page, path: string): Promise<unknown> => page.goto(`${place.publicUrl}${path}`);
const removing = (page: Page, what: string): Promise<void> =>
  page.getByRole('button', { name: `Remove: ${what}` }).click();

describe.each([
  ['with its script', true],
  ['without JavaScript', false],
])('pages, %s', (_, javaScriptEnabled) => {
  const open = (path: string, who: Name = 'shopper'): Promise<Page> => openAs(place, who, path, { javaScriptEnabled });

  test('profile, filled in, comes back as saved, and an assistant sees it', async () => {
    const page = await open(PROFILE);
    await page.locator('#amount').fill('250,50');
    await page.locator('#currency').selectOption('EUR');
    await page.locator('#goals').fill('a capsule\nless black');
    await page.locator('#style_tags').fill('plain, warm');
    await page.locator('#department').selectOption('men');
    await page.locator('#country').selectOption('DE');
    await save(page, 'amount');
    await shows(page, 'Your profile is saved.');
    const shown = ['amount', 'currency', 'goals', 'style_tags', 'department', 'country'];
    expect(await Promise.all(shown.map((field) => valueOf(page, field)))).toEqual([
      ...['250.50', 'EUR', 'a capsule\nless black', 'plain, warm', 'men', 'DE'],
    ]);
    expect(await profileOf()).toMatchObject({
      monthly_budget: { amount_minor: 25_050, currency: 'EUR' },
      goals: ['a capsule', 'less black'],
      style_tags: ['plain', 'warm'],
      department: 'men',
      country: 'DE',
    });
    await page.locator('#amount').fill('');
    await page.locator('#goals').fill('');
    await save(page, 'amount');
    await shows(page, 'Your profile is saved.');
    expect(await profileOf()).toMatchObject({ monthly_budget: null, goals: [] });
  });

  test('sizes, added and taken away one by one, and measurements, are what an assistant sees', async () => {
    const page = await open(PROFILE);
    for (const [garment, system, value] of [
      ['shoes', 'eu', '41.5'],
      ['shoes', 'uk', '7.5'],
      ['bottom', 'waist_length', '32/34'],
    ] as const) {
      await page.locator('#garment').selectOption(garment);
      await page.locator('#system').selectOption(system);
      await page.locator('#sizes').fill(value);
      await save(page, 'sizes', 'Add');
      await shows(page, 'Your sizes are saved.');
    }
    await removing(page, 'Shoes: 41.5 (EU)');
    await page.getByRole('button', { name: 'Remove: Shoes: 41.5 (EU)' }).waitFor({ state: 'detached' });
    await page.locator('#measurements').fill('172,5');
    await page.locator('#chest_cm').fill('90');
    await save(page, 'measurements');
    await shows(page, 'Your measurements are saved.');
    const { sizes, measurements } = await profileOf();
    expect(sizes).toHaveLength(2);
    expect(sizes).toEqual(
      expect.arrayContaining([
        { garment: 'shoes', system: 'uk', value: '7.5' },
        { garment: 'bottom', system: 'waist_length', value: '32/34' },
      ]),
    );
    expect(measurements).toEqual({ height_cm: 172.5, chest_cm: 90 });
  });

  test('address, given, changed and removed, is never seen by an assistant but for its country', async () => {
    const page = await open(ADDRESS);
    const lines = { recipient: 'Canary Person', line1: 'Canary Lane 7', postal_code: '1010', city: 'Canaryville' };
    for (const [field, text] of Object.entries(lines)) await page.locator(`#${field}`).fill(text);
    await page.locator('#country').selectOption('AT');
    await save(page, 'line1');
    await shows(page, 'Your address is saved.');
    for (const [field, text] of Object.entries(lines)) expect(await valueOf(page, field)).toBe(text);
    const seen = await profileOf();
    expect([seen.country, JSON.stringify(seen).includes('Canary')]).toEqual(['AT', false]);
    await page.locator('#line2').fill('Second floor');
    await save(page, 'line1');
    await shows(page, 'Your address is saved.');
    expect(await valueOf(page, 'line2')).toBe('Second floor');
    await removing(page, 'Address');
    await shows(page, 'Your address is removed.');
    expect(await valueOf(page, 'line1')).toBe('');
    expect(await place.database.query('SELECT * FROM profile.addresses')).toEqual([]);
  });

  test('form, wrong in a field, comes back with what was written, says what is wrong beside it, and saves nothing', async () => {
    const page = await open(PROFILE);
    const long = 'g'.repeat(201);
    await page.locator('#style_tags').fill('kept');
    await page.locator('#goals').fill(long);
    expect((await save(page, 'goals')).status()).toBe(422);
    expect(await page.locator('#goals-error').innerText()).toBe('At most 20 goals of at most 200 characters each');
    expect([await valueOf(page, 'goals'), await valueOf(page, 'style_tags')]).toEqual([long, 'kept']);
    await go(page, ADDRESS);
    await page.locator('#recipient').fill('Somebody');
    expect((await save(page, 'line1')).status()).toBe(422);
    await page.locator('[id="line1-error"], [id="city-error"], [id="country-error"]').first().waitFor();
    expect(await valueOf(page, 'recipient')).toBe('Somebody');
    expect(await profileOf()).toMatchObject({ goals: [], style_tags: [] });
  });

  test('tab, whose profile an assistant changed meanwhile, is told so, shows how it stands and saves nothing', async () => {
    const page = await open(PROFILE);
    await tool('set_budget_and_goals', { goals: ['by the assistant'] });
    await page.locator('#goals').fill('by the person');
    expect((await save(page, 'goals')).status()).toBe(409);
    await shows(page, 'This was changed in another tab or by your assistant');
    expect(await valueOf(page, 'goals')).toBe('by the assistant');
    expect((await profileOf()).goals).toEqual(['by the assistant']);
  });
});

describe('a form', () => {
  test.each([
    ['amount', { amount: '1', currency: '' }, 'currency'],
    ['amount', { amount: '1,234', currency: 'EUR' }, 'amount'],
    ['amount', { amount: '-1', currency: 'EUR' }, 'amount'],
    ['amount', { amount: '10.5', currency: 'JPY' }, 'amount'],
    ['amount', { amount: '999999999', currency: 'EUR' }, 'amount'],
    ['amount', { amount: '1', currency: 'EURO' }, 'currency'],
    ['amount', { amount: '1', currency: 'xx!' }, 'currency'],
    ['amount', { country: 'XX' }, 'country'],
    ['amount', { style_tags: 'x'.repeat(41) }, 'style_tags'],
    ['amount', { goals: 'a\u0000b' }, 'goals'],
    ['garment', { garment: 'top', system: 'letter', value: 'Q' }, 'sizes'],
    ['garment', { garment: 'hat', system: 'letter', value: 'M' }, 'sizes'],
    ['garment', { garment: 'top', system: 'letter', value: '' }, 'sizes'],
    ['height_cm', { height_cm: '17' }, 'measurements'],
    ['height_cm', { height_cm: 'tall' }, 'measurements'],
  ])('profile, the form of %s with %j, is 422 and says so at %s', async (form, instead, field) => {
    const answer = await hand.post(PROFILE, filled(await hand.form(PROFILE, form), instead));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`id="${field}-error"`);
    expect(answer.text).toContain(`href="#${field}"`);
    expect(await profileOf()).toMatchObject({ monthly_budget: null, sizes: [], measurements: {} });
  });

  test.each(['constructor', '__proto__', 'toString', '', 'address'])(
    'profile, the form of a part %j that there is not, is 422',
    async (part) => {
      expect((await hand.post(PROFILE, filled(await hand.form(PROFILE, 'amount'), { part }))).status).toBe(422);
    },
  );

  test.each([
    ['250', 'EUR', 25_000, '250.00'],
    ['250.5', 'EUR', 25_050, '250.50'],
    ['0,07', 'EUR', 7, '0.07'],
    ['1234,56', 'GBP', 123_456, '1234.56'],
    ['5000', 'JPY', 5_000, '5000'],
  ])('budget %s %s, is kept exactly and shown as %s', async (amount, currency, minor, shown) => {
    await hand.post(PROFILE, filled(await hand.form(PROFILE, 'amount'), { amount, currency }));
    expect((await profileOf()).monthly_budget).toEqual({ amount_minor: minor, currency });
    expect((await hand.form(PROFILE, 'amount')).fields.get('amount')).toBe(shown);
  });

  test('address, from a tab that is older than another one, is 409 and saves nothing', async () => {
    const stale = await hand.form(ADDRESS, 'line1');
    const given = { recipient: 'A B', line1: 'First 1', postal_code: '1010', city: 'Wien', country: 'AT' };
    expect((await hand.post(ADDRESS, filled(stale, given))).status).toBe(303);
    const again = { ...given, line1: 'Second 2', form: 'another-form' };
    const refused = await hand.post(ADDRESS, filled(stale, again));
    expect([refused.status, refused.text.includes('This was changed in another tab')]).toEqual([409, true]);
    expect((await hand.form(ADDRESS, 'line1')).fields.get('line1')).toBe('First 1');
  });
});

test('pages, of one person, hold nothing of another', async () => {
  await hand.post(PROFILE, filled(await hand.form(PROFILE, 'amount'), { goals: 'canary goal' }));
  const lines = { recipient: 'canary name', line1: 'canary lane', postal_code: '1010', city: 'canary', country: 'AT' };
  await hand.post(ADDRESS, filled(await hand.form(ADDRESS, 'line1'), lines));
  const other = await Hand.of(place, 'shopper2');
  for (const section of ['', '/profile', '/address', '/consents', '/activity', '/clients']) {
    const { status, text } = await other.get(`/account${section}`);
    expect([section, status, /canary|Sam Shopper|auth0/.exec(text)]).toEqual([section, 200, null]);
  }
  expect((await hand.get(ADDRESS)).text).toContain('canary lane');
});

test('pages, for a browser that prefers German or a person who chose it, are German, also what is wrong', async () => {
  const german = { 'accept-language': 'de-AT, en;q=0.5' };
  expect((await hand.get('/account', german)).text).toMatch(/<html lang="de">[\s\S]*Konto/);
  const { headers } = await hand.get('/language/de?to=/account/profile');
  expect(headers.get('location')).toBe(PROFILE);
  const cookie = `${headers.getSetCookie()[0]?.split(';', 1)[0]}; __Host-atelier-session=${hand.secret}`;
  const page = await hand.get(PROFILE, { cookie });
  expect([page.status, page.headers.get('content-language')]).toEqual([200, 'de']);
  const wrong = filled(await hand.form(PROFILE, 'height_cm'), { height_cm: 'x' });
  const { text } = await hand.post(PROFILE, wrong, { cookie });
  expect(text).toContain('id="measurements-error">Gib Zentimeter');
});
