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
    const now = await this.read(id, request);
    try {
      if (request.body.has('outcome')) await this.answer(id, request);
      else {
        const error = await this.decide(now, request);
        if (error) return void (await this.page(now, request, reply, { status: 422, error }));
      }
    } catch (error) {
      if (!(error instanceof OperationError) || error.code !== 'CONFLICT') throw error;
      const then = await this.read(id, request);
      // Pressed twice, it is answered as the first time.
      if (then.status !== DECIDED[textOf(request.body, 'decision')])
        return this.page(then, request, reply, { status: 409, isOvertaken: true });
    }
    await backTo(reply, approvalPath(id));
  }

  private read(id: string, request: PageRequest): Promise<ApprovalPageView> {
    return this.operations.call(approvals.readApproval, { approval_id: id }, request);
  }

  /** @returns what is wrong with the form */
  private async decide(now: ApprovalPageView, request: PageRequest): Promise<Making['error'] | undefined> {
    const { body } = request;
    const { account, approvals: words } = this.pages.words(request);
    const wrong = (field: string, text: string) => ({ field, title: account.wrong, text });
    const input = { approval_id: now.approval_id };
    const decision = textOf(body, 'decision');
    if (decision === 'decline') {
      await this.operations.call(approvals.declinePurchase, input, request);
      return undefined;
    }
    if (decision !== 'approve') return wrong('decision', words.request.decisionMissing);
    const isTicked = body.get('over_budget') === 'yes';
    if (now.status === 'pending' && now.needs_budget_tick && !isTicked)
      return wrong('over_budget', words.request.overBudgetMissing);
    const shown: ApprovePurchaseInput = { ...input, snapshot_hash: textOf(body, 'snapshot_hash') };
    await this.operations.call(
      approvals.approvePurchase,
      isTicked ? { ...shown, accept_over_budget: true } : shown,
      request,
    );
    return undefined;
  }

  private async answer(id: string, request: PageRequest): Promise<void> {
    const { body } = request;
    const input = { approval_id: id, merchant: textOf(body, 'merchant'), outcome: textOf(body, 'outcome') };
    await this.operations.call(approvals.setPurchaseOutcome, input, request);
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
