import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { activity } from '#libs/contracts';
import { emptyState, html, pager, timeline } from '#libs/design';
import { Settings } from '../../gateway.settings.ts';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn } from '../../web-sessions/signed-in.guard.ts';
import { momentOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { AccountPages } from './account-pages.ts';
import { pathOf } from './section.ts';

const PAGE = 25;

/** What was done in the person's name, from the ledger. */
@ApiExcludeController()
@Controller('account/activity')
@UseGuards(SignedIn)
export class ActivityController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
    private readonly settings: Settings,
  ) {}

  @Get()
  async show(
    @Query('cursor') cursor: string | undefined,
    @Req() request: PageRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const language = languageOf(request);
    const words = this.pages.words(request).account.activity;
    const input = { limit: PAGE, language, ...(cursor ? { cursor } : {}) };
    const { activities, next_cursor: next } = await this.operations.call(activity.listMyActivity, input, request);
    const list = timeline(
      activities.map(({ at, what, app }) => ({
        at,
        when: momentOf(at, language),
        title: what,
        ...(app ? { detail: app === this.settings.webClientId ? words.here : words.withApp(app) } : {}),
      })),
    );
    const path = pathOf('activity');
    const body = html`${activities.length === 0 ? emptyState(words.empty, words.emptyHint) : list}${pager({
      label: this.pages.words(request).account.sections.activity.title,
      ...(cursor ? { previous: { href: path, label: words.newest } } : {}),
      ...(next ? { next: { href: `${path}?cursor=${encodeURIComponent(next)}`, label: words.older } } : {}),
    })}`;
    await this.pages.show(request, reply, { section: 'activity', lead: words.lead, body });
  }
}
