import { COUNTRIES, minorDigits, type Money } from '#libs/contracts';
import { html, type Html } from '#libs/design';
import type { Language } from './language.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

const MOMENTS = Object.fromEntries(
  Object.entries(LOCALES).map(([language, locale]) => [
    language,
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
  ]),
) as Record<Language, Intl.DateTimeFormat>;

/** A moment in words. The server does not know where the person is: it says UTC, and the page's script makes it local time. */
export const momentOf = (iso: string, language: Language): string => `${MOMENTS[language].format(new Date(iso))} UTC`;

export const timeOf = (iso: string, language: Language): Html =>
  html`<time datetime="${iso}">${momentOf(iso, language)}</time>`;

/** A number with the decimal sign of the language, as a field shows it; fields take either. */
export const decimalIn = (language: Language, number: string): string =>
  language === 'de' ? number.replace('.', ',') : number;

/** An amount as the language writes it. The decimals are ISO 4217's: `Intl` has others for forints and some more. */
export function moneyOf({ amount_minor: minor, currency }: Money, language: Language): string {
  const digits = minorDigits(currency) ?? 2;
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(LOCALES[language], options).format(minor / 10 ** digits);
}

interface Named {
  readonly value: string;
  readonly label: string;
}

function namesOf(type: 'region' | 'currency', codes: Iterable<string>, language: Language): Named[] {
  const names = new Intl.DisplayNames(LOCALES[language], { type });
  const { compare } = new Intl.Collator(LOCALES[language]);
  return [...codes]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => compare(a.label, b.label));
}

const countries = new Map<Language, readonly Named[]>();

/** Every country with its name, sorted as the language sorts; worked out once for each language. */
export function countriesIn(language: Language): readonly Named[] {
  const known = countries.get(language) ?? namesOf('region', COUNTRIES, language);
  countries.set(language, known);
  return known;
}

/** Currencies with their names, sorted as the language sorts. */
export const currenciesIn = (language: Language, codes: Iterable<string>): readonly Named[] =>
  namesOf('currency', codes, language);

/** A client's name, where its id tells it: the host of a client that is known by its address. */
export function appName(clientId: string): string {
  const address = URL.parse(clientId);
  return address?.protocol === 'https:' ? address.host : clientId;
}
