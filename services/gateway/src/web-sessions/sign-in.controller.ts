import { Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Logger } from '#libs/telemetry';
import { Settings } from '../gateway.settings.ts';
import { asUnavailable } from '../gateway.store.ts';
import { languageOf } from '../pages/language.ts';
import { LOGGER } from '../platform.ts';
import type { GatewayReply, GatewayRequest, PageRequest } from '../request.ts';
import { clearCookie, cookieOf, SESSION_COOKIE, setCookie, SIGN_IN_COOKIE } from './cookies.ts';
import { Issuer } from './issuer.ts';
import { ownPath } from '../pages/own-path.ts';
import { SIGN_IN_MINUTES, SignIns } from './sign-in.service.ts';
import { SignInFailed } from './sign-in-failed.ts';
import { SignInNeeded } from './sign-in-needed.ts';
import { SignedIn } from './signed-in.guard.ts';
import { WebSessions } from './web-sessions.service.ts';

const HOME = '/account';
const SIGN_IN = 'gateway.sign_in';
const SIGN_OUT = 'gateway.sign_out';
const BACK_CHANNEL = 'gateway.back_channel_logout';

/** In and out at the identity provider. */
@ApiExcludeController()
@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignIns,
    private readonly sessions: WebSessions,
    private readonly signedIn: SignedIn,
    private readonly issuer: Issuer,
    private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get('sign-in')
  @Header('cache-control', 'no-store')
  async begin(
    @Query('return_to') returnTo: unknown,
    @Query('fresh') fresh: unknown,
    @Req() request: GatewayRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    // The cookie must be where the issuer sends the browser back to.
    if (request.host !== new URL(this.settings.publicUrl).host) {
      await reply.redirect(`${this.settings.publicUrl}${ownPath(request.url, '/sign-in')}`, 303);
      return;
    }
    const wanted = {
      returnTo: ownPath(returnTo, HOME),
      isFresh: fresh === '1',
      language: languageOf(request),
      browser: cookieOf(request, SIGN_IN_COOKIE),
    };
    const { url, browser } = await this.signIns.begin(wanted).catch((error: unknown) => {
      throw new SignInFailed('failed', wanted.returnTo, { cause: error });
    });
    setCookie(reply, SIGN_IN_COOKIE, browser, SIGN_IN_MINUTES * 60);
    await reply.redirect(url.href, 303);
  }

  @Get('sign-in/callback')
  @Header('cache-control', 'no-store')
  async finish(@Req() request: GatewayRequest, @Res() reply: GatewayReply): Promise<void> {
    const query = request.url.split('?')[1] ?? '';
    const { person, returnTo } = await this.signIns
      .finish(query, cookieOf(request, SIGN_IN_COOKIE))
      .catch((error: unknown): never => {
        throw asUnavailable(error);
      });
    if (!this.sessions.mayEnter(person.userId)) throw new SignInFailed('blocked', returnTo);
    const cause = { requestId: request.id, operation: SIGN_IN };
    const secret = await this.sessions
      .open(person, cookieOf(request, SESSION_COOKIE), cause)
      .catch((error: unknown): never => {
        throw asUnavailable(error);
      });
    setCookie(reply, SESSION_COOKIE, secret, this.settings.sessions.hours * 3_600);
    await reply.redirect(`${this.settings.publicUrl}${returnTo}`, 303);
  }

  /** Here and at the issuer: else the next sign-in would ask for nothing. Whose session is over already is not asked to sign in for it. */
  @Post('sign-out')
  async end(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    try {
      await this.signedIn.admit(request);
      await this.endSession(request);
    } catch (error) {
      if (!(error instanceof SignInNeeded)) throw asUnavailable(error);
    }
    clearCookie(reply, SESSION_COOKIE);
    await reply.header('cache-control', 'no-store').redirect(await this.issuer.endSessionUrl(), 303);
  }

  private async endSession({ id, body, session }: PageRequest): Promise<void> {
    const cause = { requestId: id, operation: SIGN_OUT };
    if (body.get('everywhere') === '1') await this.sessions.endAll(session.userId, cause);
    else await this.sessions.end(session, cause);
  }

  /** The issuer tells us that its session has ended (OpenID Connect Back-Channel Logout 1.0). */
  @Post('back-channel-logout')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async endedAtIssuer(@Req() request: GatewayRequest, @Res() reply: GatewayReply): Promise<void> {
    const token = request.body instanceof URLSearchParams ? (request.body.get('logout_token') ?? '') : '';
    const ended = await this.issuer.ended(token).catch((error: unknown) => {
      this.logger.info({ err: error, request_id: request.id }, 'logout token refused');
    });
    if (!ended) {
      await reply.status(400).send({ error: 'invalid_request' });
      return;
    }
    const cause = { requestId: request.id, operation: BACK_CHANNEL };
    await this.sessions.endOfIssuer(ended, cause).catch((error: unknown): never => {
      throw asUnavailable(error); // the issuer may try again
    });
    await reply.send();
  }
}
