import type { Money } from '../data/tools.ts';
import { DE } from './de.ts';
import { EN, type Texts } from './en.ts';

/** Minor unit digits that are not 2 (ISO 4217); held equal to the contract's own by a spec. */
const NO_DIGITS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DIGITS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

export const minorDigits = (currency: string): number =>
  NO_DIGITS.has(currency) ? 0 : THREE_DIGITS.has(currency) ? 3 : 2;

/** Words and numbers in the language of the host. */
export interface Speech {
  readonly lang: 'de' | 'en';
  readonly texts: Texts;
  readonly number: (value: number) => string;
  /** Whole amounts without their zeros: a map has little room. */
  readonly money: (amount: Money) => string;
}

/** German for whoever speaks it, English for everybody else; numbers as in the country of the locale. */
export function speechOf(locale: string | undefined): Speech {
  const tag = knownLocale(locale);
  const lang = tag.toLowerCase().startsWith('de') ? 'de' : 'en';
  const numbers = new Intl.NumberFormat(tag);
  return {
    lang,
    texts: lang === 'de' ? DE : EN,
    number: (value) => numbers.format(value),
    money: ({ amount_minor, currency }) => {
      const digits = minorDigits(currency);
      const shown = amount_minor % 10 ** digits === 0 ? 0 : digits;
      return new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      }).format(amount_minor / 10 ** digits);
    },
  };
}

/** Hosts say what they like, some with an underscore. */
function knownLocale(locale: string | undefined): string {
  try {
    return Intl.getCanonicalLocales((locale ?? '').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
