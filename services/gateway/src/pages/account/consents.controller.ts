import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type ConsentPageView, consents, type ConsentsPageView } from '#libs/contracts';
import { badge, button, card, emptyState, html, type Html, section, timeline } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn, SignedInRecently } from '../../web-sessions/signed-in.guard.ts';
import { consentText } from '../consents/consent-text.ts';
import { shownFields, shownIn } from '../consents/shown-texts.ts';
import { textOf } from '../form-fields.ts';
import { appName, momentOf, timeOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { AccountPages, backTo } from './account-pages.ts';
import { pathOf } from './section.ts';

const PATH = pathOf('consents');

/** What the person allows, given and taken back here. */
@ApiExcludeController()
@Controller('account/consents')
@UseGuards(SignedIn)
export class ConsentsController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
    private readonly recently: SignedInRecently,
  ) {}

  @Get()
  async show(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const { account } = this.pages.words(request);
    const view = await this.operations.call(consents.readConsents, { language: languageOf(request) }, request);
    const body = html`${view.consents.map((one) => this.cardOf(one, request))}${section({
      title: account.consents.history,
      body: this.historyOf(view, request),
    })}`;
    await this.pages.show(request, reply, { section: 'consents', lead: account.consents.lead, body });
  }

  @Post()
  async change(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    if (request.body.get('action') === 'revoke') {
      const purpose = textOf(request.body, 'purpose');
      await this.operations.call(consents.revokeConsent, { purpose }, request);
      return backTo(reply, PATH, 'revoked');
    }
    this.recently.assert(request);
    const [read] = shownIn(request);
    await this.operations.call(consents.giveConsent, read, request);
    await backTo(reply, PATH, 'given');
  }

  private cardOf(consent: ConsentPageView, request: PageRequest): Html {
    const words = this.pages.words(request).account.consents;
    const { purpose, status, given_at: givenAt } = consent;
    const isGiven = status === 'given';
    const label = isGiven ? words.revoke : words.give;
    const press = button({ label, kind: 'quiet', accessibleName: `${label}: ${consent.title}` });
    const change = isGiven
      ? this.pages.form(request, PATH, press, { hidden: { action: 'revoke', purpose } })
      : this.pages.form(request, PATH, html`${shownFields(request, [consent])}${press}`, {
          hidden: { action: 'give' },
        });
    return card({
      title: consent.title,
      level: 2,
      aside: badge(words.status[status], isGiven ? 'good' : status === 'outdated' ? 'warn' : 'neutral'),
      body: html`<p>${consent.summary}</p>
        ${
          givenAt && html`<p class="soft">${words.givenAt}: ${timeOf(givenAt, languageOf(request))}</p>`
        }${status === 'outdated' && html`<p>${words.outdated}</p>`}${consentText(consent, words)}${change}`,
    });
  }

  private historyOf({ history, consents: all }: ConsentsPageView, request: PageRequest): Html {
    const words = this.pages.words(request).account.consents;
    if (history.length === 0) return emptyState(words.noHistory);
    const language = languageOf(request);
    const titleOf = (purpose: string): string => all.find((one) => one.purpose === purpose)?.title ?? purpose;
    return timeline(
      history.map(({ at, purpose, what, version, via, client_id: client }) => ({
        at,
        when: momentOf(at, language),
        title: `${words.event[what]}: ${titleOf(purpose)}`,
        detail: `${words.version(version)}, ${via === 'page' ? words.here : ''}${
          client ? `${via === 'page' ? ', ' : ''}${words.with(appName(client))}` : ''
        }`,
      })),
    );
  }
}
