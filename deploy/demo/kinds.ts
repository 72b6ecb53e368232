/** Who a garment is cut for. */
export const DEPARTMENTS = ['women', 'men', 'unisex'] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** Sizes of one system, smallest first; null where one size fits all. */
export type Sizes = readonly string[] | null;

const LETTER = {
  women: ['XS', 'S', 'M', 'L', 'XL'],
  men: ['S', 'M', 'L', 'XL', 'XXL'],
  unisex: ['XS', 'S', 'M', 'L', 'XL'],
};
const EU = {
  women: ['34', '36', '38', '40', '42', '44'],
  men: ['46', '48', '50', '52', '54'],
  unisex: ['38', '40', '42', '44'],
};
const SHOE = {
  women: ['36', '37', '38', '39', '40', '41'],
  men: ['40', '41', '42', '43', '44', '45', '46'],
  unisex: ['37', '38', '39', '40', '41', '42', '43', '44'],
};
const WAIST = {
  women: ['26/30', '27/30', '28/30', '28/32', '29/32', '30/32'],
  men: ['30/32', '31/32', '32/32', '32/34', '33/34', '34/34'],
  unisex: ['28/32', '30/32', '32/32', '34/34'],
};
const BELT = { women: ['75', '80', '85', '90'], men: ['85', '90', '95', '100', '105'], unisex: ['80', '90', '100'] };
const PAIR = { women: ['S', 'M', 'L'], men: ['M', 'L', 'XL'], unisex: ['S/M', 'L/XL'] };
const ONE = { women: null, men: null, unisex: null };

export interface Kind {
  /** The merchant's product type. */
  type: string;
  /** Path in Google's product taxonomy of 2021-09-21. */
  category: string;
  sizes: Readonly<Record<Department, Sizes>>;
}

const CLOTHING = 'Apparel & Accessories > Clothing';
const EXTRAS = 'Apparel & Accessories > Clothing Accessories';

export const KINDS = {
  shirt: { type: 'Shirts', category: `${CLOTHING} > Shirts & Tops`, sizes: LETTER },
  top: { type: 'T-shirts & Tops', category: `${CLOTHING} > Shirts & Tops`, sizes: LETTER },
  knit: { type: 'Knitwear', category: `${CLOTHING} > Shirts & Tops`, sizes: LETTER },
  dress: { type: 'Dresses', category: `${CLOTHING} > Dresses`, sizes: { ...EU, unisex: LETTER.unisex } },
  trousers: { type: 'Trousers', category: `${CLOTHING} > Pants`, sizes: EU },
  jeans: { type: 'Denim', category: `${CLOTHING} > Pants`, sizes: WAIST },
  shorts: { type: 'Shorts', category: `${CLOTHING} > Shorts`, sizes: LETTER },
  skirt: { type: 'Skirts', category: `${CLOTHING} > Skirts`, sizes: EU },
  blazer: { type: 'Blazers', category: `${CLOTHING} > Outerwear > Coats & Jackets`, sizes: EU },
  jacket: { type: 'Jackets', category: `${CLOTHING} > Outerwear > Coats & Jackets`, sizes: LETTER },
  coat: { type: 'Coats', category: `${CLOTHING} > Outerwear > Coats & Jackets`, sizes: LETTER },
  sneakers: {
    type: 'Sneakers',
    category: 'Apparel & Accessories > Shoes',
    sizes: SHOE,
  },
  boots: { type: 'Boots', category: 'Apparel & Accessories > Shoes', sizes: SHOE },
  shoes: { type: 'Shoes', category: 'Apparel & Accessories > Shoes', sizes: SHOE },
  bag: {
    type: 'Bags',
    category: 'Apparel & Accessories > Handbags, Wallets & Cases > Handbags',
    sizes: ONE,
  },
  belt: { type: 'Belts', category: `${EXTRAS} > Belts`, sizes: BELT },
  scarf: { type: 'Scarves', category: `${EXTRAS} > Scarves & Shawls > Scarves`, sizes: ONE },
  hat: { type: 'Hats', category: `${EXTRAS} > Hats`, sizes: ONE },
  gloves: { type: 'Gloves', category: `${EXTRAS} > Gloves & Mittens`, sizes: PAIR },
  socks: {
    type: 'Socks',
    category: `${CLOTHING} > Underwear & Socks > Socks`,
    sizes: { women: ['36-38', '39-41'], men: ['40-42', '43-46'], unisex: ['36-39', '40-43', '44-46'] },
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

export const isKind = (name: string): name is KindName => Object.hasOwn(KINDS, name);

/** How to look after a garment by its kind and material; the first that fits counts. */
const CARE: readonly (readonly [RegExp, string])[] = [
  [/waxed/i, 'Wipe clean and never wash; wax again every autumn.'],
  [/straw|raffia|beads/i, 'Wipe with a dry cloth and keep away from rain.'],
  [/leather|suede/i, 'Brush clean and feed the leather twice a year.'],
  [/^(coat|blazer|trousers|skirt) .*wool|down fill|acetate/i, 'Dry clean only.'],
  [/silk|wool|merino|cashmere|mohair/i, 'Wash by hand and dry flat.'],
];

export const careOf = (kind: KindName, material: string): string =>
  CARE.find(([pattern]) => pattern.test(`${kind} ${material}`))?.[1] ?? 'Machine wash at 30 °C with like colours.';
