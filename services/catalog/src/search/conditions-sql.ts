import type { ItemFilters } from '#libs/contracts';
import { visible } from '../items/visible.ts';
import type { PriceLimit, Question } from './search-question.ts';

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

type OfVariants = Pick<Question, 'filters' | 'sizeKeys' | 'prices'>;

/** Conditions one and the same variant must meet: the blue one in M under 50 that is in stock. */
export function variantConditions({ filters, sizeKeys, prices }: OfVariants, values: Values): string[] {
  const { colours, sizes, in_stock: inStock, on_sale: onSale } = filters;
  const limited = (prices ?? []).filter(({ min, max }) => min !== undefined || max !== undefined);
  return [
    ...(colours?.length ? [`lower(v.colour) = ANY (${values.add(lower(colours), 'text[]')})`] : []),
    ...(sizes?.length ? [`lower(v.size) = ANY (${values.add(lower(sizes), 'text[]')})`] : []),
    ...(sizeKeys?.length ? [`v.size_keys && ${values.add(sizeKeys, 'text[]')}`] : []),
    ...(limited.length === 0 ? [] : [limitedBy(limited, values, ['v.price_minor', 'v.price_minor'])]),
    ...(onSale ? ['v.compare_at_minor IS NOT NULL'] : []),
    ...(inStock || sizeKeys?.length ? [`v.availability = 'in_stock'`] : []),
  ];
}

/**
 * The variant is looked for only where the product itself does not say it: which sizes are in stock is in its terms, and of most
 * products every variant costs the same.
 */
function ofVariants(question: OfVariants, values: Values): string[] {
  const { filters, sizeKeys, prices } = question;
  const limited = (prices ?? []).filter(({ min, max }) => min !== undefined || max !== undefined);
  const ofOne = [Boolean(filters.in_stock || sizeKeys?.length), Boolean(filters.on_sale), limited.length > 0];
  const isNamed = Boolean(filters.colours?.length || filters.sizes?.length);
  const range = limited.length === 0 ? [] : [priceRange(limited, values)];
  const isSettled =
    !isNamed &&
    ofOne.filter(Boolean).length <= 1 &&
    limited.every(({ min, max }) => min === undefined || max === undefined);
  if (isSettled) return range;
  const found = `(SELECT true FROM variants v WHERE v.item_id = p.item_id AND ${variantConditions(question, values).join(' AND ')} LIMIT 1)`;
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
    ...(department ? [`p.department = ANY (${values.add([department, 'unisex'], 'text[]')})`] : []),
    ...(prices?.length
      ? [
          `p.currency = ANY (${values.add(
            prices.map(({ currency }) => currency),
            'text[]',
          )})`,
        ]
      : []),
    // Settled on the product where it can be: variants are looked at only for what is left.
    ...(filters.in_stock || question.sizeKeys?.length ? ['p.in_stock'] : []),
    ...ofVariants(question, values),
  ];
}
