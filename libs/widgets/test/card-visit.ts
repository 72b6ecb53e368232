import type { BrowserContextOptions } from 'playwright-core';
import { type ApprovalView, checked, contracts } from '#libs/contracts';
import { browserOf } from '#libs/testing';
import { purchase } from './purchases.ts';
import { sharedOrigin } from './shared-origin.ts';
import { type StageOptions, WidgetStage } from './stage.ts';

const { getApprovalStatus } = contracts.approvals;

export interface CardVisitOptions {
  readonly browser?: BrowserContextOptions;
  readonly stage?: Partial<StageOptions>;
  /** What the tool has answered, made for the origin of the test; a purchase that waits unless given. */
  readonly first?: (origin: string) => ApprovalView;
  readonly note?: string;
}

/** Answers the one tool the card may call. Both sides are held to the contract. */
class FixtureApprovals {
  /** How it stands from now on. */
  purchase: ApprovalView;
  /** How often the card has asked. */
  looks = 0;

  constructor(purchase: ApprovalView) {
    this.purchase = purchase;
  }

  answer(name: string, args: Readonly<Record<string, unknown>>): object {
    if (name !== getApprovalStatus.toolName) throw new Error(`The card called ${name}, which it has no business with`);
    const { approval_id } = checked(getApprovalStatus.input, args, 'strict');
    if (approval_id !== this.purchase.approval_id) throw new Error('The card asked for another approval');
    this.looks += 1;
    return checked(getApprovalStatus.output, this.purchase, 'strict');
  }
}

/** Somebody who looks at the card of a purchase. */
export class CardVisit {
  readonly stage: WidgetStage;
  readonly service: FixtureApprovals;
  /** Ours, of this test. */
  readonly origin: string;

  private constructor(stage: WidgetStage, service: FixtureApprovals, origin: string) {
    this.stage = stage;
    this.service = service;
    this.origin = origin;
  }

  static async begin({ browser = {}, stage: options = {}, first, note }: CardVisitOptions = {}): Promise<CardVisit> {
    const context = await browserOf({ viewport: { width: 720, height: 900 }, reducedMotion: 'reduce', ...browser });
    const { hostUrl, pictures: origin } = await sharedOrigin();
    const service = new FixtureApprovals(first?.(origin) ?? purchase(origin, 'pending'));
    const stage = await WidgetStage.open(context, {
      widget: 'approval-card',
      answers: (name, args) => service.answer(name, args),
      input: { lines: [], ...(note === undefined ? {} : { note }) },
      result: service.purchase,
      hostUrl,
      origin,
      ...options,
    });
    return new CardVisit(stage, service, origin);
  }

  get widget(): WidgetStage['widget'] {
    return this.stage.widget;
  }

  button(name: string): ReturnType<WidgetStage['widget']['getByRole']> {
    return this.widget.getByRole('button', { name, exact: true });
  }

  title(name: string): Promise<void> {
    return this.widget.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  /** The page of the host is looked at again. */
  async comesBack(): Promise<void> {
    await this.stage.frame().evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  }
}
