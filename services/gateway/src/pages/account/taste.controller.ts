import { Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ratings, type RatingsView, type RatingView, type TasteStatement, type TasteView } from '#libs/contracts';
import { actions, badge, button, emptyState, html, type Html, pager, rows, section } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn } from '../../web-sessions/signed-in.guard.ts';
import { textOf } from '../form-fields.ts';
import { timeOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { AccountPages, backTo } from './account-pages.ts';
import { pathOf } from './section.ts';

const PATH = pathOf('taste');
const PAGE = 20;
const TONES = { likes: 'good', avoids: 'bad', no_matter: 'neutral' } as const;
const CORRECTIONS = ['likes', 'avoids', 'no_matter', 'as_rated'] as const;

/** What we think the person likes, with buttons to correct it, and the ratings it rests on. */
@ApiExcludeController()
@Controller('account/taste')
@UseGuards(SignedIn)
export class TasteController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
  ) {}

  @Get()
  async show(
    @Query('cursor') cursor: string | undefined,
    @Req() request: PageRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    const words = this.pages.words(request).account.taste;
    const [taste, rated] = await Promise.all([
      this.operations.call(ratings.getTaste, { language: languageOf(request) }, request),
      this.operations.call(ratings.listRatings, { limit: PAGE, ...(cursor ? { cursor } : {}) }, request),
    ]);
    const body = html`${section({ title: words.statements, body: this.statements(taste, request) })}${section({
      title: words.ratings,
      body: this.ratings(rated, cursor, request),
    })}`;
    await this.pages.show(request, reply, { section: 'taste', lead: words.lead, body });
  }

  @Post()
  async change(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const { body } = request;
    if (body.get('action') === 'delete') {
      await this.operations.call(ratings.deleteRating, { item_id: textOf(body, 'item_id') }, request);
      return backTo(reply, PATH, 'rating-deleted');
    }
    const correction = { topic: textOf(body, 'topic'), feeling: textOf(body, 'feeling') };
    await this.operations.call(ratings.setTaste, correction, request);
    await backTo(reply, PATH, 'taste');
  }

  private statements({ statements, ratings: count }: TasteView, request: PageRequest): Html {
    const words = this.pages.words(request).account.taste;
    if (statements.length === 0) return emptyState(words.nothing, words.nothingHint);
    return html`<p class="soft">${words.rests(count)}</p>
      ${rows(
        statements.map((statement) => ({
          title: statement.words,
          detail: this.feelingOf(statement, request),
          action: this.corrections(statement, request),
        })),
      )}`;
  }

  private feelingOf({ feeling, certainty, stated }: TasteStatement, request: PageRequest): Html {
    const words = this.pages.words(request).account.taste;
    const how = stated ? words.stated : words.certainty(Math.round(100 * certainty));
    return html`${badge(words.feeling[feeling], TONES[feeling])} <span class="soft">${how}</span>`;
  }

  private corrections({ topic, words: about, feeling, stated }: TasteStatement, request: PageRequest): Html {
    const { correct } = this.pages.words(request).account.taste;
    const buttons = CORRECTIONS.filter((each) => each !== feeling && (each !== 'as_rated' || stated)).map((each) =>
      button({
        label: correct[each],
        kind: 'quiet',
        name: 'feeling',
        value: each,
        accessibleName: `${correct[each]}: ${about}`,
      }),
    );
    return this.pages.form(request, PATH, actions(...buttons), { hidden: { topic } });
  }

  private ratings(
    { ratings: list, next_cursor: next }: RatingsView,
    cursor: string | undefined,
    request: PageRequest,
  ): Html {
    const words = this.pages.words(request).account.taste;
    if (list.length === 0 && !cursor) return emptyState(words.noRatings, words.noRatingsHint);
    return html`${rows(
      list.map((rating) => ({
        title: rating.title ?? words.gone,
        detail: this.ratingOf(rating, request),
        action: this.deletion(rating, request),
      })),
    )}${pager({
      label: words.ratings,
      ...(cursor ? { previous: { href: PATH, label: words.newest } } : {}),
      ...(next ? { next: { href: `${PATH}?cursor=${encodeURIComponent(next)}`, label: words.older } } : {}),
    })}`;
  }

  private ratingOf({ rating, reasons, rated_at: at }: RatingView, request: PageRequest): Html {
    const words = this.pages.words(request).account.taste;
    const what = [words.rating[String(rating)] ?? '', ...reasons.map((reason) => words.reasons[reason])].join(', ');
    return html`${what} <span class="soft">${timeOf(at, languageOf(request))}</span>`;
  }

  private deletion({ item_id: itemId, title }: RatingView, request: PageRequest): Html {
    const words = this.pages.words(request).account.taste;
    const remove = button({
      label: words.delete,
      kind: 'quiet',
      accessibleName: `${words.delete}: ${title ?? words.gone}`,
    });
    return this.pages.form(request, PATH, remove, { hidden: { action: 'delete', item_id: itemId } });
  }
}
