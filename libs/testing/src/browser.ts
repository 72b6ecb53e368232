import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';
import { endWithFile } from './live.ts';
import { patient } from './wait.ts';

/** Nothing but our own pages is asked for: Chromium's own calls home would fail on a closed network, many at a time. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let started: Promise<Browser> | undefined;

/** A person's browser: cookies of its own, in a real headless Chromium that the test file shares. Ends with the file. */
export async function browserOf(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  started ??= launched();
  const context = await (await started).newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(patient(30_000));
  return context;
}

function launched(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET;
  const launching = chromium.launch({ executablePath: chromiumPath(), args });
  // Said before it is there: a file that gave up waiting for it leaves no browser behind.
  endWithFile(async () => (await launching).close());
  return launching;
}

/** Whether pictures of pages are asked for: `ATELIER_SCREENSHOTS` names the folder. */
export const keepsPictures = (): boolean => Boolean(process.env['ATELIER_SCREENSHOTS']);

/** Keeps what a page looks like, where that is asked for. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!keepsPictures()) return;
  await page.screenshot({ path: join(process.env['ATELIER_SCREENSHOTS'] ?? '', `${name}.png`), fullPage: true });
}
