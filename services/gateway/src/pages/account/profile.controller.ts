import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Operation, OperationError, profile, type ProfileView } from '#libs/contracts';
import { errorSummary, html, notice, type Html } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn } from '../../web-sessions/signed-in.guard.ts';
import { textOf } from '../form-fields.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { AccountPages, backTo } from './account-pages.ts';
import { fieldOf, goalsFrom, measurementsFrom, removalFrom, sizeFrom, versionOf } from './profile-changes.ts';
import { measurementsForm, sizesForms, styleForm, type Troubles } from './profile-forms.ts';
import { pathOf } from './section.ts';

const PATH = pathOf('profile');

/** Budget, goals, style, sizes: what an assistant may change too, for whoever prefers a page. */
@ApiExcludeController()
@Controller('account/profile')
@UseGuards(SignedIn)
export class ProfileController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
  ) {}

  @Get()
  async show(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    await this.page(request, reply, await this.operations.call(profile.getProfile, {}, request));
  }

  @Post()
  async change(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const now = await this.operations.call(profile.getProfile, {}, request);
    const { body } = request;
    const part = textOf(body, 'part');
    // A page that was open meanwhile shows what it would overwrite; sent twice, the form is answered as the first time.
    if (part === 'profile' && body.get('version') !== versionOf(now) && !this.wouldChangeNothing(now, body)) {
      const words = this.pages.words(request).account;
      return this.page(request, reply, now, { notice: words.changedElsewhere, status: 409 });
    }
    const saving: Readonly<Record<string, () => [Operation<object, ProfileView>, object]>> = {
      profile: () => [profile.setBudgetAndGoals, goalsFrom(body)],
      sizes: () => [profile.setSizes, body.has('garment_removed') ? removalFrom(body) : sizeFrom(body)],
      measurements: () => [profile.setSizes, measurementsFrom(body)],
    };
    try {
      const save = Object.hasOwn(saving, part) ? saving[part] : undefined;
      if (!save) throw new OperationError('INVALID_INPUT', 'The form is not one of this page', { details: {} });
      const [op, input] = save();
      await this.operations.call(op, input, request);
    } catch (error) {
      if (!(error instanceof OperationError) || error.code !== 'INVALID_INPUT') throw error;
      const field = fieldOf(error);
      return this.page(request, reply, now, { field, given: body, status: 422 });
    }
    await backTo(reply, PATH, part);
  }

  private wouldChangeNothing(now: ProfileView, body: URLSearchParams): boolean {
    try {
      const { monthly_budget_minor: budget, ...rest } = goalsFrom(body);
      const shown = { ...rest, monthly_budget: budget ?? null };
      const stands = { ...now, monthly_budget: now.monthly_budget?.amount_minor ?? null } as Record<string, unknown>;
      return Object.entries(shown).every(([key, value]) => JSON.stringify(value) === JSON.stringify(stands[key]));
    } catch {
      return false;
    }
  }

  private async page(
    request: PageRequest,
    reply: GatewayReply,
    now: ProfileView,
    told: { field?: string; given?: URLSearchParams; notice?: string; status?: number } = {},
  ): Promise<void> {
    const { account } = this.pages.words(request);
    const language = languageOf(request);
    const { field, given, status = 200 } = told;
    const troubles: Troubles = {
      given,
      of: (name) => (name === field ? (account.errors[name] ?? account.errors['other']) : undefined),
    };
    const above: Html[] = [
      ...(told.notice ? [notice({ kind: 'warning', body: told.notice })] : []),
      ...(field
        ? [errorSummary(account.wrong, [{ id: field, error: account.errors[field] ?? account.errors['other'] ?? '' }])]
        : []),
    ];
    const formOf = (part: string, body: Html, hidden: Record<string, string> = {}): Html =>
      this.pages.form(request, PATH, body, { hidden: { part, version: versionOf(now), ...hidden } });
    const body = html`${above}${styleForm({ now, account, language, troubles, formOf })}
    ${sizesForms({ now, account, language, troubles, formOf })}${measurementsForm({ now, account, language, troubles, formOf })}`;
    await this.pages.show(request, reply, { section: 'profile', body, status });
  }
}
