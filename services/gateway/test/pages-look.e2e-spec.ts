import { beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { browserOf, sharedStack } from '#libs/testing';
import { faultsOf } from './page-checks.ts';

const PAGES = ['/', '/privacy', '/terms', '/support'];
const url = sharedStack().publicUrl;

describe.each(['en-GB', 'de-DE'])('pages, in a browser that speaks %s', (locale) => {
  let person: BrowserContext;
  beforeAll(async () => {
    person = await browserOf({ locale });
  });

  test.each(PAGES)('page %s, in light and dark from phone to desktop, has no fault', async (path) => {
    expect(await faultsOf(person, `${url}${path}`)).toEqual([]);
  });
});

test('faultsOf, a page with faults, names each of them', async () => {
  const person = await browserOf();
  const body = `<h3>Deep</h3><p style="width: 2000px; color: #ddd">Pale</p><img src="/gone.png"><script>missing()</script>${' '.repeat(60_000)}`;
  await person.route(`${url}/faulty`, (route) => route.fulfill({ contentType: 'text/html', body }));
  const faults = (await faultsOf(person, `${url}/faulty`, { status: 404 })).join('\n');
  for (const fault of [
    'color-contrast',
    'image-alt',
    'html-has-lang',
    'headings are of level 3',
    'answered 200',
    '320 px: scrolls 1',
    'px sideways',
    'missing is not defined',
    '404',
    'weighs',
  ])
    expect(faults).toContain(fault);
});

describe('a person with a keyboard', () => {
  test('first press of Tab, shows the way past the header, and Enter takes it', async () => {
    const page = await (await browserOf()).newPage();
    await page.goto(`${url}/privacy`);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to content');
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
  });
});

describe('a person who reads German, in an English browser', () => {
  test('language, chosen at the foot of a page, leads back to it and stays', async () => {
    const page = await (await browserOf()).newPage();
    await page.goto(`${url}/terms`);
    await page.getByRole('link', { name: 'Deutsch' }).click();
    expect(page.url()).toBe(`${url}/terms`);
    await page.getByRole('heading', { level: 1, name: 'Bedingungen' }).waitFor();
    await page.getByRole('link', { name: 'Hilfe', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hilfe' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Support' }).waitFor();
  });
});
