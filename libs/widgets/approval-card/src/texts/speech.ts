import { type Language, knownLocale, languageOf } from '../../../intl/locale.ts';
import { type Amount, exactMoney } from '../../../intl/money.ts';
import { DE } from './de.ts';
import { EN, type Texts } from './en.ts';

/** Words, amounts and times in the language and time zone of the host. */
export interface Speech {
  readonly lang: Language;
  readonly texts: Texts;
  /** To the last digit: it is what the person decides on. */
  readonly money: (amount: Amount) => string;
  /** A moment: of today only its time, else with its day. */
  readonly time: (moment: string | number, now: number) => string;
}

export function speechOf(locale: string | undefined, timeZone?: string): Speech {
  const tag = knownLocale(locale);
  const lang = languageOf(tag);
  const zone = knownZone(timeZone);
  const [day, clock, both] = [
    new Intl.DateTimeFormat(tag, { ...zone, dateStyle: 'medium' }),
    new Intl.DateTimeFormat(tag, { ...zone, timeStyle: 'short' }),
    new Intl.DateTimeFormat(tag, { ...zone, dateStyle: 'medium', timeStyle: 'short' }),
  ];
  return {
    lang,
    texts: lang === 'de' ? DE : EN,
    money: (amount) => exactMoney(tag, amount),
    time: (moment, now) => {
      const date = new Date(moment);
      if (Number.isNaN(date.getTime())) return String(moment);
      return (day.format(date) === day.format(now) ? clock : both).format(date);
    },
  };
}

/** The browser's own, where the host says none or one nobody knows. */
function knownZone(timeZone: string | undefined): { timeZone?: string } {
  try {
    return timeZone === undefined
      ? {}
      : { timeZone: new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone };
  } catch {
    return {};
  }
}
