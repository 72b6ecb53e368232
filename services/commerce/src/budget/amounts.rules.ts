import { minorDigits, type OfferRate, type Total } from '#libs/contracts';

const digitsOf = (currency: string): number => minorDigits(currency) ?? 2;

/** `49.00 EUR`, `4900 JPY`. */
export const inWords = ({ amount_minor: amount, currency }: Total): string =>
  `${(amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))} ${currency}`;

/** Sums by currency, in the order of their codes. */
export function sums(totals: readonly Total[]): Total[] {
  const byCurrency = new Map<string, number>();
  for (const { currency, amount_minor: amount } of totals) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amount);
  }
  return [...byCurrency]
    .map(([currency, amount]) => ({ amount_minor: amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The same in another currency, rounded up, so that a limit is not passed unseen. Null where no rate is known. */
export function converted(total: Total, currency: string, rates: readonly OfferRate[]): Total | null {
  if (total.currency === currency) return total;
  const rate = rates.find((one) => one.base === total.currency && one.quote === currency)?.rate;
  if (rate === undefined) return null;
  const major = (total.amount_minor / 10 ** digitsOf(total.currency)) * rate;
  // A tenth of a millionth of a cent is the arithmetic's, not the price's.
  return { amount_minor: Math.ceil(major * 10 ** digitsOf(currency) - 1e-7), currency };
}
