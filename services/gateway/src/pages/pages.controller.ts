import { Controller, Get, Header, NotFoundException, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../gateway.settings.ts';
import type { Path } from './html.ts';
import { STYLE } from './style.ts';
import { publicPages } from './texts.ts';

const CACHE = 'public, max-age=300';
/** Own style, and nothing else: no script could run even if a text held one. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What anybody may read without signing in: what Atelier is, privacy, terms, support, and the proof of the domain. */
@ApiExcludeController()
@Controller()
export class PagesController {
  private readonly pages: ReadonlyMap<string, string>;
  private readonly challenge: string | undefined;

  constructor({ pages, resource }: Settings) {
    this.pages = publicPages({ operator: pages.operator, contact: pages.contact, mcpUrl: resource });
    this.challenge = pages.openaiAppsChallenge;
  }

  @Get(['/', '/privacy', '/terms', '/support'] satisfies Path[])
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('cache-control', CACHE)
  page(@Req() request: FastifyRequest): string {
    const page = this.pages.get(request.routeOptions.url ?? '');
    if (page === undefined) throw new NotFoundException('There is no such page');
    return page;
  }

  @Get('/pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', CACHE)
  style(): string {
    return STYLE;
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
