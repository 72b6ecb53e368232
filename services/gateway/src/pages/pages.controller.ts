import { Controller, Get, Header, HttpCode, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STYLE } from '#libs/design';
import { Settings } from '../gateway.settings.ts';
import { ICON } from './icon.ts';
import { isLanguage, languageCookie, languageOf, sayLanguage } from './language.ts';
import { ownPath } from './own-path.ts';
import { PUBLIC_PATHS, PublicPages } from './public-pages.ts';
import { SCRIPT } from './script.ts';

const CACHE = 'public, max-age=300';
const CACHE_DAY = 'public, max-age=86400';
/** Nothing to find there for who is not signed in. */
const ROBOTS = [
  'User-agent: *',
  ...['/account', '/approvals', '/go', '/consents', '/sign-in', '/language'].map((path) => `Disallow: ${path}`),
];
/** Own style and mark, and nothing else: no script could run even if a text held one. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What anybody may read without signing in: what Atelier is, privacy, terms, support, and the proof of the domain. */
@ApiExcludeController()
@Controller()
export class PagesController {
  private readonly pages: PublicPages;
  private readonly challenge: string | undefined;
  private readonly isSecure: boolean;

  constructor({ pages, resource, publicUrl }: Settings) {
    this.pages = new PublicPages({ operator: pages.operator, contact: pages.contact, mcpUrl: resource });
    this.challenge = pages.openaiAppsChallenge;
    this.isSecure = publicUrl.startsWith('https://');
  }

  @Get([...PUBLIC_PATHS])
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('cache-control', CACHE)
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const language = languageOf(request);
    const page = this.pages.find(language, request.routeOptions.url ?? '');
    if (page === undefined) throw new NotFoundException('There is no such page');
    sayLanguage(reply, language);
    return page;
  }

  /** A link, not a form: it changes nothing but the words, and works without a script. */
  @Get('/language/:code')
  @Header('cache-control', 'no-store')
  language(
    @Param('code') code: string,
    @Query('to') to: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void {
    if (!isLanguage(code)) throw new NotFoundException('There is no such language here: use en or de');
    void reply
      .status(303)
      .header('set-cookie', languageCookie(code, this.isSecure))
      .header('location', ownPath(to, '/'));
  }

  @Get('/pages.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', CACHE)
  script(): string {
    return SCRIPT;
  }

  @Get('/pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', CACHE)
  style(): string {
    return STYLE;
  }

  @Get('/favicon.svg')
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', CACHE_DAY)
  icon(): string {
    return ICON;
  }

  /** Browsers ask here whatever a page says. */
  @Get('/favicon.ico')
  @HttpCode(204)
  @Header('cache-control', CACHE_DAY)
  noIcon(): void {
    return undefined;
  }

  @Get('/robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', CACHE_DAY)
  robots(): string {
    return `${ROBOTS.join('\n')}\n`;
  }

  /** OpenAI asks here for the token it gave, as plain text, before it lists a plugin of this origin. */
  @Get('/.well-known/openai-apps-challenge')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-store')
  appsChallenge(): string {
    if (this.challenge === undefined) throw new NotFoundException('No challenge is set here');
    return this.challenge;
  }
}
