import { minorDigits } from '#libs/contracts';
import { minorUnits } from './price.rules.ts';

/** A price with its currency (ISO 4217), or what is wrong with it. */
export type Price =
  | { minor: number; currency: string; problem: null }
  | { minor: null; currency: null; problem: string; reason: 'bad_price' | 'ambiguous_price' };

/** Words and signs in lower case, without spaces and a point at the end. */
const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  '£': ['GBP'],
  '₩': ['KRW'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₴': ['UAH'],
  '฿': ['THB'],
  '₱': ['PHP'],
  '₦': ['NGN'],
  '₸': ['KZT'],
  zł: ['PLN'],
  zl: ['PLN'],
  kč: ['CZK'],
  ft: ['HUF'],
  lei: ['RON'],
  fr: ['CHF'],
  sfr: ['CHF'],
  лв: ['BGN'],
  руб: ['RUB'],
  грн: ['UAH'],
  tl: ['TRY'],
  rm: ['MYR'],
  rp: ['IDR'],
  円: ['JPY'],
  元: ['CNY'],
  원: ['KRW'],
  'د.إ': ['AED'],
  'ر.س': ['SAR'],
  'د.ك': ['KWD'],
  'د.ب': ['BHD'],
  'ج.م': ['EGP'],
  rs: ['INR', 'PKR', 'LKR'],
  r$: ['BRL'],
  us$: ['USD'],
  ca$: ['CAD'],
  c$: ['CAD'],
  a$: ['AUD'],
  au$: ['AUD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  mx$: ['MXN'],
  nt$: ['TWD'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP'],
  '¥': ['JPY', 'CNY'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
};

/** A point behind a letter ends a word (`kr. 99` is not 0.99); before an amount it stands for a zero that is left out. */
const PARTS = /^([^\d+-]*?)([+-]?(?:(?<!\p{L})[.,])?\d(?:[\d.,'’\s]*\d)?[.,]?)(?:[-–—]{1,2})?([^\d]*)$/u;

const refused = (reason: 'bad_price' | 'ambiguous_price', problem: string): Price => ({
  minor: null,
  currency: null,
  problem,
  reason,
});

/**
 * Reads a price as shops write it: `95.00 USD`, `EUR 12`, `1.234,56 €`, `$12.00`. Without a currency it is in the merchant's, and a
 * symbol of several currencies counts only when the merchant's is one of them. What could mean two amounts is refused.
 */
export function priceOf(text: string, merchantCurrency: string): Price {
  const shown = JSON.stringify(text.slice(0, 40));
  // Digits and signs of full width are those of ASCII.
  const parts = text.length > 60 || /^[[{]/.test(text) ? null : PARTS.exec(text.normalize('NFKC').trim());
  if (parts === null) return refused('bad_price', `${shown} is not an amount with a currency; write it as 1234.50 EUR`);
  const [, before = '', amount = '', after = ''] = parts;
  const named = [before.trim(), after.trim()].filter((word) => word !== '').map(currenciesOf);
  if (named.some((currencies) => currencies.length === 0))
    return refused(
      'bad_price',
      `${shown} has no currency that we know; write it with its ISO 4217 code, as 1234.50 EUR`,
    );
  const [first = [merchantCurrency], second = first] = named;
  const common = first.filter((currency) => second.includes(currency));
  const currency = common.includes(merchantCurrency) ? merchantCurrency : common[0];
  if (currency === undefined || (common.length > 1 && currency !== merchantCurrency))
    return refused(
      'ambiguous_price',
      `${shown} could be in several currencies; write it with its ISO 4217 code, as 1234.50 USD`,
    );
  return inCurrency(amount, currency, shown);
}

/** The amount in a currency that is known, such as one in a field of its own. */
export function inCurrency(amount: string, currency: string, shown = JSON.stringify(amount.slice(0, 40))): Price {
  const digits = minorDigits(currency);
  if (digits === null) return refused('bad_price', `${shown}: ${currency.slice(0, 10)} is no ISO 4217 currency`);
  const plain = withPoint(amount, digits);
  if (plain === null)
    return refused(
      'ambiguous_price',
      `${shown} could mean two amounts; write digits with a point before the decimals, such as 1234.50`,
    );
  const { minor, problem } = minorUnits(plain, digits);
  return minor === null ? refused('bad_price', problem) : { minor, currency, problem: null };
}

/** Every currency the word can stand for. */
function currenciesOf(word: string): readonly string[] {
  const plain = word.replace(/\s/g, '').replace(/[.:]$/, '');
  if (minorDigits(plain.toUpperCase()) !== null) return [plain.toUpperCase()];
  const symbol = plain.toLowerCase();
  return Object.hasOwn(SYMBOLS, symbol) ? (SYMBOLS[symbol] ?? []) : [];
}

/** The amount with a point before its decimals and no other separators; null where one separator could be either. */
function withPoint(amount: string, digits: number): string | null {
  const text = amount.replace(/[\s'’]/gu, '').replace(/[.,]$/, '');
  const marks = text.replace(/[^.,]/g, '');
  if (marks === '') return text;
  const last = marks.at(-1) ?? '';
  const isOnce = marks.indexOf(last) === marks.length - 1;
  const [whole, decimals] = [text.slice(0, text.lastIndexOf(last)), text.slice(text.lastIndexOf(last) + 1)];
  if (marks.length === 1) {
    // Every feed format asks for a point before the decimals; only where three of them are unusual can it be a thousand's.
    const isDecimal = decimals.length !== 3 || (digits === 3 && last === '.');
    if (isDecimal || /^[+-]?0*$/.test(whole)) return `${whole}.${decimals}`;
    return digits === 0 && /^\d{1,3}$/.test(whole) ? `${whole}${decimals}` : null;
  }
  const grouping = isOnce ? (last === '.' ? ',' : '.') : last;
  const grouped = isOnce ? whole : text;
  const groups = grouped.split(grouping);
  const isGrouped = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  if (!isGrouped) return text;
  return isOnce ? `${groups.join('')}.${decimals}` : groups.join('');
}
