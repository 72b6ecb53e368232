import { Injectable } from '@nestjs/common';
import type { ItemFilters, Suggestion } from '#libs/contracts';
import { type Asked, questionOf } from '../question/questions.ts';
import { COUNTED, type Question } from '../question/search-question.ts';
import { SearchRepository } from '../search.repository.ts';

const MAX_TRIES = 12;
const MAX_TOLD = 8;

/** What to leave out when nothing has all that was asked for. */
@Injectable()
export class ZeroHelp {
  constructor(private readonly search: SearchRepository) {}

  /** Each thing that alone stands in the way, with the number of items without it; most items first. */
  async tryInstead(asked: Asked): Promise<Suggestion[]> {
    const tries = [...withoutRequirements(asked), ...withoutFilters(asked), ...withoutNumbers(asked)].slice(
      0,
      MAX_TRIES,
    );
    const counted = await Promise.all(
      tries.map(async ({ drop, question }) => ({ drop: drop.slice(0, 200), total: await this.search.count(question) })),
    );
    return counted
      .filter(({ total }) => total > 0)
      .map(({ drop, total }) => ({ drop, total: Math.min(total, COUNTED) }))
      .sort((a, b) => b.total - a.total)
      .slice(0, MAX_TOLD);
  }
}

interface Try {
  readonly drop: string;
  readonly question: Question;
}

/** Words, and filters that are lexemes; a size is one of both kinds. */
function withoutRequirements(asked: Asked): Try[] {
  const { wanted, limits } = asked;
  const isSize = (from: string): boolean =>
    from === 'filters.in_my_size' || asked.query?.understanding.sizes.some((size) => size.from === from) === true;
  return [
    ...(wanted.length + limits.length > 1 ? wanted : []).map((left) => ({
      drop: left.from,
      question: questionOf({ ...asked, wanted: wanted.filter((one) => one !== left) }),
    })),
    ...limits.map((left) => {
      const rest: Asked = { ...asked, limits: limits.filter((one) => one !== left) };
      if (isSize(left.from)) return { drop: left.from, question: questionOf({ ...rest, sizeKeys: undefined }) };
      const filters = left.from === 'filters.on_sale' ? without(asked.filters, 'on_sale') : asked.filters;
      const onSaleFrom = left.from === asked.onSaleFrom ? undefined : asked.onSaleFrom;
      return { drop: left.from, question: questionOf({ ...rest, filters, onSaleFrom }) };
    }),
  ];
}

const OF_ROWS = ['categories', 'brands', 'colours', 'sizes', 'department', 'in_stock', 'merchants'] as const;

function withoutFilters(asked: Asked): Try[] {
  return OF_ROWS.filter((name) => asked.filters[name] !== undefined).map((name) => ({
    drop: `filters.${name}`,
    question: questionOf({ ...asked, filters: without(asked.filters, name) }),
  }));
}

function withoutNumbers(asked: Asked): Try[] {
  const { prices, priceFrom, inStockFrom } = asked;
  const isLimited = prices?.some(({ min, max }) => min !== undefined || max !== undefined) === true;
  const unlimited = prices?.map(({ currency, rate }) => ({ currency, rate }));
  return [
    ...(isLimited
      ? [{ drop: priceFrom ?? 'filters.price_max_minor', question: questionOf({ ...asked, prices: unlimited }) }]
      : []),
    ...(inStockFrom ? [{ drop: inStockFrom, question: questionOf({ ...asked, inStockFrom: undefined }) }] : []),
  ];
}

function without(filters: ItemFilters, name: keyof ItemFilters): ItemFilters {
  const { [name]: _, ...rest } = filters;
  return rest;
}
