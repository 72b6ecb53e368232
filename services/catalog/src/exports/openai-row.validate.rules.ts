import { minorDigits } from '#libs/contracts';
import { GTIN, OPENAI_LENGTHS, type OpenAiRow } from './openai-row.rules.ts';

type OpenAiField = keyof OpenAiRow | 'availability_date';
type TextField = { [F in keyof OpenAiRow]: OpenAiRow[F] extends string | null ? F : never }[keyof OpenAiRow];

/** A rule of the format that a row breaks; the detail says what to do about it. */
export interface RowProblem {
  readonly field: OpenAiField;
  readonly problem: 'missing' | 'too_long' | 'not_allowed' | 'malformed' | 'too_high';
  /** One sentence for operators, at most 300 characters. */
  readonly detail: string;
}

const REQUIRED: Readonly<Partial<Record<keyof OpenAiRow, string>>> = {
  is_eligible_search: 'Every row says whether it may be found.',
  is_eligible_checkout: 'Every row says whether it may be bought within the chat.',
  item_id: 'Every row has an id.',
  title: "Give the product a title in the merchant's feed.",
  description: "Give the product a description in the merchant's feed.",
  url: "Give the product a link in the merchant's feed, or the merchant a shop_url.",
  brand: "Give the product a brand in the merchant's feed.",
  image_url: "Give the product a picture in the merchant's feed.",
  price: "Give the product a price in a currency of ISO 4217 in the merchant's feed.",
  availability: "Say in the merchant's feed what is in stock.",
  seller_name: 'Give the merchant a name.',
  seller_url: 'Give the merchant a shop_url.',
  target_countries: 'Export for a country.',
  store_country: 'Export for a country.',
};

const ALLOWED = {
  condition: ['new', 'used', 'refurbished'],
  age_group: ['newborn', 'infant', 'toddler', 'kids', 'adult'],
  gender: ['female', 'male', 'unisex'],
  availability: ['in_stock', 'out_of_stock', 'pre_order', 'backorder', 'unknown'],
} satisfies Partial<Record<TextField, readonly string[]>>;

const PATTERNS = {
  gtin: [GTIN, 'A GTIN is 8 to 14 digits.'],
  store_country: [/^[A-Z]{2}$/, 'A country is two capital letters (ISO 3166-1).'],
} satisfies Partial<Record<TextField, readonly [RegExp, string]>>;

const FLAGS = ['is_eligible_search', 'is_eligible_checkout', 'listing_has_variations'] as const;
const ADDRESSES = ['url', 'image_url', 'seller_url'] as const;

/** What of the format's rules a row does not keep; nothing for one that can be sent. Also of rows read back from JSON. */
export function problemsOf(row: Partial<OpenAiRow>): RowProblem[] {
  return [...missing(row), ...texts(row), ...addresses(row), ...prices(row), ...others(row)];
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const keysOf = <K extends string>(rules: Readonly<Partial<Record<K, unknown>>>): K[] => Object.keys(rules) as K[];

function missing(row: Partial<OpenAiRow>): RowProblem[] {
  const found = keysOf(REQUIRED)
    .filter((field) => isNothing(row[field]))
    .map((field): RowProblem => ({ field, problem: 'missing', detail: REQUIRED[field] ?? '' }));
  if (row.availability !== 'pre_order') return found;
  const detail = 'The format wants the day from which a pre-order is delivered, and feeds we read do not have it.';
  return [...found, { field: 'availability_date', problem: 'missing', detail }];
}

function texts(row: Partial<OpenAiRow>): RowProblem[] {
  const tooLong = keysOf(OPENAI_LENGTHS)
    .filter((field) => (row[field]?.length ?? 0) > OPENAI_LENGTHS[field])
    .map((field): RowProblem => {
      const detail = `At most ${OPENAI_LENGTHS[field]} characters: shorten it where it comes from.`;
      return { field, problem: 'too_long', detail };
    });
  const notAllowed = keysOf(ALLOWED)
    .filter((field) => row[field] && !(ALLOWED[field] as readonly string[]).includes(row[field]))
    .map((field): RowProblem => ({ field, problem: 'not_allowed', detail: `One of ${ALLOWED[field].join(', ')}.` }));
  const malformed = keysOf(PATTERNS).flatMap((field): RowProblem[] => {
    const [pattern, detail] = PATTERNS[field];
    return !row[field] || pattern.test(row[field]) ? [] : [{ field, problem: 'malformed', detail }];
  });
  const marked = /<\/?[a-z][^<>]*>/i.test(row.description ?? '');
  const markup: RowProblem = { field: 'description', problem: 'malformed', detail: 'Plain text, without markup.' };
  return [...tooLong, ...notAllowed, ...malformed, ...(marked ? [markup] : [])];
}

function addresses(row: Partial<OpenAiRow>): RowProblem[] {
  const detail = 'A full address that begins with https:// or http://, without user name and password.';
  const bad = (field: OpenAiField): RowProblem => ({ field, problem: 'malformed', detail });
  const single = ADDRESSES.filter((field) => row[field] && !isAddress(row[field]));
  const more = (row.additional_image_urls ?? '').split(',').filter((address) => address !== '');
  return [...single.map(bad), ...(more.every(isAddress) ? [] : [bad('additional_image_urls')])];
}

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function prices({ price, sale_price: sale }: Partial<OpenAiRow>): RowProblem[] {
  const [usual, reduced] = [amountOf(price), amountOf(sale)];
  const detail = "An amount with all decimals of its currency, a space and the currency's code: 95.00 USD.";
  const malformed = ([field, amount]: readonly ['price' | 'sale_price', unknown]): RowProblem[] =>
    amount === 'malformed' ? [{ field, problem: 'malformed', detail }] : [];
  const found = (
    [
      ['price', usual],
      ['sale_price', reduced],
    ] as const
  ).flatMap(malformed);
  if (typeof usual !== 'object' || typeof reduced !== 'object') return found;
  if (reduced.currency === usual.currency && reduced.minor <= usual.minor) return found;
  return [...found, { field: 'sale_price', problem: 'too_high', detail: 'At most the price, and in its currency.' }];
}

function amountOf(text: string | null | undefined): { minor: number; currency: string } | 'malformed' | undefined {
  if (isNothing(text)) return undefined;
  const [, whole = '', decimals = '', currency = ''] = /^(\d{1,13})(?:\.(\d+))? ([A-Z]{3})$/.exec(text ?? '') ?? [];
  if (whole === '' || minorDigits(currency) !== decimals.length) return 'malformed';
  return { minor: Number(`${whole}${decimals}`), currency };
}

function others(row: Partial<OpenAiRow>): RowProblem[] {
  const flags = FLAGS.filter((field) => !isNothing(row[field]) && typeof row[field] !== 'boolean').map(
    (field): RowProblem => ({ field, problem: 'malformed', detail: 'true or false.' }),
  );
  const found = [...flags];
  if (row.is_eligible_checkout === true && row.is_eligible_search !== true)
    found.push({
      field: 'is_eligible_checkout',
      problem: 'not_allowed',
      detail: 'Only what may be found can be bought.',
    });
  const countries = row.target_countries ?? [];
  if (!countries.every((country) => /^[A-Z]{2}$/.test(country)))
    found.push({ field: 'target_countries', problem: 'malformed', detail: 'Two capital letters each (ISO 3166-1).' });
  return found;
}
