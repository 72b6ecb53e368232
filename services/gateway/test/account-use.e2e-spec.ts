import { beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { EMPTY, FULL, type Furnished, furnished, signedIn } from './look-fixtures.ts';

let made: Furnished;
let full: BrowserContext;
beforeAll(async () => {
  made = await furnished();
  full = await signedIn(made.url, FULL);
});

const at = (path: string): string => `${made.url}${path}`;
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save' }).first().click();
const budget = async (page: Page): Promise<void> => {
  await page.getByLabel('Monthly budget').fill('much');
  await page.getByLabel('Currency').selectOption('EUR');
  await save(page);
};

describe('a form with a mistake', () => {
  test.each([
    ['budget', '/account/profile', 'amount', budget],
    ['recipient', '/account/address', 'recipient', save],
  ])('summary, of the %s, names what is wrong once more and leads to its field', async (_, path, id, act) => {
    const page = await (await signedIn(made.url, EMPTY)).newPage();
    await page.goto(at(path));
    await act(page);
    // The script takes the focus there at once; whoever moves on finds back by the summary.
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(id);
    const link = page.getByRole('alert').getByRole('link');
    expect(await page.locator(`#${id}-error`).innerText()).toBe(await link.innerText());
    await link.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(id);
    await page.close();
  });
});

describe('a person with a keyboard', () => {
  const CONTROLS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]`;
  const FOCUSED = `(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight;
    return [${CONTROLS}.indexOf(document.activeElement), isSeen];
  })()`;

  test.each(['/account', '/account/profile', '/account/consents', '/account/clients'])(
    'Tab, on %s, comes to every control in the order they are read, and each is seen to have the focus',
    async (path) => {
      const page = await full.newPage();
      await page.goto(at(path));
      const count = await page.evaluate<number>(`${CONTROLS}.length`);
      const visited: unknown[] = [];
      for (let i = 0; i < count; i++) {
        await page.keyboard.press('Tab');
        visited.push(await page.evaluate(FOCUSED));
      }
      expect(visited).toEqual(Array.from({ length: count }, (_, i) => [i, true]));
      await page.close();
    },
  );

  test('first press of Tab, shows the way past header and navigation, and Enter takes it', async () => {
    const page = await full.newPage();
    await page.goto(at('/account/address'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
    await page.close();
  });
});

describe('a person whose browser', () => {
  test('runs no scripts, reads the same', async () => {
    const plain = await signedIn(made.url, FULL, { javaScriptEnabled: false });
    for (const path of ['/account', '/account/profile', '/account/consents', '/account/activity']) {
      const [without, withScript] = await Promise.all([plain, full].map((person) => textOf(person, at(path))));
      expect(without).toBe(withScript);
    }
  });

  /** What stands in the page but for the moments, which a script makes local ones. */
  async function textOf(person: BrowserContext, url: string): Promise<string> {
    const page = await person.newPage();
    await page.goto(url);
    const text = await page.locator('body').innerText();
    await page.close();
    return text.replaceAll(/\d{1,2} \w{3} \d{4}, \d{2}:\d{2}(?: UTC)?/g, 'then');
  }

  test('has not got the script yet, shows the page', async () => {
    const person = await signedIn(made.url, FULL);
    await person.route('**/pages.js', () => undefined);
    const page = await person.newPage();
    await page.goto(at('/account/profile'), { waitUntil: 'commit' });
    await page.getByRole('heading', { name: 'Measurements' }).waitFor();
    // Painting may come a moment after the content; that it comes at all while the script does not is what is asked.
    await page.waitForFunction(`performance.getEntriesByName('first-contentful-paint').length === 1`);
    await page.close();
  });

  test('asks for calm, sees nothing move', async () => {
    const page = await full.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(at('/account/address'));
    await page.evaluate(`document.querySelector('main button').setAttribute('aria-busy', 'true')`);
    await page.getByRole('button', { name: 'Save' }).hover();
    expect(await page.evaluate<number>('document.getAnimations().length')).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.evaluate<number>('document.getAnimations().length')).toBeGreaterThan(0);
    await page.close();
  });
});
