import type { Values } from './conditions-sql.ts';
import type { Position } from '../page/cursor.rules.ts';
import type { PriceLimit, Question, Sort } from '../question/search-question.ts';

/** An order that an index of `products` has, so that its first page costs little however much matches. */
export interface Order {
  /** The sort value as a whole number, for cursors. */
  readonly value: string;
  readonly by: string;
  /** Condition for what comes after a position. */
  readonly after: (position: Position, values: Values) => string;
}

const MICROSECONDS = '(extract(epoch FROM p.first_seen_at) * 1000000)::bigint';
/** Above any time in microseconds. */
const IN_STOCK = 10n ** 17n;

/** Above any price. Before it, in a value, is the currency: its letters as a number. */
const BEYOND_PRICES = 10n ** 10n;
const LETTERS = [1, 2, 3].map((at) => `(ascii(substr(p.currency, ${at}, 1)) - 65)`);

const ORDERS: Record<Sort, Order> = {
  // Browsing by relevance: what is in stock, the newest first.
  relevance: {
    value: `p.in_stock::int::bigint * ${IN_STOCK} + ${MICROSECONDS}`,
    by: 'p.in_stock DESC, p.first_seen_at DESC, p.item_id',
    after: ({ value, itemId }, values) => {
      const inStock = BigInt(value) >= IN_STOCK;
      const at = `(${values.add(inStock, 'boolean')}, ${time(values, BigInt(value) - (inStock ? IN_STOCK : 0n))})`;
      const row = '(p.in_stock, p.first_seen_at)';
      return `${row} <= ${at} AND (${row} < ${at} OR p.item_id > ${values.add(itemId, 'text')})`;
    },
  },
  newest: {
    value: MICROSECONDS,
    by: 'p.first_seen_at DESC, p.item_id',
    after: ({ value, itemId }, values) => {
      const at = time(values, BigInt(value));
      return `p.first_seen_at <= ${at} AND (p.first_seen_at < ${at} OR p.item_id > ${values.add(itemId, 'text')})`;
    },
  },
  price_asc: byCurrency('p.price_min', 'ASC'),
  price_desc: byCurrency('p.price_max', 'DESC'),
};

/** The order of a question that is not one of scores. */
export function orderOf({ sort, prices }: Question, values: Values): Order {
  const converted = prices?.filter(({ rate }) => rate !== 1) ?? [];
  if (converted.length === 0 || (sort !== 'price_asc' && sort !== 'price_desc')) return ORDERS[sort];
  const column = sort === 'price_asc' ? 'p.price_min' : 'p.price_max';
  return byPrice(inOneCurrency(column, converted, values), sort === 'price_asc' ? 'ASC' : 'DESC');
}

/** A price in minor units of the currency asked for. */
export function inOneCurrency(column: string, converted: readonly PriceLimit[], values: Values): string {
  const cases = converted.map(
    ({ currency, rate }) =>
      `WHEN ${values.add(currency, 'text')} THEN round(${column} * ${values.add(String(rate), 'numeric')})::bigint`,
  );
  return `(CASE p.currency ${cases.join(' ')} ELSE ${column}::bigint END)`;
}

/** Amounts of different currencies do not compare: each currency by itself, one after another. */
function byCurrency(price: string, direction: 'ASC' | 'DESC'): Order {
  const [beyond, from] = direction === 'ASC' ? ['>', '>='] : ['<', '<='];
  return {
    value: `((${LETTERS[0]} * 26 + ${LETTERS[1]}) * 26 + ${LETTERS[2]}) * ${BEYOND_PRICES} + ${price}`,
    by: `p.currency ${direction}, ${price} ${direction}, p.item_id`,
    after: ({ value, itemId }, values) => {
      const currency = values.add(lettersOf(BigInt(value) / BEYOND_PRICES), 'text');
      const at = `(${currency}, ${values.add(String(BigInt(value) % BEYOND_PRICES), 'bigint')})`;
      const row = `(p.currency, ${price})`;
      return `${row} ${from} ${at} AND (${row} ${beyond} ${at} OR p.item_id > ${values.add(itemId, 'text')})`;
    },
  };
}

const lettersOf = (currency: bigint): string =>
  [currency / 676n, (currency / 26n) % 26n, currency % 26n]
    .map((letter) => String.fromCharCode(65 + Number(letter % 26n)))
    .join('');

function byPrice(price: string, direction: 'ASC' | 'DESC'): Order {
  const [beyond, from] = direction === 'ASC' ? ['>', '>='] : ['<', '<='];
  return {
    value: price,
    by: `${price} ${direction}, p.item_id`,
    after: ({ value, itemId }, values) => {
      const at = values.add(value, 'bigint');
      return `${price} ${from} ${at} AND (${price} ${beyond} ${at} OR p.item_id > ${values.add(itemId, 'text')})`;
    },
  };
}

const time = (values: Values, microseconds: bigint): string =>
  `('epoch'::timestamptz + ${values.add(String(microseconds), 'bigint')} * interval '1 microsecond')`;
