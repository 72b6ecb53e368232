import type { FeedProduct } from '../feeds/feed-reader.ts';

/** "Mature" and everything below it in Google's product taxonomy of 2021-09-21, by number. */
const MATURE = new Set(
  [
    772, 773, 779, 774, 776, 5055, 6040, 4060, 6536, 778, 780, 3833, 7567, 6109, 2214, 781, 505762, 500048, 503021,
    499855, 499856, 499854, 1806, 1783, 5067, 1822, 499853, 503026, 499857, 782, 726, 3092, 7175, 3924, 727, 3666, 3694,
    3437,
  ].map(String),
);

/** Whether a product is for adults only: the merchant says so, or files it where only such things are. */
export function isForAdults({ adult, category }: Pick<FeedProduct, 'adult' | 'category'>): boolean {
  if (adult) return true;
  const [first = ''] = category?.split('>') ?? [];
  const step = first.trim().toLowerCase();
  return step === 'mature' || MATURE.has(step);
}
