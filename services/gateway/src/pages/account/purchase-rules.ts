import { type Language, OperationError, type PurchasePolicyView, type SetPurchasePolicyInput } from '#libs/contracts';
import { actions, button, fieldRow, html, type Html, selectField, textField } from '#libs/design';
import { listOf, majorOf, minorOf, optionalOf, textOf } from '../form-fields.ts';
import { currenciesIn, decimalIn } from '../format.ts';
import type { Texts } from '../texts/en.ts';
import { CURRENCIES } from './profile-forms.ts';

interface Making {
  readonly now: PurchasePolicyView;
  readonly account: Texts['account'];
  readonly words: Texts['approvals']['rules'];
  readonly language: Language;
  readonly given: URLSearchParams | undefined;
  readonly errorOf: (field: string) => string | undefined;
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));
const USUAL_ZONE = 'Europe/Berlin';

const wrong = (field: string): OperationError =>
  new OperationError('INVALID_INPUT', `"${field}" cannot be read`, { details: { field } });

/** A time of day as people write it, with both digits of the hour. */
function timeFrom(text: string): string {
  const [, hours, minutes] = TIME.exec(text) ?? [];
  if (hours === undefined) throw wrong('quiet_hours');
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** What the form says, all of it: what is empty is no limit. @throws OperationError `INVALID_INPUT` */
export function rulesFrom(form: URLSearchParams): SetPurchasePolicyInput {
  const [amount, currency] = [textOf(form, 'max_total'), textOf(form, 'currency')];
  const minor = amount && currency ? minorOf(amount, currency) : Number.NaN;
  if (amount && Number.isNaN(minor)) throw wrong('max_total');
  const [from, to] = [optionalOf(form, 'from'), optionalOf(form, 'to')];
  const maxOpen = Number(textOf(form, 'max_open'));
  if (!Number.isInteger(maxOpen)) throw wrong('max_open');
  return {
    expected_version: Number(textOf(form, 'version')),
    max_total: amount ? { amount_minor: minor, currency } : null,
    blocked_categories: listOf(form, 'blocked_categories', /[,\n]/),
    quiet_hours:
      from || to ? { from: timeFrom(from ?? ''), to: timeFrom(to ?? ''), time_zone: textOf(form, 'time_zone') } : null,
    max_open: maxOpen,
  };
}

/** The field of the page that an error is about: of what has several, the first. */
export const fieldOfRules = ({ details }: OperationError): string =>
  String(details['field'] ?? '').split('.')[0] || 'other';

export function rulesForm({ now, account, words, language, given, errorOf }: Making): Html {
  const own = (name: string, stored: string, error = errorOf(name)) => ({
    name,
    value: given?.get(name) ?? stored,
    ...(error === undefined ? {} : { error }),
  });
  const { max_total: most, quiet_hours: quiet } = now;
  const codes = new Set([...CURRENCIES, ...(most ? [most.currency] : [])]);
  return html`${fieldRow(
      textField({
        ...own('max_total', most ? decimalIn(language, majorOf(most.amount_minor, most.currency)) : ''),
        label: words.amount,
        hint: words.amountHint,
        inputMode: 'decimal',
        maxLength: 14,
        optional: account.optional,
      }),
      selectField({
        ...own('currency', most?.currency ?? 'EUR'),
        label: words.currency,
        options: currenciesIn(language, codes),
      }),
    )}${textField({
      ...own('blocked_categories', now.blocked_categories.join(', ')),
      label: words.blocked,
      hint: words.blockedHint,
      maxLength: 1_300,
      optional: account.optional,
    })}${textField({
      ...own('max_open', String(now.max_open)),
      label: words.maxOpen,
      hint: words.maxOpenHint,
      inputMode: 'numeric',
      maxLength: 2,
    })}
    <fieldset>
      <legend>${words.quiet}</legend>
      <p class="hint">${words.quietHint}</p>
      ${fieldRow(
        textField({
          ...own('from', quiet?.from ?? '', errorOf('quiet_hours')),
          id: 'quiet_hours',
          label: words.from,
          hint: words.time,
          maxLength: 5,
        }),
        textField({ ...own('to', quiet?.to ?? ''), label: words.to, maxLength: 5 }),
        selectField({ ...own('time_zone', quiet?.time_zone ?? USUAL_ZONE), label: words.timeZone, options: ZONES }),
      )}
    </fieldset>
    ${actions(button({ label: account.save }))}`;
}
