import { Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type AnswerConsentRequestInput, type ConsentRequestPageView, consents } from '#libs/contracts';
import { actions, button, card, evenActions, html, type Html, linkButton, notice } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn, SignedInRecently } from '../../web-sessions/signed-in.guard.ts';
import { AccountPages, backTo } from '../account/account-pages.ts';
import { pathOf } from '../account/section.ts';
import { textOf } from '../form-fields.ts';
import { appName, timeOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { consentBody } from './consent-text.ts';
import { shownFields, shownIn } from './shown-texts.ts';

/** The page behind the link of `request_consent`: the person who was asked reads and decides; for anybody else there is nothing here. */
@ApiExcludeController()
@Controller('consents')
@UseGuards(SignedIn, SignedInRecently)
export class ConsentRequestController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
  ) {}

  @Get(':request_id')
  async show(
    @Param('request_id') requestId: string,
    @Req() request: PageRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const input = { request_id: requestId, language: languageOf(request) };
    const view = await this.operations.call(consents.readConsentRequest, input, request);
    const { account } = this.pages.words(request);
    await this.pages.show(request, reply, {
      title: account.consents.request.title,
      lead: view.status === 'pending' ? account.consents.request.lead(appName(view.client_id)) : '',
      body: view.status === 'pending' ? this.questionOf(view, request) : this.outcomeOf(view, request),
    });
  }

  @Post(':request_id')
  async answer(
    @Param('request_id') requestId: string,
    @Req() request: PageRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const shown = shownIn(request);
    const input = {
      request_id: requestId,
      decision: textOf(request.body, 'decision'),
      language: shown[0].language,
      versions: shown.map(({ purpose, version }) => ({ purpose, version })),
    } as AnswerConsentRequestInput;
    await this.operations.call(consents.answerConsentRequest, input, request);
    await backTo(reply, `/consents/${encodeURIComponent(requestId)}`);
  }

  private questionOf(view: ConsentRequestPageView, request: PageRequest): Html {
    const words = this.pages.words(request).account.consents;
    const language = languageOf(request);
    const texts = view.consents.map((consent) =>
      card({
        title: consent.title,
        level: 2,
        body: html`<p>${consent.summary}</p>
          ${consentBody(consent, words)}`,
      }),
    );
    const [allow, deny] =
      view.consents.length > 1
        ? [words.request.allowAll, words.request.denyAll]
        : [words.request.allow, words.request.deny];
    const answer = this.pages.form(
      request,
      `/consents/${encodeURIComponent(view.request_id)}`,
      html`${shownFields(request, view.consents)}${evenActions(
        button({ label: allow, kind: 'quiet', name: 'decision', value: 'allow' }),
        button({ label: deny, kind: 'quiet', name: 'decision', value: 'deny' }),
      )}`,
    );
    return html`${texts}
      <p>${words.request.later}</p>
      <p class="soft">${words.request.until} ${timeOf(view.expires_at, language)}</p>
      ${answer}`;
  }

  private outcomeOf({ status, consents: asked }: ConsentRequestPageView, request: PageRequest): Html {
    const { account } = this.pages.words(request);
    const { request: words } = account.consents;
    const kind = status === 'allowed' ? 'success' : status === 'denied' ? 'info' : 'warning';
    const told = status === 'allowed' ? words.allowed : status === 'denied' ? words.denied : words.expired;
    const link = linkButton({ label: words.consents, href: pathOf('consents'), kind: 'quiet' });
    const titles = html`<ul>
      ${asked.map(({ title }) => html`<li>${title}</li>`)}
    </ul>`;
    return html`${notice({
      kind,
      body: html`<p>${told}</p>
        ${titles}`,
    })}${actions(link)}`;
  }
}
