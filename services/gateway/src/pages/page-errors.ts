import { Inject, Injectable } from '@nestjs/common';
import { type ErrorCode, OperationError } from '#libs/contracts';
import { actions, html, linkButton } from '#libs/design';
import type { Logger } from '#libs/telemetry';
import { badRequestOf } from '../bad-request.ts';
import { Settings } from '../gateway.settings.ts';
import { LOGGER } from '../platform.ts';
import type { GatewayReply, GatewayRequest, PageRequest } from '../request.ts';
import { FormRefused } from '../web-sessions/form-refused.ts';
import { SignInFailed } from '../web-sessions/sign-in-failed.ts';
import { signInPath, SignInNeeded } from '../web-sessions/sign-in-needed.ts';
import { languageOf } from './language.ts';
import { personPolicy, sendPage } from './send-page.ts';
import type { Texts } from './texts/en.ts';
import { textsOf } from './texts/texts.ts';

type Failure = Exclude<keyof Texts['account']['failures'], 'requestNumber' | 'back' | 'home'>;

interface Told {
  readonly status: number;
  readonly failure: Failure;
}

const BY_CODE: Readonly<Record<ErrorCode, Told>> = {
  INVALID_INPUT: { status: 422, failure: 'invalid' },
  UNAUTHENTICATED: { status: 500, failure: 'internal' },
  FORBIDDEN: { status: 404, failure: 'notFound' },
  NOT_FOUND: { status: 404, failure: 'notFound' },
  CONFLICT: { status: 409, failure: 'conflict' },
  APPROVAL_REQUIRED: { status: 409, failure: 'conflict' },
  RATE_LIMITED: { status: 429, failure: 'tooMany' },
  UNAVAILABLE: { status: 503, failure: 'unavailable' },
  INTERNAL: { status: 500, failure: 'internal' },
};
const BY_STATUS: Readonly<Record<number, Failure>> = { 404: 'notFound', 429: 'tooMany', 503: 'unavailable' };

const SIGN_IN_STATUS: Readonly<Record<SignInFailed['reason'], number>> = {
  expired: 400,
  refused: 200,
  blocked: 403,
  failed: 502,
};

/** What a person sees where a page cannot be shown: what happened and what to do, and never more than that. */
@Injectable()
export class PageErrors {
  private readonly policy: string;

  constructor(
    private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.policy = personPolicy(settings.issuer);
  }

  async answer(error: unknown, request: GatewayRequest, reply: GatewayReply): Promise<void> {
    if (error instanceof SignInNeeded) {
      await reply.header('cache-control', 'no-store').redirect(`${this.settings.publicUrl}${error.location}`, 303);
      return;
    }
    if (error instanceof SignInFailed) return this.signInFailed(error, request, reply);
    const { status, failure } = toldOf(error);
    if (status >= 500) this.logger.error({ err: error, request_id: request.id }, 'page failed');
    const { failures } = textsOf(languageOf(request)).account;
    const number = failure === 'internal' && html`<p class="soft">${failures.requestNumber}: ${request.id}</p>`;
    const [label, href] = isSignedIn(request) ? [failures.back, '/account'] : [failures.home, '/'];
    const back = actions(linkButton({ label, href, kind: 'quiet' }));
    await this.show(request, reply, { ...failures[failure], status, body: html`${number}${back}` });
  }

  private async signInFailed(error: SignInFailed, request: GatewayRequest, reply: GatewayReply): Promise<void> {
    const { reason, returnTo } = error;
    if (reason === 'failed') this.logger.warn({ err: error, request_id: request.id }, 'sign-in failed');
    else this.logger.info({ request_id: request.id, reason }, 'sign-in did not come to its end');
    const { signIn } = textsOf(languageOf(request)).account;
    const again = linkButton({ label: signIn.again, href: signInPath(returnTo) });
    await this.show(request, reply, { ...signIn[reason], status: SIGN_IN_STATUS[reason], body: actions(again) });
  }

  private async show(
    request: GatewayRequest,
    reply: GatewayReply,
    { title, text, status, body }: { title: string; text: string; status: number; body: ReturnType<typeof html> },
  ): Promise<void> {
    const name = (request as Partial<PageRequest>).session?.name;
    // What stands behind a question mark may be a secret, of a sign-in it is one: no link repeats it.
    const [asked = '/account'] = request.url.split('?');
    const path = asked.startsWith('/sign-in') || request.method !== 'GET' ? '/account' : asked;
    const page = {
      language: languageOf(request),
      title,
      lead: text,
      path,
      body,
      ...(name ? { person: { name } } : {}),
    };
    await sendPage(reply, { page, status, policy: this.policy });
  }
}

const isSignedIn = (request: GatewayRequest): boolean => (request as Partial<PageRequest>).session !== undefined;

function toldOf(error: unknown): Told {
  if (error instanceof FormRefused) return { status: 403, failure: 'form' };
  if (error instanceof OperationError) return BY_CODE[error.code];
  const bad = badRequestOf(error);
  return bad
    ? { status: bad.status, failure: BY_STATUS[bad.status] ?? 'invalid' }
    : { status: 500, failure: 'internal' };
}
