import { randomUUID } from 'node:crypto';
import {
  type ApprovalPageView,
  approvals,
  type ApprovalView,
  type OpenedLinkView,
  profile,
  type RequestPurchaseApprovalInput,
} from '#libs/contracts';
import { type As, type Caller, serviceUnderTest, type UnderTest } from '#libs/testing';
import { Shops } from './shops.ts';

export const somebody = (): string => `auth0|${randomUUID()}`;

export interface QueuedEvent {
  readonly type: string;
  readonly decision: string;
  readonly entity_type: string;
  readonly entity_id: string;
  readonly client_id: string;
  readonly operation: string;
}

/** People who are asked about purchases, and what that leaves behind. Commerce, catalog and profile are real. */
export class Buying {
  readonly shops: Shops;
  #variants = 0;

  private constructor(
    readonly service: UnderTest,
    readonly caller: Caller,
  ) {
    this.shops = new Shops(service.database);
  }

  static async start(): Promise<Buying> {
    const service = await serviceUnderTest('commerce');
    await Promise.all([service.bed.service('catalog'), service.bed.service('profile')]);
    return new Buying(service, service.caller);
  }

  /** Starts another replica of the service, which answers about every other call. */
  async replica(): Promise<void> {
    await this.service.bed.service('commerce');
  }

  /** A fresh variant of a shop; its id. */
  async variant(shop: string, more: Parameters<Shops['stock']>[0] | object = {}): Promise<string> {
    this.#variants += 1;
    const variant = `var_${shop.replaceAll('-', '_')}_${this.#variants}`;
    await this.shops.stock({ ...more, variant, shop });
    return variant;
  }

  async budget(user: string, minor: number | null, currency = 'EUR'): Promise<void> {
    await this.caller.call(profile.setBudgetAndGoals, { monthly_budget_minor: minor, currency }, { user });
  }

  ask(
    user: string,
    lines: RequestPurchaseApprovalInput['lines'] | string,
    { note, ...as }: As & { note?: string } = {},
  ): Promise<ApprovalView> {
    const wanted = typeof lines === 'string' ? [{ variant_id: lines, quantity: 1 }] : lines;
    const input = { lines: wanted, ...(note === undefined ? {} : { note }) };
    return this.caller.call(approvals.requestPurchaseApproval, input, { user, ...as });
  }

  status(user: string, { approval_id }: { approval_id: string }): Promise<ApprovalView> {
    return this.caller.call(approvals.getApprovalStatus, { approval_id }, { user });
  }

  page(user: string, { approval_id }: { approval_id: string }, as: As = {}): Promise<ApprovalPageView> {
    return this.caller.call(approvals.readApproval, { approval_id }, { user, ...as });
  }

  approve(
    user: string,
    { approval_id, snapshot_hash }: Pick<ApprovalView, 'approval_id' | 'snapshot_hash'>,
    { tick, ...as }: As & { tick?: boolean } = {},
  ): Promise<ApprovalView> {
    const input = { approval_id, snapshot_hash, ...(tick === undefined ? {} : { accept_over_budget: tick }) };
    return this.caller.call(approvals.approvePurchase, input, { user, ...as });
  }

  decline(user: string, { approval_id }: { approval_id: string }): Promise<ApprovalView> {
    return this.caller.call(approvals.declinePurchase, { approval_id }, { user });
  }

  cancel(user: string, { approval_id }: { approval_id: string }): Promise<ApprovalView> {
    return this.caller.call(approvals.cancelPurchaseApproval, { approval_id }, { user });
  }

  say(
    user: string,
    { approval_id }: { approval_id: string },
    merchant: string,
    outcome: 'bought' | 'not_bought',
  ): Promise<ApprovalView> {
    return this.caller.call(approvals.setPurchaseOutcome, { approval_id, merchant, outcome }, { user });
  }

  /** Asked for and approved; with the token of each shop's link. */
  async approved(
    user: string,
    lines: RequestPurchaseApprovalInput['lines'] | string,
  ): Promise<ApprovalView & { tokens: string[] }> {
    const asked = await this.ask(user, lines);
    const view = await this.approve(user, asked);
    return { ...view, tokens: await this.tokens(user, view) };
  }

  async tokens(user: string, approval: { approval_id: string }): Promise<string[]> {
    return (await this.page(user, approval)).shops.flatMap(({ token }) => (token === null ? [] : [token]));
  }

  open(user: string, token: string | undefined, as: As = {}): Promise<OpenedLinkView> {
    return this.caller.call(approvals.openPurchaseLink, { token: token ?? '' }, { user, ...as });
  }

  /** Its time was over an hour ago. */
  async expire({ approval_id }: { approval_id: string }): Promise<void> {
    await this.service.database.query(
      `UPDATE commerce.approvals SET expires_at = now() - interval '1 hour' WHERE approval_id = $1`,
      [approval_id],
    );
  }

  async events(user: string): Promise<QueuedEvent[]> {
    const rows = await this.service.database.query<{ event: QueuedEvent }>(
      `SELECT event FROM commerce.outbox WHERE event->>'user_id' = $1 ORDER BY id`,
      [user],
    );
    return rows.map(({ event }) => event);
  }

  async types(user: string): Promise<string[]> {
    return (await this.events(user)).map(({ type }) => type);
  }
}
