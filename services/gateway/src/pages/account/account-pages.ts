import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { form, type Html, html, notice, type Part } from '#libs/design';
import { Settings } from '../../gateway.settings.ts';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { formTokens } from '../../web-sessions/form-tokens.ts';
import { languageOf } from '../language.ts';
import { APPROVALS_PATH } from '../approvals/approval-making.ts';
import { personPolicy, sendPage } from '../send-page.ts';
import type { Texts } from '../texts/en.ts';
import { textsOf } from '../texts/texts.ts';
import { pathOf, type Section, SECTIONS } from './section.ts';

interface Shown {
  readonly section?: Section;
  /** Where it is no section: what stands above it. */
  readonly title?: string;
  readonly lead?: Part;
  readonly body: Part;
  readonly status?: number;
  /** Where else than to us a form of the page may end, as sources of the page's policy. */
  readonly formLeadsTo?: readonly string[];
}

const OVERVIEW = '/account';

/** What every page of a person's account is made with. */
@Injectable()
export class AccountPages {
  constructor(private readonly settings: Settings) {}

  words(request: PageRequest): Texts {
    return textsOf(languageOf(request));
  }

  /** A form of a page: it proves where it comes from, and names itself, so that sent twice it is done once. */
  form(
    request: PageRequest,
    action: string,
    body: Part,
    more: { hidden?: Record<string, string>; label?: string } = {},
  ): Html {
    const { csrfSecret } = request.session;
    const hidden = { csrf: formTokens.create(csrfSecret), form: randomUUID(), ...more.hidden };
    return form({ action, hidden, body, ...(more.label ? { label: more.label } : {}) });
  }

  async show(request: PageRequest, reply: GatewayReply, shown: Shown): Promise<void> {
    const language = languageOf(request);
    const { account, approvals } = textsOf(language);
    const { section, status = 200, body } = shown;
    const links = [
      { href: OVERVIEW, label: account.overview },
      { href: APPROVALS_PATH, label: approvals.title },
      ...SECTIONS.map((name) => ({ href: pathOf(name), label: account.sections[name].title })),
    ];
    const done = this.doneOf(request, account.done);
    const page = {
      language,
      title: shown.title ?? (section ? account.sections[section].title : account.title),
      lead: shown.lead ?? (section ? account.sections[section].about : ''),
      path: request.url.split('?')[0] ?? OVERVIEW,
      person: { name: request.session.name ?? account.title },
      side: { label: account.navigation, links },
      ...(done ? { status: done } : {}),
      body: html`${body}`,
    };
    await sendPage(reply, { page, status, policy: personPolicy(this.settings.issuer, shown.formLeadsTo) });
  }

  /** What the form before this page has done; only words of ours can be named. */
  private doneOf({ query }: PageRequest, done: Record<string, string>): Html | undefined {
    const code = (query as { done?: unknown }).done;
    const words = typeof code === 'string' && Object.hasOwn(done, code) ? done[code] : undefined;
    return words === undefined ? undefined : notice({ kind: 'success', body: words });
  }
}

/** After a form: the page again, by a request of its own, so that going back or loading anew sends nothing twice. */
export async function backTo(reply: GatewayReply, path: string, done?: string): Promise<void> {
  await reply.redirect(done === undefined ? path : `${path}?done=${done}`, 303);
}
