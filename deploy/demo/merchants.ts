import type { KindName } from './kinds.ts';

/** An invented shop of the demo catalog. All sell in euros, so that one budget compares them. */
export interface DemoMerchant {
  slug: string;
  name: string;
  shopUrl: string;
  /** Other brands it carries, by kind; the rest is its own. */
  guests: Partial<Record<KindName, string>>;
  /** What its export calls the two options, and which comes first: shops differ in both. */
  options: { size: string; colour: string; first: 'size' | 'colour' };
  /** Waist and length of trousers as two options instead of one. */
  splitsWaist: boolean;
  /** Which names its export gives the columns: Shopify renamed them in 2024. */
  columns: 'old' | 'new';
  /** Share of its variants that are sold out. */
  soldOut: number;
}

export const CURRENCY = 'EUR';

export const MERCHANTS: readonly DemoMerchant[] = [
  {
    slug: 'linden-loom',
    name: 'Linden & Loom',
    shopUrl: 'https://linden-loom.example',
    guests: { bag: 'Fenwright', hat: 'Fenwright', socks: 'Tobbelin' },
    options: { size: 'Size', colour: 'Colour', first: 'size' },
    splitsWaist: false,
    columns: 'old',
    soldOut: 0.1,
  },
  {
    slug: 'halvmane',
    name: 'Halvmåne',
    shopUrl: 'https://halvmane.example',
    guests: { boots: 'Skogvik', gloves: 'Skogvik', socks: 'Tobbelin' },
    options: { size: 'Size', colour: 'Colour', first: 'colour' },
    splitsWaist: false,
    columns: 'old',
    soldOut: 0.2,
  },
  {
    slug: 'casa-mirto',
    name: 'Casa Mirto',
    shopUrl: 'https://casa-mirto.example',
    guests: { shoes: 'Vellamare', bag: 'Vellamare', hat: 'Sombra Nueve' },
    options: { size: 'SIZE', colour: 'Color', first: 'size' },
    splitsWaist: false,
    columns: 'new',
    soldOut: 0.15,
  },
  {
    slug: 'copperline',
    name: 'Copperline Works',
    shopUrl: 'https://copperline.example',
    guests: { boots: 'Rivet & Rye', sneakers: 'Stonelark', bag: 'Rivet & Rye' },
    options: { size: 'Size', colour: 'COLOR', first: 'colour' },
    splitsWaist: true,
    columns: 'old',
    soldOut: 0.25,
  },
];
