import type { ItemFilters } from '#libs/contracts';
import { visible } from '../../items/visible.ts';
import { wornBy } from '../question/departments.rules.ts';
import { asksForStock, type PriceLimit, type Question, type SizeKeys } from '../question/search-question.ts';

/** A text of SQL and the values it refers to as `$1`, `$2` … */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

export class Values {
  readonly list: unknown[] = [];

  /** Adds a value and returns its placeholder. */
  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

/** As names are compared: their case and what is around them do not matter. */
export const lower = (texts: readonly string[]): string[] => texts.map((text) => text.trim().toLowerCase());

type OfVariants = Pick<Question, 'filters' | 'sizeKeys' | 'families' | 'prices'>;

/** Conditions one and the same variant must meet: the blue one in M under 50 that is in stock. */
export function variantConditions({ filters, sizeKeys, families, prices }: OfVariants, values: Values): string[] {
  const { colours, sizes, on_sale: onSale } = filters;
  const limited = (prices ?? []).filter(({ min, max }) => min !== undefined || max !== undefined);
  return [
    ...(colours?.length ? [`lower(v.colour) = ANY (${values.add(lower(colours), 'text[]')})`] : []),
    ...(sizes?.length ? [`lower(v.size) = ANY (${values.add(lower(sizes), 'text[]')})`] : []),
    ...(sizeKeys ? [`v.size_keys && ${keysOf(sizeKeys, values)}`] : []),
    ...(families?.length ? [ofFamily(families, values)] : []),
    ...(limited.length === 0 ? [] : [limitedBy(limited, values, ['v.price_minor', 'v.price_minor'])]),
    ...(onSale ? ['v.compare_at_minor IS NOT NULL'] : []),
    ...(asksForStock({ filters, sizeKeys }) ? [`v.availability = 'in_stock'`] : []),
  ];
}

/** A variant says its main colour only: where none says one of these, the second colour of any may be meant. */
function ofFamily(families: readonly string[], values: Values): string {
  const asked = values.add(families, 'text[]');
  return `(v.colour_family = ANY (${asked}) OR v.colour_family IS NULL
    OR NOT EXISTS (SELECT FROM variants o WHERE o.item_id = p.item_id AND o.colour_family = ANY (${asked})))`;
}

/** Keys that fit a product: an M of the top is none of its trousers. */
function keysOf({ keys, bySlot = [] }: SizeKeys, values: Values): string {
  const all = values.add(keys, 'text[]');
  if (bySlot.length === 0) return all;
  const cases = bySlot.map(([slot, own]) => `WHEN ${values.add(slot, 'text')} THEN ${values.add(own, 'text[]')}`);
  return `(CASE coalesce(p.slot, '') ${cases.join(' ')} WHEN '' THEN ${all} ELSE '{any}' END)`;
}

/**
 * The variant is looked for only where the product itself does not say it: which sizes and colour families are in stock is in its
 * terms, and of most products every variant costs the same. Beside a price or a reduction a family is asked of the product alone, for
 * the time it takes to look at each variant of thousands of products; what the page then says is that of the variant of this colour.
 */
function ofVariants(question: OfVariants, values: Values): string[] {
  const { filters, sizeKeys, prices } = question;
  const limited = (prices ?? []).filter(({ min, max }) => min !== undefined || max !== undefined);
  const ofOne = [asksForStock({ filters, sizeKeys }), Boolean(filters.on_sale), limited.length > 0];
  const isNamed = Boolean(filters.colours?.length || filters.sizes?.length);
  const range = limited.length === 0 ? [] : [priceRange(limited, values)];
  const isOne =
    !isNamed &&
    ofOne.filter(Boolean).length <= 1 &&
    limited.every(({ min, max }) => min === undefined || max === undefined);
  if (isOne) return range;
  const found = `(SELECT true FROM variants v WHERE v.item_id = p.item_id AND ${variantConditions({ filters, sizeKeys, prices }, values).join(' AND ')} LIMIT 1)`;
  if (isNamed || filters.on_sale || limited.length === 0) return [...range, found];
  return [...range, `(${limitedBy(limited, values, ['p.price_min', 'p.price_max'])} OR ${found})`];
}

/** Whether any variant can be within the limits. */
const priceRange = (limited: readonly PriceLimit[], values: Values): string =>
  limitedBy(limited, values, ['p.price_max', 'p.price_min']);

/** `lowest` and `highest` within the limits of the currency of the item. */
function limitedBy(
  limited: readonly PriceLimit[],
  values: Values,
  [lowest, highest]: readonly [string, string],
): string {
  const each = limited.map(({ currency, min, max }) => {
    const parts = [
      `p.currency = ${values.add(currency, 'text')}`,
      ...(min === undefined ? [] : [`${lowest} >= ${values.add(min, 'int')}`]),
      ...(max === undefined ? [] : [`${highest} <= ${values.add(max, 'int')}`]),
    ];
    return `(${parts.join(' AND ')})`;
  });
  return each.length === 1 ? (each[0] ?? '') : `(${each.join(' OR ')})`;
}

/** One currency as an equation, which the order by price has an index for. */
function ofCurrency(prices: readonly PriceLimit[], values: Values): string {
  const [first, ...others] = prices.map(({ currency }) => currency);
  return others.length === 0
    ? `p.currency = ${values.add(first, 'text')}`
    : `p.currency = ANY (${values.add([first, ...others], 'text[]')})`;
}

/** What a product must meet, as conditions on `products p`. */
export function productConditions(question: Question, values: Values): string[] {
  const { match, filters, prices, withPage, hidden } = question;
  const { categories, brands, department, merchants } = filters;
  const ofName = (column: string, names: ItemFilters['brands']): string[] =>
    names?.length ? [`lower(${column}) = ANY (${values.add(lower(names), 'text[]')})`] : [];
  return [
    visible(),
    ...(withPage ? ['p.link IS NOT NULL'] : []),
    ...(hidden?.length ? [`p.item_id <> ALL (${values.add(hidden, 'text[]')})`] : []),
    ...(match === undefined ? [] : [`p.search @@ ${values.add(match, 'tsquery')}`]),
    ...ofName('p.category', categories),
    ...ofName('p.brand', brands),
    ...(merchants?.length
      ? [
          `p.merchant IN (SELECT slug FROM merchants WHERE lower(name) = ANY (${values.add(lower(merchants), 'text[]')}) OR slug = ANY ($${values.list.length}::text[]))`,
        ]
      : []),
    ...(department ? [`p.department = ANY (${values.add(wornBy(department), 'text[]')})`] : []),
    ...(prices?.length ? [ofCurrency(prices, values)] : []),
    // Settled on the product where it can be: variants are looked at only for what is left.
    ...(asksForStock(question) ? ['p.in_stock'] : []),
    ...ofVariants(question, values),
  ];
}
