import { uniformsOf } from '../../src/taste/normals.rules.ts';

/** One thing of a made-up catalog, as a row of the items file. */
export interface MadeItem {
  readonly id: string;
  readonly title: string;
  readonly product_type: string;
  readonly colour: string;
  readonly gender: string;
  readonly brand: string;
  readonly price: string;
}

const COLOURS = 'Black White Grey Beige Brown Red Orange Yellow Green Turquoise Blue Navy Purple Pink'.split(' ');
const MATERIALS = 'Cotton Linen Wool Silk Leather Denim Polyester Viscose Cashmere Velvet'.split(' ');
const PATTERNS = ['', '', '', '', 'Striped', 'Checked', 'Floral', 'Polka Dot'];
const KINDS: readonly (readonly [string, number])[] = [
  ['T-Shirt', 15],
  ['Shirt', 40],
  ['Blouse', 40],
  ['Sweater', 55],
  ['Cardigan', 60],
  ['Hoodie', 45],
  ['Jeans', 70],
  ['Trousers', 60],
  ['Shorts', 35],
  ['Skirt', 45],
  ['Dress', 80],
  ['Jumpsuit', 85],
  ['Blazer', 120],
  ['Jacket', 110],
  ['Coat', 180],
  ['Boots', 140],
  ['Sneakers', 90],
  ['Sandals', 60],
  ['Heels', 85],
  ['Loafers', 95],
  ['Handbag', 110],
  ['Backpack', 65],
  ['Belt', 30],
  ['Scarf', 35],
  ['Hat', 25],
  ['Sunglasses', 60],
  ['Watch', 150],
  ['Necklace', 45],
  ['Socks', 8],
  ['Leggings', 25],
];
const BRANDS = Array.from(
  { length: 40 },
  (_, at) =>
    `${['Aa', 'Ber', 'Co', 'Du', 'El', 'Fa', 'Gro', 'Ha'][at % 8] ?? ''}${['va', 'gen', 'rin', 'lo', 'mar'][Math.floor(at / 8)] ?? ''}`,
);

/** A catalog of clothes of every kind, colour, material and brand; the same for the same seed. */
export function madeItems(count: number, seed: string): MadeItem[] {
  const draws = uniformsOf(`${seed} items`, 7 * count);
  return Array.from({ length: count }, (_, at) => {
    const draw = (place: number): number => draws[7 * at + place] ?? 0;
    const of = <T>(values: readonly T[], place: number): T => values[Math.floor(draw(place) * values.length)] as T;
    const [kind, price] = of(KINDS, 0);
    const [colour, material, pattern, brand] = [of(COLOURS, 1), of(MATERIALS, 2), of(PATTERNS, 3), of(BRANDS, 4)];
    return {
      id: `i${at}`,
      title: [pattern, colour, material, kind].filter((word) => word !== '').join(' '),
      product_type: kind,
      colour,
      gender: draw(5) < 0.5 ? 'women' : 'men',
      brand,
      price: (price * Math.exp(1.2 * (draw(6) - 0.5))).toFixed(2),
    };
  });
}
