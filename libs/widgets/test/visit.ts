import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import axe, { type AxeResults } from 'axe-core';
import type { BrowserContextOptions } from 'playwright-core';
import { browserOf, endWithFile } from '#libs/testing';
import { FixtureTools } from './fixture-tools.ts';
import { type StageOptions, WidgetStage } from './stage.ts';
import { startOrigin, type TestOrigin } from './test-origin.ts';
import { type Piece, wardrobe } from './wardrobe.ts';

/** Where pictures of a visit are put, to be looked at. */
const SHOTS = join(tmpdir(), 'atelier-style-map');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

export interface VisitOptions {
  readonly browser?: BrowserContextOptions;
  readonly stage?: Partial<StageOptions>;
  readonly pieces?: readonly Piece[];
}

/** Somebody who looks at the map, with a catalog of their own. Nothing moves by itself, so that nothing has to be waited for. */
export class Visit {
  readonly stage: WidgetStage;
  readonly tools: FixtureTools;

  private constructor(stage: WidgetStage, tools: FixtureTools) {
    this.stage = stage;
    this.tools = tools;
  }

  static async begin({
    browser = {},
    stage: options = {},
    pieces = wardrobe(1_200),
  }: VisitOptions = {}): Promise<Visit> {
    const context = await browserOf({ viewport: { width: 900, height: 720 }, reducedMotion: 'reduce', ...browser });
    const { hostUrl, pictures } = await origin();
    const tools = new FixtureTools(pieces, pictures);
    const stage = await WidgetStage.open(context, {
      answers: (name, args) => tools.answer(name, args),
      result: tools.view({}),
      hostUrl,
      origin: pictures,
      ...options,
    });
    return new Visit(stage, tools);
  }

  get widget(): WidgetStage['widget'] {
    return this.stage.widget;
  }

  button(name: string | RegExp): ReturnType<WidgetStage['widget']['getByRole']> {
    return this.widget.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Waits until the part in view has been answered. */
  async settled(): Promise<void> {
    await this.widget.locator('.summary:not(.busy)').filter({ hasText: /\d/ }).waitFor({ state: 'attached' });
  }

  /** Presses the map at a share of its width and height. */
  async pressMap(x: number, y: number): Promise<void> {
    const box = await this.widget.locator('.map').boundingBox();
    if (!box) throw new Error('The map is not to be seen');
    await this.widget.locator('.map').click({ position: { x: x * box.width, y: y * box.height } });
  }

  /** The last question to a tool. */
  last(tool: string): Readonly<Record<string, unknown>> {
    return this.tools.calls.findLast(({ name }) => name === tool)?.args ?? {};
  }

  async told(what: string): Promise<Readonly<Record<string, unknown>>> {
    const { stage } = this;
    await stage.page.waitForFunction('true');
    for (let i = 0; i < 100; i++) {
      const found = stage.told.findLast((one) => one.what === what);
      if (found) return found.params;
      await stage.page.waitForTimeout(50);
    }
    throw new Error(`The host was not told ${what}`);
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.stage.page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  /** What is wrong with how it can be used just now. */
  async faults(): Promise<string[]> {
    const frame = this.stage.frame();
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate<AxeResults>(
      `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`,
    );
    const sideways = await frame.evaluate<number>(SIDEWAYS);
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      ),
      ...(sideways > 0 ? [`scrolls ${sideways} px sideways`] : []),
      ...this.stage.faults,
    ];
  }
}

let started: Promise<TestOrigin> | undefined;

function origin(): Promise<TestOrigin> {
  started ??= startOrigin().then((one) => {
    endWithFile(() => one.stop());
    return one;
  });
  return started;
}
