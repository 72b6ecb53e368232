import { Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type ApprovalPageView, approvals, type ApprovePurchaseInput, OperationError } from '#libs/contracts';
import { html, notice } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn, SignedInRecently } from '../../web-sessions/signed-in.guard.ts';
import { AccountPages, backTo } from '../account/account-pages.ts';
import { textOf } from '../form-fields.ts';
import { appName } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { approvalBody } from './approval-body.ts';
import { overOf } from './approval-budget.ts';
import { approvalPath, type Making } from './approval-making.ts';

/** What the page says of the form before it. */
interface Told {
  readonly status?: number;
  readonly error?: Making['error'];
  readonly isOvertaken?: boolean;
}

/** How an approval stands once a decision is made. */
const DECIDED: Readonly<Record<string, ApprovalPageView['status']>> = { approve: 'approved', decline: 'declined' };

/** The page behind the link of `request_purchase_approval`: who was asked looks, decides, and goes on to the shops. */
@ApiExcludeController()
@Controller('approvals')
@UseGuards(SignedIn, SignedInRecently)
export class ApprovalController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
  ) {}

  @Get(':approval_id')
  async show(@Param('approval_id') id: string, @Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    await this.page(await this.read(id, request), request, reply);
  }

  @Post(':approval_id')
  async act(@Param('approval_id') id: string, @Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    try {
      const isDone = request.body.has('outcome') ? await this.answer(id, request) : await this.decide(id, request);
      if (!isDone) return void (await this.refused(id, request, reply, 'decision'));
    } catch (error) {
      if (!(error instanceof OperationError) || error.code !== 'CONFLICT') throw error;
      return this.overtaken(id, request, reply);
    }
    await backTo(reply, approvalPath(id));
  }

  private read(id: string, request: PageRequest): Promise<ApprovalPageView> {
    return this.operations.call(approvals.readApproval, { approval_id: id }, request);
  }

  /** @returns false: the form says neither yes nor no */
  private async decide(id: string, request: PageRequest): Promise<boolean> {
    const { body } = request;
    const input = { approval_id: id };
    const decision = textOf(body, 'decision');
    if (decision === 'decline') await this.operations.call(approvals.declinePurchase, input, request);
    if (decision === 'approve') {
      const shown: ApprovePurchaseInput = { ...input, snapshot_hash: textOf(body, 'snapshot_hash') };
      const given = isTicked(request)
        ? { ...shown, accept_over_budget: true, accepted_over_by: overOf(textOf(body, 'over_by')) }
        : shown;
      await this.operations.call(approvals.approvePurchase, given, request);
    }
    return decision === 'approve' || decision === 'decline';
  }

  private async answer(id: string, request: PageRequest): Promise<boolean> {
    const { body } = request;
    const input = { approval_id: id, merchant: textOf(body, 'merchant'), outcome: textOf(body, 'outcome') };
    await this.operations.call(approvals.setPurchaseOutcome, input, request);
    return true;
  }

  /** The page as it is now, after a form that came too late or lacked the tick. */
  private async overtaken(id: string, request: PageRequest, reply: GatewayReply): Promise<void> {
    const now = await this.read(id, request);
    const decision = textOf(request.body, 'decision');
    // Pressed twice, it is answered as the first time.
    if (now.status === DECIDED[decision]) return backTo(reply, approvalPath(id));
    if (decision === 'approve' && now.status === 'pending' && now.needs_budget_tick && !isTicked(request))
      return this.refused(id, request, reply, 'over_budget', now);
    await this.page(now, request, reply, { status: 409, isOvertaken: true });
  }

  private async refused(
    id: string,
    request: PageRequest,
    reply: GatewayReply,
    field: 'decision' | 'over_budget',
    now?: ApprovalPageView,
  ): Promise<void> {
    const { account, approvals: words } = this.pages.words(request);
    const text = field === 'decision' ? words.request.decisionMissing : words.request.overBudgetMissing;
    const error = { field, title: account.wrong, text };
    await this.page(now ?? (await this.read(id, request)), request, reply, { status: 422, error });
  }

  private async page(
    view: ApprovalPageView,
    request: PageRequest,
    reply: GatewayReply,
    told: Told = {},
  ): Promise<void> {
    const words = this.pages.words(request).approvals;
    const { error, isOvertaken, status = 200 } = told;
    const path = approvalPath(view.approval_id);
    const body = approvalBody({
      view,
      words,
      language: languageOf(request),
      formOf: (fields, hidden = {}) => this.pages.form(request, path, fields, { hidden }),
      ...(error ? { error } : {}),
    });
    const isPending = view.status === 'pending';
    await this.pages.show(request, reply, {
      title: isPending ? words.request.title : words.request.after,
      lead: isPending ? words.request.lead(appName(view.snapshot.client_id)) : '',
      body: html`${isOvertaken && notice({ kind: 'warning', body: words.request.conflict })}${body}`,
      status,
    });
  }
}

const isTicked = ({ body }: PageRequest): boolean => body.get('over_budget') === 'yes';
