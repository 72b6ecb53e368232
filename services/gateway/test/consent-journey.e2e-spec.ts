import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ConsentsView, Purpose } from '#libs/contracts';
import { browserOf, msUntil } from '#libs/testing';
import { assistantOf, choose, filled, Hand, openAs, type Place, startPlace, type Tool, userId } from './person.ts';

const SCOPE = 'profile:read consents:write activity:read';
const BOTH: Purpose[] = ['photos_store', 'try_on_render'];
const SOON_MS = 15_000;

let place: Place;
let tool: Tool;
beforeAll(async () => {
  place = await startPlace();
  tool = await assistantOf(place, 'shopper', SCOPE);
});
beforeEach(() => place.database.query('TRUNCATE profile.consents, profile.consent_requests'));

/** The assistant asks. @returns the address it shows to the person, and the same as a path */
async function asked(purposes: Purpose[] = ['photos_store']): Promise<{ url: string; path: string }> {
  const { url } = (await tool('request_consent', { purposes })) as { url: string };
  return { url, path: new URL(url).pathname };
}
async function given(): Promise<string[]> {
  const { consents } = (await tool('list_consents')) as unknown as ConsentsView;
  return consents.filter(({ status }) => status === 'given').map(({ purpose }) => purpose);
}
const told = async (): Promise<string[]> => {
  const { activities } = (await tool('list_my_activity')) as unknown as { activities: { what: string }[] };
  return activities.map(({ what }) => what);
};
/** Of one question, and of several. */
const NO = /^I (?:do not allow this|allow none of this)$/;
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const shows = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();
const entriesOf = async (type: string): Promise<number> =>
  (await place.database.query('SELECT 1 FROM audit.entries WHERE type = $1', [type])).length;

const ALLOWED = 'You have allowed this.';
const DENIED = 'You have said no.';
const ALLOW = { decision: 'allow' };

describe('a person whose assistant asks', () => {
  test('link, opened by nobody yet, leads over the sign-in to all texts; allowed, the assistant and the activity know', async () => {
    const { url } = await asked(BOTH);
    const page = await (await browserOf()).newPage();
    await page.goto(url);
    expect(new URL(page.url()).origin).toBe(new URL(place.issuer).origin);
    await choose(page, place, 'shopper');
    expect(page.url()).toBe(url);
    for (const text of ['Keep my photos', 'Try clothes on in my photos', 'For how long', 'Version 1'])
      await shows(page, text);
    await shows(page, 'atelier-cli asks for your consent');
    await press(page, 'I allow all of this');
    await shows(page, ALLOWED);
    expect(await given()).toEqual(BOTH);
    await msUntil(async () => (await told()).includes('Gave several consents'), SOON_MS, 200);
  });

  test('link, answered with no, gives nothing, and says so wherever it is opened again', async () => {
    const { url, path } = await asked();
    const page = await openAs(place, 'shopper', path);
    await press(page, NO);
    await shows(page, DENIED);
    expect(await given()).toEqual([]);
    await page.goto(url);
    await shows(page, DENIED);
    await msUntil(async () => (await told()).includes('Denied a consent that an app had asked for'), SOON_MS, 200);
  });

  test('consent, taken back by the assistant, is in the history of the page with the app', async () => {
    const page = await openAs(place, 'shopper', (await asked()).path);
    await press(page, 'I allow this');
    await shows(page, ALLOWED);
    await tool('revoke_consent', { purpose: 'photos_store' });
    expect(await given()).toEqual([]);
    await page.goto(`${place.publicUrl}/account/consents`);
    const history = page.getByRole('listitem').filter({ hasText: 'Taken back: Keep my photos' });
    expect(await history.innerText()).toContain('with atelier-cli');
    const before = page.getByRole('listitem').filter({ hasText: 'Given: Keep my photos' });
    expect(await before.innerText()).toContain('on these pages, with atelier-cli');
  });

  test('button back, pressed after the answer, shows the outcome and no form', async () => {
    const page = await openAs(place, 'shopper', (await asked()).path);
    await press(page, 'I allow this');
    await shows(page, ALLOWED);
    await page.goBack();
    await shows(page, ALLOWED);
    expect(await page.getByRole('button', { name: 'I allow this' }).count()).toBe(0);
  });

  test('second tab, with the other answer, is told of the conflict and changes nothing', async () => {
    const { path } = await asked();
    const first = await openAs(place, 'shopper', path);
    const second = await first.context().newPage();
    await second.goto(`${place.publicUrl}${path}`);
    await press(first, 'I allow this');
    await shows(first, ALLOWED);
    await press(second, NO);
    await shows(second, 'This has changed meanwhile');
    expect(await given()).toEqual(['photos_store']);
    await second.goBack();
    await shows(second, ALLOWED);
  });

  test('link, opened too late, says what to do, and its form is refused', async () => {
    const { path } = await asked();
    const page = await openAs(place, 'shopper', path);
    await place.database.query(
      `UPDATE profile.consent_requests SET created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'`,
    );
    await press(page, 'I allow this');
    await shows(page, 'This has changed meanwhile');
    await page.goto(`${place.publicUrl}${path}`);
    await shows(page, 'This question is too old.');
    expect(await given()).toEqual([]);
  });
});

describe('what a form can be made to say', () => {
  let hand: Hand;
  beforeAll(async () => {
    hand = await Hand.of(place, 'shopper');
  });

  test('somebody else, with the link, sees the very page that is shown for a link nobody made', async () => {
    const { path } = await asked();
    const other = await Hand.of(place, 'shopper2');
    const madeUp = `/consents/${'A'.repeat(32)}`;
    const [theirs, nobodys] = [await other.get(path), await other.get(madeUp)];
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    expect(theirs.text.replaceAll(path.slice(10), 'A'.repeat(32))).toBe(nobodys.text);
    expect(theirs.text).toContain('There is nothing here');
    const form = filled(await other.form('/account/consents', 'shown', 'photos_store:1:en'), ALLOW);
    expect((await other.post(path, form)).status).toBe(404);
    expect(await given()).toEqual([]);
  });

  test('form, sent twice at once, gives one consent and one event', async () => {
    const { path } = await asked(['share_with_assistant']);
    const form = filled(await hand.form(path, 'shown'), ALLOW);
    const answers = await Promise.all([hand.post(path, form), hand.post(path, form)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await place.database.query('SELECT user_id FROM profile.consents')).toEqual([
      { user_id: userId('shopper') },
    ]);
    // What comes later stands later in the ledger: once it is there, nothing is under way.
    await tool('revoke_consent', { purpose: 'share_with_assistant' });
    await msUntil(async () => (await entriesOf('consent.revoked.share_with_assistant')) > 0, SOON_MS, 200);
    expect(await entriesOf('consent.given.share_with_assistant')).toBe(1);
  });

  test.each<[what: string, instead: Record<string, string | null>, status: number]>([
    ['another purpose was read', { shown: 'try_on_render:1:en' }, 403],
    ['an older version was read', { shown: 'photos_store:0:en' }, 403],
    ['it was read in another language', { shown: 'photos_store:1:de' }, 403],
    ['nothing was read', { shown: null }, 403],
    ['nothing was read, without a seal', { shown: null, seal: null }, 403],
    ['nothing was decided', { decision: null }, 422],
    ['something else was decided', { decision: 'allow!' }, 422],
    ['it has no name', { form: null }, 422],
    ['it has another name than a form can have', { form: 'a\r\nb' }, 422],
  ])('form, changed so that %s, is refused and gives nothing', async (_, instead, status) => {
    const { path } = await asked();
    const answer = await hand.post(path, filled(await hand.form(path, 'shown'), { ...ALLOW, ...instead }));
    expect(answer.status).toBe(status);
    expect(await given()).toEqual([]);
    expect((await hand.get(path)).text).toContain('I allow this');
  });

  test('form of the account, changed to another text, gives nothing', async () => {
    const form = await hand.form('/account/consents', 'shown', 'photos_store:1:en');
    for (const shown of ['photos_store:0:en', 'photos_store:1:de', 'try_on_render:1:en', 'everything:1:en'])
      expect((await hand.post('/account/consents', filled(form, { shown }))).status).toBe(403);
    expect(await given()).toEqual([]);
  });

  test('form, of a session before the person signed in again, is refused', async () => {
    const { path } = await asked();
    const form = filled(await hand.form(path, 'shown'), ALLOW);
    const again = await Hand.of(place, 'shopper');
    const refused = await again.post(path, form);
    expect([refused.status, refused.text.includes('Please try that once more')]).toEqual([403, true]);
    expect(await given()).toEqual([]);
  });
});
