/**
 * What a product is, as lexemes of its search vector: one index answers words and filters together. A lexeme of words has no colon.
 */
export const term = {
  kind: (kind: string): string => `k:${kind}`,
  slot: (slot: string): string => `s:${slot}`,
  colour: (family: string): string => `c:${family}`,
  /** A family of which a variant is in stock. */
  colourInStock: (family: string): string => `cs:${family}`,
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
    readonly colour_family: string | null;
    readonly size_keys: readonly string[];
    readonly compare_at_minor: number | null;
  }[];
}

/** The terms of a product, each once. */
export function termsOf(product: Known): string[] {
  const { variants } = product;
  const sizes = inStock(variants).flatMap((variant) => variant.size_keys);
  const families = orUnknown(product.colour_families);
  return [
    ...new Set([
      term.kind(product.kind ?? UNKNOWN),
      term.slot(product.slot ?? UNKNOWN),
      term.department(product.department ?? UNKNOWN),
      ...(product.pattern === null ? [] : [term.pattern(product.pattern)]),
      ...families.map(term.colour),
      ...familiesInStock(families, variants).map(term.colourInStock),
      ...product.materials.map(term.material),
      ...product.seasons.map(term.season),
      ...product.occasions.map(term.occasion),
      ...sizes.map(term.size),
      ...(variants.some(({ compare_at_minor: before }) => before !== null) ? [term.onSale] : []),
    ]),
  ];
}

/** A variant says its main colour only: one that says none may be of any family, and a family that none says may be the second of any. */
function familiesInStock(families: readonly string[], variants: Known['variants']): readonly string[] {
  const said = new Set(variants.map(({ colour_family: family }) => family));
  const available = new Set(inStock(variants).map(({ colour_family: family }) => family));
  return available.size === 0
    ? []
    : families.filter((family) => available.has(family) || available.has(null) || !said.has(family));
}

const inStock = (variants: Known['variants']): Known['variants'] =>
  variants.filter(({ availability }) => availability === 'in_stock');

const orUnknown = (values: readonly string[]): readonly string[] => (values.length === 0 ? [UNKNOWN] : values);
