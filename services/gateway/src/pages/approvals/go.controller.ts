import { Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type ApprovalLine, approvals, type LinkTarget, OperationError, type PurchaseLinkView } from '#libs/contracts';
import { actions, button, html, linkButton } from '#libs/design';
import { Settings } from '../../gateway.settings.ts';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn } from '../../web-sessions/signed-in.guard.ts';
import { AccountPages, backTo } from '../account/account-pages.ts';
import { PersonOperations } from '../person-operations.ts';
import { approvalPath, variantOf } from './approval-making.ts';
import { shopAddress, shopSources } from './shop-address.rules.ts';

/**
 * The way out to a shop. Looking at it changes nothing, so that what looks at links before a person does uses nothing up; pressing
 * its button opens it, once.
 */
@ApiExcludeController()
@Controller('go')
@UseGuards(SignedIn)
export class GoController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
    private readonly settings: Settings,
  ) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const link = await this.read(token, request);
    const { approval_id: id, name, host, state, status } = link;
    if (status !== 'approved' || state !== 'unopened' || host === null) return backTo(reply, approvalPath(id));
    const { approvals: words } = this.pages.words(request);
    const go = this.pages.form(
      request,
      `/go/${encodeURIComponent(token)}`,
      actions(button({ label: words.shops.go(name) }), this.back(id, request)),
    );
    await this.pages.show(request, reply, {
      title: words.go.title(name),
      lead: words.go.lead(host),
      body: html`<p>${words.shops.goHint}</p>
        ${go}`,
      formLeadsTo: shopSources(this.settings.publicUrl),
    });
  }

  @Post(':token')
  async open(@Param('token') token: string, @Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const link = await this.read(token, request);
    const opened = await this.operations
      .call(approvals.openPurchaseLink, { token }, request)
      .catch((error: unknown): undefined => {
        // Opened already, or no longer to be opened: its page says so.
        if (!(error instanceof OperationError) || error.code !== 'CONFLICT') throw error;
      });
    const targets = (opened?.targets ?? []).map((target) => ({ ...target, url: this.assertOfShop(target.url, link) }));
    const [first, ...more] = targets;
    if (!first) return backTo(reply, approvalPath(link.approval_id));
    if (more.length > 0) return this.several({ targets, lines: opened?.lines ?? [] }, link, request, reply);
    await reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store').redirect(first.url, 303);
  }

  private read(token: string, request: PageRequest): Promise<PurchaseLinkView> {
    return this.operations.call(approvals.readPurchaseLink, { token }, request);
  }

  /** @throws Error for an address that is not the shop's: nobody is sent there, whoever made it */
  private assertOfShop(url: string, { host }: PurchaseLinkView): string {
    const address = shopAddress(url, host, this.settings.publicUrl);
    if (address === undefined) throw new Error('Cannot open a shop: its address is not https on its own host');
    return address;
  }

  /** A shop that has no address for all of it. */
  private async several(
    { targets, lines }: { targets: readonly LinkTarget[]; lines: readonly ApprovalLine[] },
    { approval_id: id, name, host }: PurchaseLinkView,
    request: PageRequest,
    reply: GatewayReply,
  ): Promise<void> {
    const { approvals: words } = this.pages.words(request);
    const links = targets.map(({ url, variant_ids: ids }) => {
      const things = lines
        .filter((line) => ids.includes(line.variant_id))
        .map((line) => [line.title, ...variantOf(line), words.pieces(line.quantity)].join(' · '));
      // This page is shown once, so it stays where it is.
      return html`<li>
        <a href="${url}" target="_blank" rel="noopener noreferrer">${words.go.open(things.join(', ') || name)}</a>
      </li>`;
    });
    await this.pages.show(request, reply, {
      title: name,
      lead: words.go.lead(host ?? name),
      body: html`<p>${words.go.several}</p>
        <ol>
          ${links}
        </ol>
        ${actions(this.back(id, request))}`,
    });
  }

  private back(id: string, request: PageRequest) {
    const { approvals: words } = this.pages.words(request);
    return linkButton({ label: words.go.back, href: approvalPath(id), kind: 'quiet' });
  }
}
