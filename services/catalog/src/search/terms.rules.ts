/**
 * What a product is, as lexemes of its search vector: one index answers words and filters together. A lexeme of words has no colon.
 */
export const term = {
  kind: (kind: string): string => `k:${kind}`,
  slot: (slot: string): string => `s:${slot}`,
  colour: (family: string): string => `c:${family}`,
  material: (material: string): string => `m:${material}`,
  pattern: (pattern: string): string => `p:${pattern}`,
  season: (season: string): string => `n:${season}`,
  occasion: (occasion: string): string => `o:${occasion}`,
  department: (department: string): string => `d:${department}`,
  /** A key of `size.rules.ts` that is in stock. */
  size: (key: string): string => `z:${key}`,
  onSale: 'sale:',
} as const;

/** Stands where nothing is known. */
export const UNKNOWN = 'none';

interface Known {
  readonly kind: string | null;
  readonly slot: string | null;
  readonly colour_families: readonly string[];
  readonly materials: readonly string[];
  readonly pattern: string | null;
  readonly seasons: readonly string[];
  readonly occasions: readonly string[];
  readonly department: string | null;
  readonly variants: readonly {
    readonly availability: string;
    readonly size_keys: readonly string[];
    readonly compare_at_minor: number | null;
  }[];
}

/** The terms of a product, each once. */
export function termsOf(product: Known): string[] {
  const { variants } = product;
  const sizes = variants
    .filter(({ availability }) => availability === 'in_stock')
    .flatMap((variant) => variant.size_keys);
  return [
    ...new Set([
      term.kind(product.kind ?? UNKNOWN),
      term.slot(product.slot ?? UNKNOWN),
      term.department(product.department ?? UNKNOWN),
      ...(product.pattern === null ? [] : [term.pattern(product.pattern)]),
      ...orUnknown(product.colour_families).map(term.colour),
      ...product.materials.map(term.material),
      ...product.seasons.map(term.season),
      ...product.occasions.map(term.occasion),
      ...sizes.map(term.size),
      ...(variants.some(({ compare_at_minor: before }) => before !== null) ? [term.onSale] : []),
    ]),
  ];
}

const orUnknown = (values: readonly string[]): readonly string[] => (values.length === 0 ? [UNKNOWN] : values);
