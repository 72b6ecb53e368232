import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { address, type AddressView, OperationError, type SetAddressInput } from '#libs/contracts';
import {
  actions,
  button,
  errorSummary,
  fieldRow,
  html,
  type Html,
  notice,
  section,
  selectField,
  textField,
} from '#libs/design';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn, SignedInRecently } from '../../web-sessions/signed-in.guard.ts';
import { optionalOf, textOf } from '../form-fields.ts';
import { countriesIn } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import { AccountPages, backTo } from './account-pages.ts';
import { pathOf } from './section.ts';

const PATH = pathOf('address');

interface Told {
  readonly status?: number;
  readonly notice?: string;
  readonly field?: string;
  readonly given?: URLSearchParams;
}

/** Where things are sent: given and seen here only. */
@ApiExcludeController()
@Controller('account/address')
@UseGuards(SignedIn, SignedInRecently)
export class AddressController {
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
    const { body } = request;
    const isRemoval = body.get('action') === 'remove';
    const shown = optionalOf(body, 'version');
    try {
      if (isRemoval)
        await this.operations.call(address.removeAddress, shown ? { expected_version: shown } : {}, request);
      else
        await this.operations.call(
          address.setAddress,
          { ...addressFrom(body), expected_version: shown ?? null },
          request,
        );
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      if (error.code === 'CONFLICT') {
        const { changedElsewhere } = this.pages.words(request).account;
        return this.page(request, reply, { status: 409, notice: changedElsewhere });
      }
      if (error.code !== 'INVALID_INPUT') throw error;
      const field = String(error.details['field'] ?? 'other');
      return this.page(request, reply, { status: 422, field, given: body });
    }
    await backTo(reply, PATH, isRemoval ? 'address-removed' : 'address');
  }

  private async page(request: PageRequest, reply: GatewayReply, told: Told = {}): Promise<void> {
    const { account } = this.pages.words(request);
    const view = await this.operations.call(address.getAddress, {}, request);
    const error = told.field && (account.errors[told.field] ?? account.errors['other'] ?? '');
    const body = html`${
      told.notice && notice({ kind: 'warning', body: told.notice })
    }${error && told.field && errorSummary(account.wrong, [{ id: told.field, error }])}${this.formOf(view, request, told)}${
      view.address && this.removal(view, request)
    }`;
    await this.pages.show(request, reply, {
      section: 'address',
      lead: account.address.lead,
      body,
      status: told.status ?? 200,
    });
  }

  private formOf({ address: stored, version }: AddressView, request: PageRequest, { given, field }: Told): Html {
    const { account } = this.pages.words(request);
    const own = (name: Exclude<keyof SetAddressInput, 'expected_version'>) => {
      const error = name === field ? account.errors[name] : undefined;
      return {
        name,
        label: account.address[name],
        value: given?.get(name) ?? stored?.[name] ?? '',
        maxLength: 100,
        ...(error === undefined ? {} : { error }),
      };
    };
    const { optional } = account;
    const countries = [{ value: '', label: account.choose }, ...countriesIn(languageOf(request))];
    const fields = html`${textField({ ...own('recipient'), autocomplete: 'name' })}${textField({ ...own('line1'), autocomplete: 'address-line1' })}${textField(
      { ...own('line2'), autocomplete: 'address-line2', optional },
    )}${fieldRow(
      textField({ ...own('postal_code'), autocomplete: 'postal-code', maxLength: 16 }),
      textField({ ...own('city'), autocomplete: 'address-level2' }),
    )}${fieldRow(
      textField({ ...own('region'), autocomplete: 'address-level1', optional }),
      selectField({ ...own('country'), autocomplete: 'country', options: countries }),
    )}${actions(button({ label: account.save }))}`;
    return this.pages.form(request, PATH, fields, { hidden: { version: version ?? '' } });
  }

  private removal({ version }: AddressView, request: PageRequest): Html {
    const { account } = this.pages.words(request);
    const remove = this.pages.form(
      request,
      PATH,
      button({
        label: account.remove,
        kind: 'danger',
        accessibleName: `${account.remove}: ${account.sections.address.title}`,
      }),
      {
        hidden: { action: 'remove', version: version ?? '' },
      },
    );
    return section({
      title: account.address.removeTitle,
      body: html`<p class="soft">${account.address.removeHint}</p>
        ${remove}`,
    });
  }
}

const addressFrom = (form: URLSearchParams): SetAddressInput => {
  const [line2, postalCode, region] = [
    optionalOf(form, 'line2'),
    optionalOf(form, 'postal_code'),
    optionalOf(form, 'region'),
  ];
  return {
    recipient: textOf(form, 'recipient'),
    line1: textOf(form, 'line1'),
    ...(line2 ? { line2 } : {}),
    ...(postalCode ? { postal_code: postalCode } : {}),
    city: textOf(form, 'city'),
    ...(region ? { region } : {}),
    country: textOf(form, 'country'),
  };
};
