import { type ItemSummary, MAX_MINOR } from '#libs/contracts';
import type { Taste } from '../../taste/personal-taste.ts';
import { explain, type SizeAsked } from './explanations.rules.ts';
import type { Ranking } from '../question/search-question.ts';
import type { SummaryRow } from '../search.repository.ts';

const MAX_COLOURS = 30;
const MAX_SIZES = 50;
const MAX_REASONS = 6;
const MAX_REASON = 160;

/** What reasons may rest on, and the currency prices are compared in. */
export interface Telling {
  readonly ranking?: Ranking | undefined;
  readonly size?: SizeAsked;
  readonly taste?: Pick<Taste, 'reasonFor'> | undefined;
  readonly converted?: { readonly currency: string; readonly asOf: ReadonlyMap<string, string> } | undefined;
}

export function toSummaryView(row: SummaryRow, { ranking, size = null, taste, converted }: Telling): ItemSummary {
  const { currency, price_from: from, price_to: to } = row;
  const rateAsOf = converted?.asOf.get(currency);
  const inOther = row.price_converted === null ? Infinity : Number(row.price_converted);
  return {
    item_id: row.item_id,
    title: row.title,
    brand: row.brand,
    category: row.category,
    merchant: row.merchant,
    price_from: { amount_minor: from, currency },
    price_to: { amount_minor: to, currency },
    colours: row.colours.slice(0, MAX_COLOURS),
    sizes_in_stock: row.sizes_in_stock.slice(0, MAX_SIZES),
    in_stock: row.in_stock,
    link: row.link,
    picture: row.picture,
    why: [taste?.reasonFor(row) ?? [], explain(row, ranking, size)]
      .flat()
      .slice(0, MAX_REASONS)
      .map((reason) => reason.slice(0, MAX_REASON)),
    // In a currency of very small units it may be more than an amount can be.
    ...(converted && rateAsOf !== undefined && inOther <= MAX_MINOR
      ? {
          converted_price: {
            amount_minor: inOther,
            currency: converted.currency,
            rate_as_of: rateAsOf,
          },
        }
      : {}),
  };
}
