import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { approvals, type ApprovalStatus, type ApprovalsView, type ApprovalSummary } from '#libs/contracts';
import { badge, emptyState, html, type Html, linkButton, pager, rows, section, type Tone } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn } from '../../web-sessions/signed-in.guard.ts';
import { AccountPages } from '../account/account-pages.ts';
import { moneyOf, timeOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { APPROVALS_PATH, approvalPath } from './approval-making.ts';

const PAGE = 20;
/** As many as may be open at once stand on one page. */
const OPEN = 50;
const ENDED: ApprovalStatus[] = ['declined', 'expired', 'cancelled', 'stale', 'closed'];
const TONES: Readonly<Record<ApprovalStatus, Tone>> = {
  pending: 'warn',
  approved: 'good',
  closed: 'good',
  declined: 'neutral',
  expired: 'neutral',
  cancelled: 'neutral',
  stale: 'neutral',
};

/** All a person was asked to approve: what waits for them first, then what they can open, then what is over. */
@ApiExcludeController()
@Controller('approvals')
@UseGuards(SignedIn)
export class ApprovalsController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
  ) {}

  @Get()
  async show(
    @Query('cursor') cursor: string | undefined,
    @Req() request: PageRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const words = this.pages.words(request).approvals;
    const list = (input: object): Promise<ApprovalsView> =>
      this.operations.call(approvals.listApprovals, input, request);
    const [open, ended] = await Promise.all([
      cursor ? { approvals: [] } : list({ statuses: ['pending', 'approved'], limit: OPEN }),
      list({ statuses: ENDED, limit: PAGE, ...(cursor ? { cursor } : {}) }),
    ]);
    const { pending = [], approved = [] } = Object.groupBy(open.approvals, ({ status }) => status);
    const { next_cursor: next } = ended;
    const parts = [
      { title: words.waiting, list: pending },
      { title: words.open, list: approved },
      { title: words.ended, list: ended.approvals },
    ].filter((part) => part.list.length > 0);
    const body = html`${
      parts.length === 0
        ? emptyState(words.empty, words.emptyHint)
        : parts.map((part) =>
            section({ title: part.title, body: rows(part.list.map((one) => this.rowOf(one, request))) }),
          )
    }${pager({
      label: words.ended,
      ...(cursor ? { previous: { href: APPROVALS_PATH, label: words.newest } } : {}),
      ...(next ? { next: { href: `${APPROVALS_PATH}?cursor=${encodeURIComponent(next)}`, label: words.older } } : {}),
    })}`;
    await this.pages.show(request, reply, { title: words.title, lead: words.lead, body });
  }

  private rowOf({ approval_id: id, status, shops, pieces, asked_at: asked }: ApprovalSummary, request: PageRequest) {
    const words = this.pages.words(request).approvals;
    const language = languageOf(request);
    const title = shops.map(({ name, total }) => `${name}: ${moneyOf(total, language)}`).join(' · ');
    const detail: Html = html`${badge(words.status[status], TONES[status])}
      <span class="soft">${words.pieces(pieces)} · ${words.asked} ${timeOf(asked, language)}</span>`;
    return {
      title,
      detail,
      action: linkButton({
        label: words.look,
        href: approvalPath(id),
        kind: 'quiet',
        accessibleName: `${words.look}: ${title}`,
      }),
    };
  }
}
