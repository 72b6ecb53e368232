import { type Language, knownLocale, languageOf } from '../../../intl/locale.ts';
import { shortMoney } from '../../../intl/money.ts';
import type { Money } from '../data/tools.ts';
import { DE } from './de.ts';
import { EN, type Texts } from './en.ts';

/** Words and numbers in the language of the host. */
export interface Speech {
  readonly lang: Language;
  readonly texts: Texts;
  readonly number: (value: number) => string;
  /** Whole amounts without their zeros: a map has little room. */
  readonly money: (amount: Money) => string;
}

/** Words in the language of the host, numbers as in the country of its locale. */
export function speechOf(locale: string | undefined): Speech {
  const tag = knownLocale(locale);
  const lang = languageOf(tag);
  const numbers = new Intl.NumberFormat(tag);
  return {
    lang,
    texts: lang === 'de' ? DE : EN,
    number: (value) => numbers.format(value),
    money: (amount) => shortMoney(tag, amount),
  };
}
