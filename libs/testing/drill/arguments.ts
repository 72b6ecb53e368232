import type { RequestPurchaseApprovalInput } from '#libs/contracts';
import { shopifyCsv } from '../src/shopify-csv.ts';
import type { PlannedWrite } from './writes.ts';

const MEASURES = [
  ['height_cm', 100],
  ['chest_cm', 60],
  ['waist_cm', 50],
  ['hip_cm', 70],
  ['inseam_cm', 40],
  ['foot_cm', 10],
] as const;
const GARMENTS = ['top', 'bottom', 'dress', 'outerwear'] as const;
const SMALLEST_EU = 16;
const EU_SIZES = 50;

export interface Goals {
  readonly monthly_budget_minor: number;
  readonly currency: string;
  readonly goals: readonly string[];
}

export interface Sizes {
  readonly sizes: readonly { readonly garment: string; readonly system: string; readonly value: string }[];
  readonly measurements: Readonly<Record<string, number>>;
}

/** No two of a client are alike: the budget counts them, and the goal names the write. */
export const goalsOf = ({ number, trace }: PlannedWrite): Goals => ({
  monthly_budget_minor: 1_000 + number,
  currency: 'EUR',
  goals: [trace],
});

/** One measurement, by hundredths that count the writes, and one size: so what was written in the end shows more than the last. */
export function sizesOf({ number }: PlannedWrite): Sizes {
  const [measure, least] = MEASURES[number % MEASURES.length] ?? MEASURES[0];
  const garment = GARMENTS[number % GARMENTS.length] ?? GARMENTS[0];
  return {
    sizes: [{ garment, system: 'eu', value: String(SMALLEST_EU + (number % EU_SIZES)) }],
    measurements: { [measure]: least + number / 100 },
  };
}

/** The name of a merchant is the write that gave it. */
export const merchantOf = ({ trace, slug }: PlannedWrite): object => ({
  name: trace,
  currency: 'EUR',
  shop_url: `https://${slug}.example`,
});

/** A feed of one product. */
export const feedOf = ({ trace }: PlannedWrite): string =>
  shopifyCsv([{ handle: trace, title: 'A product of the drill', type: 'Shirts' }]);

const MOST_OF_ONE = 5;

/** One variant, or one of each shop. The note is the write, so no two are alike and its approval can be found. */
export function purchaseOf({ number, trace }: PlannedWrite, variants: readonly string[]): RequestPurchaseApprovalInput {
  const wanted = number % 2 === 0 ? variants : variants.slice(0, 1);
  const quantity = 1 + (number % MOST_OF_ONE);
  return { lines: wanted.map((variant_id) => ({ variant_id, quantity })), note: trace };
}
