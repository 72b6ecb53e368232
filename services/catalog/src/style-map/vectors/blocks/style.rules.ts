import { OCCASIONS } from '../../../attributes/attributes.rules.ts';
import type { ItemFeatures } from '../item-features.rules.ts';

type Styled = Pick<ItemFeatures, 'department' | 'occasions' | 'seasons' | 'formality' | 'warmth'>;

/** Parts of the block's square: whom it is for, what for, when, how formal and how warm. */
const [WEARER, OCCASION, SEASON, FORMALITY, WARMTH] = [0.45, 0.25, 0.08, 0.14, 0.08].map(Math.sqrt) as [
  number,
  number,
  number,
  number,
  number,
];

/**
 * Women, men, kids | an axis for each occasion | winter against summer, autumn against spring | formality | warmth. At most of
 * unit length, shorter where less is known.
 */
export function styleBlock({ department, occasions, seasons, formality, warmth }: Styled): number[] {
  const both = department === 'unisex' ? Math.SQRT1_2 : 0;
  const wearer = [department === 'women' ? 1 : both, department === 'men' ? 1 : both, Number(department === 'kids')];
  const occasion = OCCASIONS.map((each) => (occasions.includes(each) ? 1 / Math.sqrt(occasions.length) : 0));
  const has = (season: (typeof seasons)[number]): number => Number(seasons.includes(season));
  const season = [has('winter') - has('summer'), has('autumn') - has('spring')].map((value) => value * Math.SQRT1_2);
  return [
    ...wearer.map((value) => WEARER * value),
    ...occasion.map((value) => OCCASION * value),
    ...season.map((value) => SEASON * value),
    FORMALITY * degree(formality),
    WARMTH * degree(warmth),
  ];
}

/** 1 to 5 as -1 to 1. */
const degree = (value: number | null): number => (value === null ? 0 : (value - 3) / 2);
