import axe, { type AxeResults } from 'axe-core';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, ConsoleMessage, FrameLocator, Frame, Page } from 'playwright-core';
import { keepPicture, keepsPictures } from '#libs/testing';

/** What answers the widget's tools: made-up pieces, or a real gateway. */
export type Answers = (name: string, args: Readonly<Record<string, unknown>>) => object | Promise<object>;

export type BuiltWidget = 'style-map' | 'approval-card';

export interface StageOptions {
  readonly widget: BuiltWidget;
  /** The widget as a gateway gives it; the one that was built here unless given. */
  readonly html?: string;
  readonly answers: Answers;
  /** What the tool that shows the widget has answered; null for a host that still waits. */
  readonly result: object | null;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
  /** What the host says it can do; all a widget makes use of unless given. */
  readonly can?: Readonly<Record<string, object>>;
  /** Where the page of the host is. */
  readonly hostUrl: string;
  /** Ours: the only one the policy lets pictures from. */
  readonly origin: string;
}

/** A widget in a host: the official host side of MCP Apps, a sandboxed frame of an opaque origin, and the policy hosts derive. */
export class WidgetStage {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly told: { what: string; params: Record<string, unknown> }[] = [];
  /** Set to fail calls: `isGone` as if the line were cut, `failure` as the service says it. */
  failing: { readonly isGone: true } | { readonly failure: string } | undefined;
  /** Set for a host that opens no page it is asked to. */
  refusesLinks = false;
  readonly #widget: BuiltWidget;
  #hasAxe = false;

  private constructor(page: Page, widget: BuiltWidget) {
    this.page = page;
    this.#widget = widget;
  }

  static async open(context: BrowserContext, options: StageOptions): Promise<WidgetStage> {
    const { widget, answers, result, input = {}, hostUrl, origin, html = builtWidget(widget, origin) } = options;
    const page = await context.newPage();
    const stage = new WidgetStage(page, widget);
    stage.#watch(hostUrl, origin);
    const script = await hostScript();
    await page.exposeFunction('callTool', async (name: string, args: Record<string, unknown>) => {
      if (stage.failing) return stage.failing;
      try {
        return { result: await answers(name, args) };
      } catch (error) {
        stage.faults.push(`tool ${name}: ${String(error)}`);
        return { failure: `INVALID_INPUT: ${String(error)}` };
      }
    });
    await page.exposeFunction('told', (what: string, params: Record<string, unknown>) => {
      stage.told.push({ what, params });
      return !(what === 'open-link' && stage.refusesLinks);
    });
    await page.goto(hostUrl);
    await page.addScriptTag({ content: script });
    const hosted = {
      html: withPolicy(html, origin),
      input,
      result,
      can: options.can ?? CAN,
      context: { locale: 'en-GB', ...HOST_CONTEXT, ...options.context },
    };
    await page.evaluate(`window.startStage(${JSON.stringify(hosted)})`);
    return stage;
  }

  /** Finds things in the widget. */
  get widget(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  /** The widget's frame, for what runs in it. */
  frame(): Frame {
    const frame = this.page.frames()[1];
    if (!frame) throw new Error('The widget has no frame');
    return frame;
  }

  async changeContext(changes: Readonly<Record<string, unknown>>): Promise<void> {
    await this.page.evaluate(`window.changeContext(${JSON.stringify(changes)})`);
  }

  /** The tool that shows the widget answers. */
  async giveAnswer(answer: object): Promise<void> {
    await this.page.evaluate(`window.giveAnswer(${JSON.stringify(answer)})`);
  }

  /** The tool that shows the widget fails, in words of the service. */
  async giveFailure(text: string): Promise<void> {
    await this.page.evaluate(`window.giveFailure(${JSON.stringify(text)})`);
  }

  /** What the host was told last, by what it is called; waits until it is. */
  async heard(what: string): Promise<Readonly<Record<string, unknown>>> {
    for (let i = 0; i < 100; i++) {
      const found = this.told.findLast((one) => one.what === what);
      if (found) return found.params;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`The host was not told ${what}`);
  }

  /** Keeps what it looks like, where that is asked for. */
  async shot(name: string): Promise<void> {
    if (!keepsPictures()) return;
    const { page } = this;
    const before = page.viewportSize();
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    // A picture beyond the viewport has frames where they were scrolled to.
    if (before && height > before.height) await page.setViewportSize({ ...before, height });
    await keepPicture(page, `${this.#widget}-${name}`);
    // Chromium forgets its scale over a picture until the size changes: touches would arrive at half their place.
    if (before) for (const more of [1, 0]) await page.setViewportSize({ ...before, height: before.height + more });
  }

  /** What is wrong with how it can be used just now, and what went wrong so far. */
  async faultsNow(): Promise<string[]> {
    const frame = this.frame();
    if (!this.#hasAxe) await frame.evaluate(axe.source);
    this.#hasAxe = true;
    const { violations } = await frame.evaluate<AxeResults>(
      `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`,
    );
    const sideways = await frame.evaluate<number>(SIDEWAYS);
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      ),
      ...(sideways > 0 ? [`scrolls ${sideways} px sideways`] : []),
      ...this.faults,
    ];
  }

  #watch(hostUrl: string, origin: string): void {
    const { page, faults } = this;
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = request.url();
      const isHost = url === hostUrl || url.startsWith('about:') || url.startsWith('data:');
      if (!isHost && !url.startsWith(`${origin}/pictures/`)) faults.push(`loads ${url}`);
    });
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const CAN = { openLinks: {}, serverTools: {}, updateModelContext: { text: {}, structuredContent: {} } };
const HOST_CONTEXT = { theme: 'light', displayMode: 'inline', availableDisplayModes: ['inline', 'fullscreen'] };
/** The policy a host makes of `_meta.ui.csp` (MCP Apps 2026-01-26, Host behaviour), as the first thing in the document. */
function withPolicy(html: string, origin: string): string {
  const policy = `default-src 'none'; script-src 'unsafe-inline' ${origin}; style-src 'unsafe-inline' ${origin}; img-src data: ${origin}; font-src ${origin}; media-src ${origin}; connect-src 'none'; frame-src 'none'; base-uri 'self'; object-src 'none'`;
  return html.replace('<head>', `<head><meta http-equiv="content-security-policy" content="${policy}">`);
}

/** As the gateway gives it. @throws Error when it has not been built */
function builtWidget(name: BuiltWidget, origin: string): string {
  const html = readFileSync(join(import.meta.dirname, `../../../dist/libs/widgets/${name}.html`), 'utf8');
  return html.replace('data-origin=""', `data-origin="${origin}"`);
}

let hostBundle: Promise<string> | undefined;

function hostScript(): Promise<string> {
  hostBundle ??= build({
    entryPoints: [join(import.meta.dirname, 'host-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    logLevel: 'warning',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return hostBundle;
}
