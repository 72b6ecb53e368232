/** What is known of a product of the demo catalog without asking the search: by how it was generated, and by what its shop sells now. */
export interface Judged {
  readonly title: string;
  readonly kind: string;
  readonly department: 'women' | 'men' | 'unisex' | 'kids';
  readonly material: string;
  readonly colours: readonly string[];
  /** Season and occasion. */
  readonly tags: readonly string[];
  readonly brand: string;
  /** Lowest price now, in whole units of the currency of its shop. */
  readonly price: number;
  readonly currency: string;
  /** Sizes in stock as the shop writes them. */
  readonly sizes: readonly string[];
  readonly onSale: boolean;
}

/** What a shopper who writes a query wants. `hard` things cannot be made up for; each of the others counts for its part. */
export interface Wanted {
  readonly kinds?: readonly string[];
  /** What the title of the kind must say: a cardigan among the knitwear. */
  readonly named?: RegExp;
  readonly colour?: RegExp;
  readonly material?: RegExp;
  readonly tag?: RegExp;
  readonly style?: RegExp;
  readonly department?: Judged['department'];
  readonly under?: number;
  readonly over?: number;
  /** The currency the budget is in, where the query says it. */
  readonly currency?: string;
  readonly sizes?: readonly string[];
  readonly brand?: RegExp;
  readonly sale?: true;
}

/**
 * From 3 (all that was asked for) to 0 (of no use). What is of another kind, department, brand or size, or beyond the budget, is of no
 * use; of the rest (colour, material, season or occasion, style), the more the better.
 */
export function grade(product: Judged, wanted: Wanted): number {
  if (!isPossible(product, wanted)) return 0;
  const { colour, material, tag, style } = wanted;
  const wishes = [
    colour && product.colours.some((name) => colour.test(name)),
    material && material.test(`${product.material} ${product.title}`),
    tag && product.tags.some((name) => tag.test(name)),
    style && style.test(product.title),
  ].filter((met) => met !== undefined);
  const met = wishes.filter(Boolean).length;
  if (met === wishes.length) return 3;
  if (met === 0 && !wanted.kinds) return 0;
  return 1 + Math.floor((2 * met) / wishes.length);
}

function isPossible(
  product: Judged,
  { kinds, named, department, under, over, currency, sizes, brand, sale }: Wanted,
): boolean {
  return (
    (!kinds || kinds.includes(product.kind)) &&
    (!named || named.test(product.title)) &&
    (!department || product.department === department || product.department === 'unisex') &&
    (!currency || product.currency === currency) &&
    (under === undefined || product.price <= under) &&
    (over === undefined || product.price >= over) &&
    (!sizes || product.sizes.some((size) => sizes.includes(size))) &&
    (!brand || brand.test(product.brand)) &&
    (!sale || product.onSale)
  );
}

/**
 * Normalised discounted cumulative gain of the first ten: 1 when nothing better could have been shown first, 0 when all shown is of no
 * use. Gain `2^grade - 1`, discount `log2(rank + 1)`.
 *
 * Järvelin, K., Kekäläinen, J.: Cumulated gain-based evaluation of IR techniques. ACM TOIS 20(4), 2002.
 *
 * @returns undefined when no product of the catalog is of any use: such a query says nothing about the order.
 */
export function ndcg(shown: readonly number[], everything: readonly number[]): number | undefined {
  const best = dcg(everything.toSorted((a, b) => b - a));
  return best === 0 ? undefined : dcg(shown) / best;
}

const dcg = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, of, index) => sum + (2 ** of - 1) / Math.log2(index + 2), 0);
