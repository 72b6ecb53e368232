import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, ConsoleMessage, FrameLocator, Frame, Page } from 'playwright-core';

/** What answers the widget's tools: made-up pieces, or a real gateway. */
export type Answers = (name: string, args: Readonly<Record<string, unknown>>) => object | Promise<object>;

export interface StageOptions {
  readonly answers: Answers;
  /** What the tool that shows the widget has answered; null for a host that still waits. */
  readonly result: object | null;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the page of the host is. */
  readonly hostUrl: string;
  /** The only origin the policy lets pictures from. */
  readonly origin: string;
  /** The widget; as built unless given. */
  readonly html?: string;
}

/** A widget in a host: the official host side of MCP Apps, a sandboxed frame of an opaque origin, and the policy hosts derive. */
export class WidgetStage {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly told: { what: string; params: Record<string, unknown> }[] = [];
  /** Set to fail calls: `isGone` as if the line were cut, `failure` as the service says it. */
  failing: { readonly isGone: true } | { readonly failure: string } | undefined;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, options: StageOptions): Promise<WidgetStage> {
    const { answers, result, input = {}, hostUrl, origin, html = builtWidget() } = options;
    const page = await context.newPage();
    const stage = new WidgetStage(page);
    page.setDefaultTimeout(STEP_MS);
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
    await page.exposeFunction(
      'told',
      (what: string, params: Record<string, unknown>) => void stage.told.push({ what, params }),
    );
    await page.goto(hostUrl);
    await page.addScriptTag({ content: script });
    const hosted = {
      html: withPolicy(html, origin),
      input,
      result,
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

/** What one thing a person does may take on a busy machine. */
const STEP_MS = 30_000;
const HOST_CONTEXT = { theme: 'light', displayMode: 'inline', availableDisplayModes: ['inline', 'fullscreen'] };
/** The policy a host makes of `_meta.ui.csp` (MCP Apps 2026-01-26, Host behaviour), as the first thing in the document. */
function withPolicy(html: string, origin: string): string {
  const policy = `default-src 'none'; script-src 'unsafe-inline' ${origin}; style-src 'unsafe-inline' ${origin}; img-src data: ${origin}; font-src ${origin}; media-src ${origin}; connect-src 'none'; frame-src 'none'; base-uri 'self'; object-src 'none'`;
  return html.replace('<head>', `<head><meta http-equiv="content-security-policy" content="${policy}">`);
}

/** @throws Error when it has not been built */
export const builtWidget = (): string =>
  readFileSync(join(import.meta.dirname, '../../../dist/libs/widgets/style-map.html'), 'utf8');

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
