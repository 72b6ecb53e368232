import { beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { browserOf } from '#libs/testing';
import {
  budgetElsewhere,
  callbackOf,
  EMPTY,
  FULL,
  type Furnished,
  furnished,
  revoke,
  signedIn,
  signInAs,
} from './look-fixtures.ts';
import { ALL_LOOKS, faultsOf, type Look } from './page-checks.ts';

/** One of each: what else differs between widths and schemes is seen on the pages that are looked at in all of them. */
const SOME: readonly Look[] = [
  ['light', 360],
  ['dark', 1_280],
];

let made: Furnished;
let full: BrowserContext;
let empty: BrowserContext;
let german: BrowserContext;
beforeAll(async () => {
  made = await furnished();
  full = await signedIn(made.url, FULL);
  empty = await signedIn(made.url, EMPTY);
  german = await signedIn(made.url, FULL, { locale: 'de-DE' });
});

const at = (path: string): string => `${made.url}${path}`;
const save = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /^(?:Save|Speichern)$/ })
    .first()
    .click();

describe('a person who has everything', () => {
  test.each(['/account', '/account/profile'])('page %s, in every look, has no fault', async (path) => {
    expect(await faultsOf(full, at(path), { looks: ALL_LOOKS })).toEqual([]);
  });

  test.each(['/account/consents', '/account/clients', '/account/taste', '/account/address', '/account/activity'])(
    'page %s, has no fault',
    async (path) => {
      expect(await faultsOf(full, at(path), { looks: SOME })).toEqual([]);
    },
  );

  test.each(['', '/profile', '/taste', '/address', '/consents', '/activity', '/clients'])(
    'page /account%s, in German, has no fault',
    async (path) => {
      expect(await faultsOf(german, at(`/account${path}`), { looks: [['dark', 360]] })).toEqual([]);
    },
  );

  test('activity, its second page, has no fault', async () => {
    const act = (page: Page) => page.getByRole('link', { name: 'Older' }).click();
    expect(await faultsOf(full, at('/account/activity'), { act, looks: SOME })).toEqual([]);
  });

  test('taste, corrected without a script, says so', async () => {
    const act = async (page: Page) => {
      await page
        .getByRole('button', { name: /^I (?:avoid|like) it: / })
        .first()
        .click();
      await page.getByText('Noted. Your next search follows it.').waitFor();
      await page.getByRole('link', { name: 'Older' }).click();
      await page
        .getByRole('button', { name: /^Delete: / })
        .first()
        .click();
      await page.getByText('The rating is deleted').waitFor();
    };
    const scriptless = await signedIn(made.url, FULL, { javaScriptEnabled: false });
    const page = await scriptless.newPage();
    await page.goto(at('/account/taste'));
    await act(page);
    await page.close();
    const noted = (shown: Page) => shown.goto(at('/account/taste?done=taste'));
    expect(await faultsOf(full, at('/account/taste'), { act: noted, looks: SOME })).toEqual([]);
  });

  test('text of a consent, unfolded, has no fault', async () => {
    const act = (page: Page) => page.getByText('Read the whole text').first().click();
    expect(await faultsOf(full, at('/account/consents'), { act, looks: SOME })).toEqual([]);
  });

  test('profile, saved, says so', async () => {
    const act = async (page: Page) => {
      await save(page);
      await page.getByText('Your profile is saved.').waitFor();
    };
    expect(await faultsOf(full, at('/account/profile'), { act, looks: SOME })).toEqual([]);
  });

  test('profile, changed by an assistant meanwhile, says that nothing was saved', async () => {
    const act = async (page: Page) => {
      await budgetElsewhere(made.stack, 12_300);
      await page.getByLabel('Monthly budget').fill('300');
      await save(page);
      await page.getByText('nothing of yours was saved').waitFor();
    };
    expect(await faultsOf(full, at('/account/profile'), { act, status: 409, looks: SOME })).toEqual([]);
  });
});

describe('a person who has nothing', () => {
  test.each(['profile', 'taste', 'address', 'consents', 'activity'])('page of %s, has no fault', async (section) => {
    expect(await faultsOf(empty, at(`/account/${section}`), { looks: SOME })).toEqual([]);
  });

  test('connected apps, none, has no fault', async () => {
    const nobody = await signedIn(made.url, { name: 'Olu Operator' });
    expect(await faultsOf(nobody, at('/account/clients'), { looks: SOME })).toEqual([]);
  });
});

describe('a form with a mistake', () => {
  const budget = async (page: Page): Promise<void> => {
    await page.getByLabel('Monthly budget').fill('much');
    await page.getByLabel('Currency').selectOption('EUR');
    await save(page);
  };

  test('profile, in every look, has no fault', async () => {
    expect(await faultsOf(empty, at('/account/profile'), { act: budget, status: 422 })).toEqual([]);
  });

  test('address, has no fault', async () => {
    expect(await faultsOf(empty, at('/account/address'), { act: save, status: 422, looks: SOME })).toEqual([]);
  });
});

describe('the page of a question', () => {
  test('one purpose, in every look, has no fault', async () => {
    expect(await faultsOf(full, at(made.asked.one))).toEqual([]);
  });

  test('three purposes, has no fault', async () => {
    expect(await faultsOf(empty, at(made.asked.three), { looks: SOME })).toEqual([]);
  });

  test('one purpose, in German, has no fault', async () => {
    expect(await faultsOf(german, at(made.asked.one), { looks: [['dark', 360]] })).toEqual([]);
  });

  test.each(['allowed', 'denied', 'expired'] as const)('%s, has no fault', async (how) => {
    const person = how === 'expired' ? empty : full;
    expect(await faultsOf(person, at(made.asked[how]), { looks: SOME })).toEqual([]);
  });

  test('answers, to allow and not to, have the same weight', async () => {
    const page = await full.newPage();
    await page.goto(at(made.asked.one));
    const [allow, deny] = await Promise.all(['I allow this', 'I do not allow this'].map((name) => looksOf(page, name)));
    expect(deny).toEqual(allow);
    await page.close();
  });

  const looksOf = async (page: Page, name: string): Promise<unknown> => {
    const button = page.getByRole('button', { name, exact: true });
    const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
    const styles = await button.getAttribute('class');
    return { width: Math.round(width), height: Math.round(height), styles };
  };
});

describe('what cannot be shown', () => {
  test('question to somebody else, has no fault', async () => {
    expect(await faultsOf(empty, at(made.asked.one), { status: 404, looks: SOME })).toEqual([]);
  });

  test('address nobody knows, in every look, has no fault', async () => {
    expect(await faultsOf(await browserOf(), at('/nowhere'), { status: 404 })).toEqual([]);
  });

  test('form of an earlier session, has no fault', async () => {
    const act = async (page: Page) => {
      await page.evaluate(`document.querySelectorAll('[name=csrf]').forEach((field) => (field.value = 'x'))`);
      await save(page);
    };
    expect(await faultsOf(empty, at('/account/profile'), { act, status: 403, looks: SOME })).toEqual([]);
  });

  test.each([
    ['expired', 400, () => Promise.resolve(at('/sign-in/callback?code=x&state=y'))],
    ['refused', 200, (page: Page) => callbackOf(page, made.url, 'error=access_denied')],
    ['failed', 502, (page: Page) => callbackOf(page, made.url, 'code=not-one')],
  ])('sign-in that %s, has no fault', async (_, status, callback) => {
    const person = await browserOf();
    const scout = await person.newPage();
    expect(await faultsOf(person, await callback(scout), { status, looks: SOME })).toEqual([]);
  });

  test('sign-in of somebody turned away, has no fault', async () => {
    const ada = { name: 'Ada Auditor', user: 'auth0|auditor' };
    await revoke(made.stack, ada.user);
    const person = await browserOf();
    const act = async (page: Page): Promise<void> => {
      await signInAs(page, made.url, ada);
      await page.getByRole('heading', { name: 'You cannot sign in' }).waitFor();
    };
    const faults = await faultsOf(person, at('/'), { act, status: 403, looks: SOME });
    expect(faults.filter((fault) => !fault.startsWith('loads from elsewhere'))).toEqual([]);
  });
});

describe('a service that is down', () => {
  test('its page, has no fault', async () => {
    await made.stack.parts.profile.kill();
    expect(await faultsOf(full, at('/account/profile'), { status: 503, looks: SOME })).toEqual([]);
    expect(await faultsOf(full, at('/account'), { looks: SOME })).toEqual([]);
  });
});
