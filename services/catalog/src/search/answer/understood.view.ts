import type { SearchCatalogView, Understood } from '#libs/contracts';
import { majorOf } from '../words/minor-units.rules.ts';
import type { Asked } from '../question/questions.ts';

const MAX_VALUES = 20;
const MAX_ENTRIES = 30;

/** How the query was taken, word by word, for the model to correct. */
export function understoodView(asked: Asked): Understood[] {
  const { query, wanted, prices, priceFrom, sizeAsked } = asked;
  if (!query) return [];
  const { concepts, words, sizes, inStock, onSale } = query.understanding;
  const required = new Set(wanted.flatMap(({ from }) => [from, ...from.split(' ')]));
  const [size] = sizes;
  const ofWords = [
    ...concepts.map(({ from, meaning, values }): Understood => ({
      from,
      as: meaning,
      values: values.slice(0, MAX_VALUES),
      effect: required.has(from) || meaning === 'department' ? 'required' : 'preferred',
    })),
    ...words.map((word): Understood => ({ from: word, as: 'word', values: [word], effect: 'required' })),
  ];
  const limits: Understood[] = [
    ...(size && sizeAsked === 'query'
      ? [{ from: size.from, as: 'size' as const, values: [`${size.value}, in stock`], effect: 'required' as const }]
      : []),
    ...(priceFrom === undefined
      ? []
      : [{ from: priceFrom, as: 'price' as const, values: priceTexts(prices), effect: 'required' as const }]),
    ...(inStock === null
      ? []
      : [{ from: inStock, as: 'in_stock' as const, values: ['in stock'], effect: 'required' as const }]),
    ...(onSale === null
      ? []
      : [{ from: onSale, as: 'on_sale' as const, values: ['on sale'], effect: 'required' as const }]),
  ];
  return [...ofWords.slice(0, MAX_ENTRIES - limits.length), ...limits];
}

const priceTexts = (prices: Asked['prices']): string[] =>
  (prices ?? [])
    .slice(0, MAX_VALUES)
    .map(({ currency, min, max }) =>
      [
        min === undefined ? '' : `from ${majorOf(min, currency)}`,
        max === undefined ? '' : `up to ${majorOf(max, currency)}`,
        currency,
      ]
        .filter((part) => part !== '')
        .join(' '),
    );

/** When only some words matched, or nothing did. */
export type Help = Pick<SearchCatalogView, 'try_instead' | 'nearest_words'>;
