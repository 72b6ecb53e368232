import type { GarmentKind } from '#libs/contracts';

/** A made-up catalog for looking at the map: the same for the same seed, shaped like a real one. */

export interface Piece {
  readonly id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly merchant: string;
  readonly kind: Kind;
  readonly slot: string;
  readonly colour: string;
  readonly department: 'women' | 'men' | 'unisex';
  readonly priceMinor: number;
  readonly isInStock: boolean;
  readonly x: number;
  readonly y: number;
}

export const KINDS = {
  knitwear: 'top',
  'T-shirts': 'top',
  shirts: 'top',
  trousers: 'bottom',
  denim: 'bottom',
  skirts: 'bottom',
  dresses: 'one_piece',
  coats: 'outerwear',
  jackets: 'outerwear',
  sneakers: 'shoes',
  boots: 'shoes',
  bags: 'bag',
} as const;
export type Kind = keyof typeof KINDS;

/** What facets and filters call a kind. */
export const GARMENTS: Readonly<Record<Kind, GarmentKind>> = {
  knitwear: 'knitwear',
  'T-shirts': 't_shirt',
  shirts: 'shirt',
  trousers: 'trousers',
  denim: 'jeans',
  skirts: 'skirt',
  dresses: 'dress',
  coats: 'coat',
  jackets: 'jacket',
  sneakers: 'sneakers',
  boots: 'boots',
  bags: 'bag',
};

export const COLOURS = ['black', 'white', 'grey', 'navy', 'blue', 'green', 'red', 'pink', 'brown', 'beige'] as const;

const MIDDLES: Readonly<Record<Kind, readonly [number, number, number]>> = {
  knitwear: [0.24, 0.27, 1.6],
  'T-shirts': [0.43, 0.18, 1.5],
  shirts: [0.38, 0.39, 1.1],
  trousers: [0.61, 0.33, 1.2],
  denim: [0.72, 0.22, 1],
  skirts: [0.58, 0.55, 0.8],
  dresses: [0.42, 0.66, 1.9],
  coats: [0.19, 0.52, 1],
  jackets: [0.24, 0.74, 1.1],
  sneakers: [0.83, 0.54, 1.2],
  boots: [0.79, 0.73, 0.7],
  bags: [0.6, 0.83, 0.8],
};

const BRANDS = ['Marlow', 'Ondine', 'Nordhaus', 'Petit Atelier', 'Field & Thread', 'Sorrel', 'Kestrel', 'Anouk', null];
const SHOPS = ['Galerie Nord', 'The Linen Room', 'Kleiderwerk'];
const WORDS = ['soft', 'fine', 'relaxed', 'cropped', 'long', 'ribbed', 'washed', 'boxy', 'pleated', 'everyday'];
const MATERIALS = ['merino', 'linen', 'cotton', 'wool', 'leather', 'cashmere', 'viscose', 'canvas'];

/** Mulberry32 (T. Ettinger): small, and the same everywhere. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function wardrobe(count: number, seed = 7): Piece[] {
  const next = chance(seed);
  const of = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const bell = (): number => next() + next() + next() + next() - 2;
  const kinds = Object.keys(KINDS) as Kind[];
  const shares = kinds.flatMap((kind) => Array<Kind>(Math.round(MIDDLES[kind][2] * 10)).fill(kind));
  return Array.from({ length: count }, (_, i): Piece => {
    const kind = of(shares);
    const colour = of(COLOURS);
    const [x, y, size] = MIDDLES[kind];
    const turn = (COLOURS.indexOf(colour) / COLOURS.length) * 2 * Math.PI;
    const reach = 0.055 * Math.sqrt(size);
    const at = (value: number): number => Math.min(0.985, Math.max(0.015, value));
    return {
      id: `itm_${i.toString(36).padStart(4, '0')}`,
      title: `${of(WORDS)} ${of(MATERIALS)} ${singular(kind)}`.replace(/^./, (letter) => letter.toUpperCase()),
      brand: of(BRANDS),
      merchant: of(SHOPS),
      kind,
      slot: KINDS[kind],
      colour,
      department: of(['women', 'women', 'men', 'unisex']),
      priceMinor: Math.round((1_500 + next() ** 2 * 26_000) / 100) * 100 - 5,
      isInStock: next() > 0.08,
      x: at(x + Math.cos(turn) * reach * 1.1 + bell() * reach * 0.55),
      y: at(y + Math.sin(turn) * reach * 1.1 + bell() * reach * 0.55),
    };
  });
}

const SINGULAR: Readonly<Partial<Record<Kind, string>>> = {
  knitwear: 'jumper',
  denim: 'jeans',
  trousers: 'trousers',
  dresses: 'dress',
};

const singular = (kind: Kind): string => SINGULAR[kind] ?? kind.replace(/s$/, '');
