/** Minor unit digits that are not 2 (ISO 4217); held equal to the contract's own by a spec. */
const NO_DIGITS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DIGITS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
const CURRENCY = /^[A-Z]{3}$/;

export const minorDigits = (currency: string): number =>
  NO_DIGITS.has(currency) ? 0 : THREE_DIGITS.has(currency) ? 3 : 2;

/** An amount in the smallest unit of its currency. */
export interface Amount {
  readonly amount_minor: number;
  readonly currency: string;
}

/** An amount as the locale writes it, to the last digit. */
export const exactMoney = (tag: string, amount: Amount): string => written(tag, amount, minorDigits(amount.currency));

/** Whole amounts without their zeros: where there is little room. */
export function shortMoney(tag: string, amount: Amount): string {
  const digits = minorDigits(amount.currency);
  return written(tag, amount, amount.amount_minor % 10 ** digits === 0 ? 0 : digits);
}

function written(tag: string, { amount_minor, currency }: Amount, digits: number): string {
  const value = amount_minor / 10 ** minorDigits(currency);
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  // `Intl` throws on a code that is none, and whatever stands there is to be read all the same.
  if (!CURRENCY.test(currency)) return `${new Intl.NumberFormat(tag, fraction).format(value)} ${currency}`;
  return new Intl.NumberFormat(tag, { style: 'currency', currency, ...fraction }).format(value);
}
