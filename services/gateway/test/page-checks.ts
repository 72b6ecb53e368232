import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page, Response } from 'playwright-core';
import { keepPicture, keepsPictures } from '#libs/testing';

/** How a page is looked at: a colour scheme and a width. */
export type Look = readonly [scheme: 'light' | 'dark', width: number];

const WIDTHS = [360, 768, 1_280];
export const ALL_LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) =>
  WIDTHS.map((width): Look => [scheme, width]),
);
/** Widths at which nothing may be cut off: 320 px (WCAG 1.4.10), and a window of 1,280 px at 200 % (1.4.4). */
const REFLOW = [320, 640];
const HEIGHT = 900;
/** HTML and style sheet with their headers, as they cross the wire. */
const MAX_BYTES = 60_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Asked for by the debugger, which the page's policy does not bind: the policy stays in force while axe looks. */
const RUN_AXE = `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`;
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const LEVELS = `[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName[1]))`;

export interface Visit {
  /** What the page that is looked at answers with. */
  readonly status?: number;
  /** What the person does on the page, until the one to look at is there. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Light and dark, from phone to desktop, unless given. */
  readonly looks?: readonly Look[];
  /** Name of the pictures that are kept where they are asked for: then of every look. */
  readonly name?: string;
}

/** Opens a page as the person of this browser; says what is wrong with it. */
export async function faultsOf(context: BrowserContext, url: string, visit: Visit = {}): Promise<string[]> {
  const { status = 200, act, name } = visit;
  const looks = name && keepsPictures() ? ALL_LOOKS : (visit.looks ?? ALL_LOOKS);
  const page = await context.newPage();
  try {
    const listening = listen(page, new URL(url).origin, status);
    await page.goto(url);
    if (act) {
      listening.forget();
      await act(page);
      await page.waitForLoadState('networkidle');
    }
    const faults = await headings(page);
    await page.evaluate(axe.source);
    for (const [colorScheme, width] of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: HEIGHT });
      faults.push(...(await faultsNow(page)).map((fault) => `${colorScheme}, ${width} px: ${fault}`));
      if (name) await keepPicture(page, `${name}-${colorScheme}-${width}`);
    }
    for (const width of REFLOW) {
      await page.setViewportSize({ width, height: HEIGHT });
      faults.push(...(await sideways(page)).map((fault) => `${width} px: ${fault}`));
    }
    return [...faults, ...(await listening.faults())];
  } finally {
    await page.close();
  }
}

async function faultsNow(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(RUN_AXE);
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  return [...faults, ...(await sideways(page))];
}

async function sideways(page: Page): Promise<string[]> {
  const by = await page.evaluate<number>(SIDEWAYS);
  return by > 0 ? [`scrolls ${by} px sideways`] : [];
}

async function headings(page: Page): Promise<string[]> {
  const levels = await page.evaluate<number[]>(LEVELS);
  const isInOrder = levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1);
  const isOne = levels.filter((level) => level === 1).length === 1;
  return isInOrder && isOne ? [] : [`headings are of level ${levels.join(' ') || 'none'}`];
}

interface Listening {
  /** What comes from now on is weighed alone. */
  forget(): void;
  faults(): Promise<string[]>;
}

/** Watches what a page loads and complains about; ask for the faults when it is done. */
function listen(page: Page, origin: string, status: number): Listening {
  const faults: string[] = [];
  let sizes: Promise<number>[] = [];
  let answer: Response | undefined;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) answer = response;
  });
  page.on('console', (message) => {
    // A browser writes down that a page was answered with an error, which is what was wanted.
    const isPage = status >= 400 && message.location().url === answer?.url();
    if (message.type() === 'error' && !isPage) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Whoever leaves a page takes back what it was still loading, which is no fault of the page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`cannot load ${request.url()}`);
  });
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`loads from elsewhere: ${request.url()}`);
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  return {
    forget: () => {
      sizes = [];
    },
    faults: async () => {
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      if (bytes > MAX_BYTES) faults.push(`weighs ${bytes} bytes`);
      if (answer?.status() !== status) faults.push(`answered ${answer?.status() ?? 'nothing'}`);
      return faults;
    },
  };
}
