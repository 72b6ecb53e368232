import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OperationError, purchasePolicies, type PurchasePolicyView } from '#libs/contracts';
import { errorSummary, html, notice } from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn, SignedInRecently } from '../../web-sessions/signed-in.guard.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { AccountPages, backTo } from './account-pages.ts';
import { fieldOfRules, rulesFrom, rulesForm } from './purchase-rules.ts';
import { pathOf } from './section.ts';

const PATH = pathOf('purchases');

interface Told {
  readonly status?: number;
  readonly notice?: string;
  readonly field?: string;
  readonly given?: URLSearchParams;
}

/** What assistants may ask a person to approve: set by their own hands only. */
@ApiExcludeController()
@Controller('account/purchases')
@UseGuards(SignedIn, SignedInRecently)
export class PurchasesController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly pages: AccountPages,
  ) {}

  @Get()
  async show(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    await this.page(request, reply);
  }

  @Post()
  async change(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    try {
      await this.operations.call(purchasePolicies.setPurchasePolicy, rulesFrom(request.body), request);
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      if (error.code === 'CONFLICT') {
        const { changedElsewhere } = this.pages.words(request).account;
        return this.page(request, reply, { status: 409, notice: changedElsewhere });
      }
      if (error.code !== 'INVALID_INPUT') throw error;
      return this.page(request, reply, { status: 422, field: fieldOfRules(error), given: request.body });
    }
    await backTo(reply, PATH, 'purchases');
  }

  private async page(request: PageRequest, reply: GatewayReply, told: Told = {}): Promise<void> {
    const {
      account,
      approvals: { rules },
    } = this.pages.words(request);
    const now: PurchasePolicyView = await this.operations.call(purchasePolicies.getPurchasePolicy, {}, request);
    const { field, given, status = 200 } = told;
    const errorOf = (name: string): string | undefined =>
      name === field ? (rules.errors[name] ?? account.errors['other']) : undefined;
    const fields = rulesForm({ now, account, words: rules, language: languageOf(request), given, errorOf });
    const form = this.pages.form(request, PATH, fields, { hidden: { version: String(now.version) } });
    const error = field && errorOf(field);
    const body = html`${told.notice && notice({ kind: 'warning', body: told.notice })}${
      field && error && errorSummary(account.wrong, [{ id: field, error }])
    }${form}`;
    await this.pages.show(request, reply, { section: 'purchases', lead: rules.lead, body, status });
  }
}
