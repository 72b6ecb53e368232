import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const WIDTHS = [360, 768, 1_280];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 900;
/** HTML and style sheet with their headers, as they cross the wire. */
const MAX_BYTES = 60_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Asked for by the debugger, which the page's policy does not bind: the policy stays in force while axe looks. */
const RUN_AXE = `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`;
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Opens a page as the person of this browser; says what is wrong with it, in light and dark and from phone to desktop. */
export async function faultsOf(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  try {
    const loading = listen(page, new URL(url).origin);
    const answer = await page.goto(url, { waitUntil: 'networkidle' });
    const faults = answer?.ok() ? [] : [`answered ${answer?.status() ?? 'nothing'}`];
    await page.evaluate(axe.source);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        faults.push(...(await looks(page)).map((fault) => `${colorScheme}, ${width} px: ${fault}`));
      }
    }
    return [...faults, ...(await loading())];
  } finally {
    await page.close();
  }
}

async function looks(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(RUN_AXE);
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  const sideways = await page.evaluate<number>(SIDEWAYS);
  return sideways > 0 ? [...faults, `scrolls ${sideways} px sideways`] : faults;
}

/** Watches what a page loads and complains about; ask for the faults when it is done. */
function listen(page: Page, origin: string): () => Promise<string[]> {
  const faults: string[] = [];
  const sizes: Promise<number>[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`cannot load ${request.url()}`));
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`loads from elsewhere: ${request.url()}`);
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  return async () => {
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return bytes > MAX_BYTES ? [...faults, `weighs ${bytes} bytes`] : faults;
  };
}
