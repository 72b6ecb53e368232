import { Controller, Get, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { actions, button, directory, html, keyValues, section } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn } from '../../web-sessions/signed-in.guard.ts';
import { APPROVALS_PATH } from '../approvals/approval-making.ts';
import { timeOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { AccountPages } from './account-pages.ts';
import { pathOf, SECTIONS } from './section.ts';

/** The way into a person's account, and out. */
@ApiExcludeController()
@Controller('account')
@UseGuards(SignedIn)
export class OverviewController {
  constructor(private readonly pages: AccountPages) {}

  @Get()
  async show(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const { account, approvals } = this.pages.words(request);
    const language = languageOf(request);
    const { name, signedInAt } = request.session;
    const sections = SECTIONS.map((part) => {
      const { title, about } = account.sections[part];
      return { href: pathOf(part), label: title, about };
    });
    const leads = [{ href: APPROVALS_PATH, label: approvals.title, about: approvals.about }, ...sections];
    const facts = [
      { label: account.signedInAs, value: name ?? account.none },
      { label: account.signedInSince, value: timeOf(signedInAt.toISOString(), language) },
    ];
    const out = this.pages.form(
      request,
      '/sign-out',
      html`<p class="soft">${account.signOutEverywhereHint}</p>
        ${actions(
          button({ label: account.signOut, kind: 'quiet' }),
          button({ label: account.signOutEverywhere, kind: 'quiet', name: 'everywhere', value: '1' }),
        )}`,
    );
    const body = html`${directory(leads)}${section({
      title: account.session,
      body: html`${keyValues(facts)}${out}`,
    })}`;
    await this.pages.show(request, reply, { title: account.title, lead: account.lead, body });
  }
}
