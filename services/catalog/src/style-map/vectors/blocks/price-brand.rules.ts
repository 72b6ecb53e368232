import { folded } from '../../../attributes/words.rules.ts';
import { directionOf } from './directions.rules.ts';

/** By currency, where the logarithms of its prices lie: their mean and standard deviation. */
export type PriceScales = Readonly<Record<string, { readonly mean: number; readonly deviation: number }>>;

/** Standard deviations from the mean: cheap, below the middle, above it, dear. */
const LEVELS = [-1.5, -0.5, 0.5, 1.5];
const WIDTH = 0.7;

/** How near a price is to each level of its currency. Of unit length; zero without a price or where nothing is known of the currency. */
export function priceBlock(price: { minor: number; currency: string } | null, scales: PriceScales): number[] {
  const scale = price === null ? undefined : scales[price.currency];
  if (price === null || scale === undefined || price.minor <= 0) return LEVELS.map(() => 0);
  const deviations = scale.deviation === 0 ? 0 : (Math.log(price.minor) - scale.mean) / scale.deviation;
  const level = Math.min(2, Math.max(-2, deviations));
  const values = LEVELS.map((each) => Math.exp(-((level - each) ** 2) / (2 * WIDTH ** 2)));
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

const BRAND_DIMS = 8;
/** Of a brand's name; longer ones are no names. */
const BRAND_LENGTH = 100;

/** A direction that stands for the brand, however it is capitalised. Zero without one. */
export function brandBlock(brand: string | null): number[] {
  const name = folded((brand ?? '').slice(0, BRAND_LENGTH)).trim();
  return name === '' ? new Array<number>(BRAND_DIMS).fill(0) : [...directionOf(`brand ${name}`, BRAND_DIMS)];
}
