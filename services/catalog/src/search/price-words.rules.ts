/** Limits of a price in a query, in whole units and fractions of the currency; the currency where the query says it. */
export interface PriceWords {
  readonly min?: number;
  readonly max?: number;
  readonly currency?: string;
  readonly from: string;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/€|\beur(?:os?)?\b/, 'EUR'],
  [/\$|\busd\b|\bdollars?\b/, 'USD'],
  [/£|\bgbp\b|\bpounds?\b|\bpfund\b/, 'GBP'],
  [/\bchf\b|\bfranken\b|\bfrancs?\b/, 'CHF'],
  [/¥|\bjpy\b|\byen\b/, 'JPY'],
];

const SIGN = '(?:€|\\$|£|¥|eur(?:os?)?|usd|dollars?|gbp|pounds?|pfund|chf|franken|francs?|jpy|yen)';
const AMOUNT = `(?:${SIGN}\\s*)?(\\d{1,6}(?:[.,]\\d{1,2})?)(?:\\s*${SIGN}(?![a-z]))?`;
const BELOW =
  '(?:under|below|less than|cheaper than|up to|upto|max(?:imum|imal)?\\.?|at most|not more than|no more than|within|unter|bis(?: zu)?|hochstens|weniger als|gunstiger als|billiger als|<=?)';
const ABOVE = '(?:over|above|more than|at least|min(?:imum|destens)?\\.?|from|uber|ab|mehr als|>=?)';
const BETWEEN = new RegExp(`(?:between|zwischen|von|from)\\s+${AMOUNT}\\s*(?:and|und|to|bis|-|–)\\s*${AMOUNT}`);
const RANGE = new RegExp(`${AMOUNT}\\s*(?:-|–|to|bis)\\s*${AMOUNT}`);
const MAX = new RegExp(`${BELOW}\\s+(?:budget\\s+(?:of\\s+)?)?${AMOUNT}|${BELOW}${AMOUNT}`);
const MIN = new RegExp(`${ABOVE}\\s+${AMOUNT}`);
const BUDGET = new RegExp(`budget(?:\\s+(?:of|von|is|ist|max))?:?\\s+${AMOUNT}`);

/** Finds a limit of price in a folded query. A range without a currency or a word for it (`38-40`) is none: it may be a size. */
export function priceWords(query: string): PriceWords | undefined {
  const between = BETWEEN.exec(query) ?? priced(RANGE.exec(query));
  if (between) return limits(between[0], between[1], between[2]);
  const max = MAX.exec(query) ?? BUDGET.exec(query);
  if (max) return limits(max[0], undefined, max[1] ?? max[2]);
  const min = MIN.exec(query);
  // "from 40" and "ab 40" may be sizes; an amount of money says its currency.
  if (min && (currencyOf(min[0]) ?? !/^(?:from|ab)\b/.test(min[0]))) return limits(min[0], min[1], undefined);
  return undefined;
}

const priced = (found: RegExpExecArray | null): RegExpExecArray | null =>
  found && currencyOf(found[0]) !== undefined ? found : null;

const currencyOf = (text: string): string | undefined => SIGNS.find(([sign]) => sign.test(text))?.[1];

function limits(text: string, min: string | undefined, max: string | undefined): PriceWords {
  const currency = currencyOf(text);
  const [low, high] = [numberOf(min), numberOf(max)];
  const swapped = low !== undefined && high !== undefined && low > high;
  return {
    ...(low === undefined ? {} : { min: swapped ? high : low }),
    ...(high === undefined ? {} : { max: swapped ? low : high }),
    ...(currency === undefined ? {} : { currency }),
    from: text.trim(),
  };
}

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text.replace(',', '.'));
