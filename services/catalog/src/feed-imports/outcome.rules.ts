import type { Outcome, ProductRow } from './import.rules.ts';

/** What of a stored product says whether it changed, and what was made of it. */
interface KnownProduct {
  hash: string;
  import_id: string;
  import_outcome: Outcome;
}

/** What of a stored variant says whether it, or its price, changed. */
export interface KnownVariant extends Price {
  variant_id: string;
  hash: string;
}

interface Price {
  price_minor: number;
  compare_at_minor: number | null;
  currency: string;
}

interface NewPrice extends Price {
  variant_id: string;
}

/** What an import does to a product; what the same import did before it was interrupted counts as it did then. */
export function outcomeOf(
  row: ProductRow,
  known: KnownProduct | undefined,
  variants: ReadonlyMap<string, KnownVariant>,
  importId: string,
): Outcome {
  if (known?.hash === row.hash) {
    if (known.import_id === importId) return known.import_outcome;
    return { product: 'unchanged', variants: { accepted: 0, changed: 0, unchanged: row.variants.length } };
  }
  const counts = { accepted: 0, changed: 0, unchanged: 0 };
  for (const { variant_id: id, hash } of row.variants) {
    const before = variants.get(id)?.hash;
    counts[before === undefined ? 'accepted' : before === hash ? 'unchanged' : 'changed']++;
  }
  return { product: known ? 'changed' : 'accepted', variants: counts };
}

/** Prices that are news: of variants that had none before, and of those that had another. */
export function pricesOf(
  rows: readonly Pick<ProductRow, 'currency' | 'variants'>[],
  known: ReadonlyMap<string, KnownVariant>,
): { first: NewPrice[]; changed: NewPrice[] } {
  const first: NewPrice[] = [];
  const changed: NewPrice[] = [];
  for (const { currency, variants } of rows) {
    for (const { variant_id, price_minor, compare_at_minor } of variants) {
      const before = known.get(variant_id);
      const price = { variant_id, price_minor, compare_at_minor, currency };
      if (before === undefined) first.push(price);
      else if (!isSame(before, price)) changed.push(price);
    }
  }
  return { first, changed };
}

const isSame = (a: Price, b: Price): boolean =>
  a.price_minor === b.price_minor && a.compare_at_minor === b.compare_at_minor && a.currency === b.currency;
