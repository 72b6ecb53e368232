import { DEPARTMENTS, GARMENTS, type Language, type ProfileView, type Size, SIZE_SYSTEMS } from '#libs/contracts';
import {
  actions,
  button,
  emptyState,
  fieldRow,
  html,
  type Html,
  rows,
  section,
  selectField,
  textArea,
  textField,
} from '#libs/design';
import { majorOf } from '../form-fields.ts';
import { countriesIn, currenciesIn, decimalIn } from '../format.ts';
import type { Texts } from '../texts/en.ts';
import { MEASURES } from './profile-changes.ts';

/** What was wrong with a form that comes back, and what was written in it. */
export interface Troubles {
  readonly given: URLSearchParams | undefined;
  readonly of: (field: string) => string | undefined;
}

interface Making {
  readonly now: ProfileView;
  readonly account: Texts['account'];
  readonly language: Language;
  readonly troubles: Troubles;
  /** A form of the page around its fields. */
  readonly formOf: (part: string, body: Html, hidden?: Record<string, string>) => Html;
}

/** Currencies of the shops people here buy at, first; the person's own is always among them. */
export const CURRENCIES = [
  'EUR',
  'GBP',
  'USD',
  'CHF',
  'CAD',
  'AUD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'JPY',
  'NZD',
  'TRY',
  'INR',
  'BRL',
  'KRW',
  'ZAR',
];

/** A field as it was sent, if the form came back, else as it is stored. */
const valueOf = ({ given }: Troubles, name: string, stored: string): string => given?.get(name) ?? stored;

const problem = (text: string | undefined): { error?: string } => (text === undefined ? {} : { error: text });

export function styleForm({ now, account, language, troubles, formOf }: Making): Html {
  const words = account.profile;
  const none = { value: '', label: account.none };
  const { monthly_budget: budget, currency } = now;
  const own = (name: string, stored: string): { name: string; value: string; error?: string } => ({
    name,
    value: valueOf(troubles, name, stored),
    ...problem(troubles.of(name)),
  });
  const currencies = currenciesIn(language, new Set([...CURRENCIES, ...(currency ? [currency] : [])]));
  const departments = DEPARTMENTS.map((value) => ({ value, label: words.departments[value] }));
  const amount = budget ? decimalIn(language, majorOf(budget.amount_minor, budget.currency)) : '';
  const fields = html`${fieldRow(
    textField({
      ...own('amount', amount),
      label: words.budget,
      hint: words.budgetHint,
      inputMode: 'decimal',
      maxLength: 14,
      optional: account.optional,
    }),
    selectField({ ...own('currency', currency ?? ''), label: words.currency, options: [none, ...currencies] }),
  )}${textArea({ ...own('goals', now.goals.join('\n')), label: words.goals, hint: words.goalsHint, maxLength: 4_100, optional: account.optional })}${textField(
    {
      ...own('style_tags', now.style_tags.join(', ')),
      label: words.styleWords,
      hint: words.styleWordsHint,
      maxLength: 1_300,
      optional: account.optional,
    },
  )}${fieldRow(
    selectField({
      ...own('department', now.department ?? ''),
      label: words.department,
      options: [none, ...departments],
    }),
    selectField({
      ...own('country', now.country ?? ''),
      label: words.country,
      options: [none, ...countriesIn(language)],
    }),
  )}${actions(button({ label: account.save }))}`;
  return section({ title: words.style, body: formOf('profile', fields) });
}

export function sizesForms({ now, account, language, troubles, formOf }: Making): Html {
  const words = account.profile;
  const { sizes } = now;
  const nameOf = ({ garment, system, value }: Size): string =>
    `${words.garments[garment]}: ${value} (${words.systems[system]})`;
  const shown = sizes.map((size) => {
    const kept = sizes.filter((other) => other.garment === size.garment && other.system !== size.system);
    const hidden = kept.map(
      ({ system, value }) => html`<input type="hidden" name="kept" value="${`${system} ${value}`}" />`,
    );
    const remove = button({
      label: account.remove,
      kind: 'quiet',
      accessibleName: `${account.remove}: ${nameOf(size)}`,
    });
    return {
      title: words.garments[size.garment],
      detail: html`${decimalIn(language, size.value)} <span class="soft">${words.systems[size.system]}</span>`,
      action: formOf('sizes', html`${hidden}${remove}`, { garment_removed: size.garment }),
    };
  });
  const error = troubles.of('sizes');
  const add = html`<h3>${words.addSize}</h3>
    ${fieldRow(
      selectField({
        name: 'garment',
        label: words.garment,
        options: GARMENTS.map((value) => ({ value, label: words.garments[value] })),
        value: valueOf(troubles, 'garment', ''),
      }),
      selectField({
        name: 'system',
        label: words.system,
        options: SIZE_SYSTEMS.map((value) => ({ value, label: words.systems[value] })),
        value: valueOf(troubles, 'system', ''),
      }),
      textField({
        name: 'value',
        id: 'sizes',
        label: words.size,
        hint: words.sizeHint,
        maxLength: 12,
        value: valueOf(troubles, 'value', ''),
        ...problem(error),
      }),
    )}${actions(button({ label: account.add, kind: 'quiet', accessibleName: `${account.add}: ${words.size}` }))}`;
  return section({
    title: words.sizes,
    body: html`${sizes.length === 0 ? emptyState(words.noSizes, words.noSizesHint) : rows(shown)}${formOf('sizes', add)}`,
  });
}

export function measurementsForm({ now, account, language, troubles, formOf }: Making): Html {
  const words = account.profile;
  const error = troubles.of('measurements');
  const fields = MEASURES.map((name, i) =>
    textField({
      name,
      ...(i === 0 ? { id: 'measurements', ...problem(error) } : {}),
      label: words.measurement[name],
      unit: 'cm',
      inputMode: 'decimal',
      maxLength: 6,
      value: valueOf(troubles, name, decimalIn(language, String(now.measurements[name] ?? ''))),
    }),
  );
  const body = html`<p class="soft">${words.measurementsHint}</p>
    ${fieldRow(...fields)}${actions(button({ label: account.save }))}`;
  return section({ title: words.measurements, body: formOf('measurements', body) });
}
