import { meaningOf } from './lexicon.rules.ts';

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
/** What is counted in these is no money. */
const UNIT =
  '(?:days?|tage?n?|weeks?|wochen?|months?|monate?n?|years?|jahre?n?|hours?|stunden?|mm|cm|inch(?:es)?|zoll|kg|grams?|gramm|den|denier|percent|prozent|%)';
const NUMBER = '(\\d{1,3}(?:[.,]\\d{3}){1,2}(?:[.,]\\d{1,2})?|\\d{1,6}(?:[.,]\\d{1,2})?)';
const AMOUNT = `(?:${SIGN}\\s*)?${NUMBER}(?![.,]?\\d)(?:\\s*${SIGN})?(?![\\p{L}\\p{N}])(?![\\s-]*${UNIT}(?![\\p{L}\\p{N}]))`;
const START = '(?<![\\p{L}\\p{N}])';
const BELOW =
  '(?:under|below|less than|cheaper than|up to|upto|max(?:imum|imal)?\\.?|at most|not more than|no more than|within|unter|bis(?: zu)?|hochstens|weniger als|gunstiger als|billiger als|<=?)';
const ABOVE = '(?:over|above|more than|at least|min(?:imum|destens)?\\.?|from|uber|ab|mehr als|>=?)';
const BETWEEN = new RegExp(
  `${START}(?:between|zwischen|von|from)\\s+${AMOUNT}\\s*(?:and|und|to|bis|-|–)\\s*${AMOUNT}`,
  'u',
);
const RANGE = new RegExp(`${START}${AMOUNT}\\s*(?:-|–|to|bis)\\s*${AMOUNT}`, 'u');
const MAX = new RegExp(`${START}${BELOW}\\s*(?:budget\\s+(?:of\\s+)?)?${AMOUNT}`, 'gu');
const MIN = new RegExp(`${START}${ABOVE}\\s+${AMOUNT}`, 'gu');
const BUDGET = new RegExp(`${START}budget(?:\\s+(?:of|von|is|ist|max))?:?\\s+${AMOUNT}`, 'u');
/** Who is "over 50" is so old. */
const PEOPLE = new Set(
  'people person anyone somebody someone those mum mom mother grandma leute menschen mutter oma'.split(' '),
);

/** Finds a limit of price in a folded query. A range without a currency or a word for it (`38-40`) is none: it may be a size. */
export function priceWords(query: string): PriceWords | undefined {
  const between = BETWEEN.exec(query) ?? priced(RANGE.exec(query));
  if (between) return limits(between[0], between[1], between[2]);
  const max = [...query.matchAll(MAX)].find((found) => isPrice(found, query)) ?? BUDGET.exec(query);
  if (max) return limits(max[0], undefined, max[1]);
  const min = [...query.matchAll(MIN)].find((found) => isPrice(found, query));
  return min && limits(min[0], min[1], undefined);
}

/** An amount of money says its currency. Without one "from 40" and "ab 40" may be sizes, "air max 90" is a shoe, "women over 50" an age. */
function isPrice({ 0: text, index }: RegExpExecArray, query: string): boolean {
  if (currencyOf(text) !== undefined) return true;
  const before = /([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u.exec(query.slice(0, index))?.[1] ?? '';
  const meaning = meaningOf(before)?.meaning;
  if (/^max\s*\d/.test(text)) return meaning === 'kind' || meaning === 'slot';
  if (/^(?:over|above|more than|uber|mehr als)\b/.test(text)) return meaning !== 'department' && !PEOPLE.has(before);
  return !/^(?:from|ab)\b/.test(text);
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

/** Three digits after a point or a comma are thousands: `1.500`, `1,200.50`. */
const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text.replace(/[.,](?=\d{3})/g, '').replace(',', '.'));
