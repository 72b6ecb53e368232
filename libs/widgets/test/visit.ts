import type { BrowserContextOptions } from 'playwright-core';
import { browserOf } from '#libs/testing';
import { FixtureTools } from './fixture-tools.ts';
import { sharedOrigin } from './shared-origin.ts';
import { type StageOptions, WidgetStage } from './stage.ts';
import { type Piece, wardrobe } from './wardrobe.ts';

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
    const { hostUrl, pictures } = await sharedOrigin();
    const tools = new FixtureTools(pieces, pictures);
    const stage = await WidgetStage.open(context, {
      widget: 'style-map',
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

  told(what: string): Promise<Readonly<Record<string, unknown>>> {
    return this.stage.heard(what);
  }

  shot(name: string): Promise<void> {
    return this.stage.shot(name);
  }

  faults(): Promise<string[]> {
    return this.stage.faultsNow();
  }
}
