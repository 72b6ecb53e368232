import type { SizeSystem } from './sizes.ts';
import { CASA_MIRTO } from './tables/casa-mirto.ts';
import { CLOTHS_TABLE } from './tables/cloths.ts';
import { GERMAN_CLOTHS_TABLE } from './tables/cloths-de.ts';
import { COPPERLINE } from './tables/copperline.ts';
import { HALVMANE } from './tables/halvmane.ts';
import { KIESELGARN } from './tables/kieselgarn.ts';
import { LINDEN_LOOM } from './tables/linden-loom.ts';
import { MARLPIT_LANE } from './tables/marlpit-lane.ts';
import { TIDEFERN } from './tables/tidefern.ts';
import { VELLAMARE } from './tables/vellamare.ts';

/** The shapes in which real shops send their products; the demo shows one of each. */
export const FEED_FORMATS = [
  'shopify_csv',
  'shopify_json',
  'openai_jsonl',
  'openai_csv',
  'google_rss',
  'google_tsv',
  'acp',
] as const;
export type DemoFormat = (typeof FEED_FORMATS)[number];

/** An invented shop of the demo catalog. */
export interface DemoMerchant {
  slug: string;
  name: string;
  /** ISO 4217. */
  currency: 'EUR' | 'GBP' | 'USD';
  language: 'en' | 'de';
  country: string;
  format: DemoFormat;
  sizes: SizeSystem;
  /** What its shelves are about, for its own front page. */
  motto: string;
  /** Other brands it carries, by product type; the rest is its own. */
  guests: Readonly<Record<string, string>>;
  /** What its Shopify export calls the two options, and which comes first: shops differ in both. */
  options: { size: string; colour: string; first: 'size' | 'colour' };
  /** Which names its Shopify export gives the columns: Shopify renamed them in 2024. */
  columns: 'old' | 'new';
  /** Share of its variants that are sold out. */
  soldOut: number;
  cloths: string;
  /** cut | who | title | price | cloths | occasion | line, as `styles.ts` reads it. */
  styles: string;
}

const OPTIONS = { size: 'Size', colour: 'Colour', first: 'size' } as const;

export const MERCHANTS: readonly DemoMerchant[] = [
  {
    slug: 'linden-loom',
    name: 'Linden & Loom',
    currency: 'EUR',
    language: 'en',
    country: 'IE',
    format: 'shopify_csv',
    sizes: 'EU',
    motto: 'Linen and cotton for warm days',
    guests: { Bags: 'Fenwright', Hats: 'Fenwright', Socks: 'Tobbelin' },
    options: OPTIONS,
    columns: 'old',
    soldOut: 0.1,
    cloths: CLOTHS_TABLE,
    styles: LINDEN_LOOM,
  },
  {
    slug: 'halvmane',
    name: 'Halvmåne',
    currency: 'EUR',
    language: 'en',
    country: 'FI',
    format: 'google_tsv',
    sizes: 'EU',
    motto: 'Wool for the dark half of the year',
    guests: { Boots: 'Skogvik', Gloves: 'Skogvik', Socks: 'Tobbelin' },
    options: { ...OPTIONS, first: 'colour' },
    columns: 'old',
    soldOut: 0.2,
    cloths: CLOTHS_TABLE,
    styles: HALVMANE,
  },
  {
    slug: 'casa-mirto',
    name: 'Casa Mirto',
    currency: 'EUR',
    language: 'en',
    country: 'IT',
    format: 'shopify_json',
    sizes: 'EU',
    motto: 'Dresses for terraces, beaches and late dinners',
    guests: { Bags: 'Vellamare', Hats: 'Sombra Nueve' },
    options: { size: 'SIZE', colour: 'Color', first: 'size' },
    columns: 'new',
    soldOut: 0.15,
    cloths: CLOTHS_TABLE,
    styles: CASA_MIRTO,
  },
  {
    slug: 'copperline',
    name: 'Copperline Works',
    currency: 'USD',
    language: 'en',
    country: 'US',
    format: 'openai_jsonl',
    sizes: 'US',
    motto: 'Denim, duck and leather that last',
    guests: { Boots: 'Rivet & Rye', Sneakers: 'Stonelark', Backpacks: 'Rivet & Rye' },
    options: { size: 'Size', colour: 'COLOR', first: 'colour' },
    columns: 'old',
    soldOut: 0.25,
    cloths: CLOTHS_TABLE,
    styles: COPPERLINE,
  },
  {
    slug: 'kieselgarn',
    name: 'Kieselgarn',
    currency: 'EUR',
    language: 'de',
    country: 'DE',
    format: 'google_rss',
    sizes: 'EU',
    motto: 'Alltagskleidung für Große und Kleine',
    guests: { Stiefel: 'Skogvik', Sneaker: 'Stonelark' },
    options: { size: 'Größe', colour: 'Farbe', first: 'colour' },
    columns: 'new',
    soldOut: 0.12,
    cloths: GERMAN_CLOTHS_TABLE,
    styles: KIESELGARN,
  },
  {
    slug: 'marlpit-lane',
    name: 'Marlpit Lane',
    currency: 'GBP',
    language: 'en',
    country: 'GB',
    format: 'acp',
    sizes: 'UK',
    motto: 'Tailoring, tweed and good shoes',
    guests: { Hats: 'Fenwright', Gloves: 'Fenwright' },
    options: OPTIONS,
    columns: 'new',
    soldOut: 0.14,
    cloths: CLOTHS_TABLE,
    styles: MARLPIT_LANE,
  },
  {
    slug: 'tidefern',
    name: 'Tidefern',
    currency: 'USD',
    language: 'en',
    country: 'US',
    format: 'openai_csv',
    sizes: 'US',
    motto: 'For running, swimming and walking uphill',
    guests: { Boots: 'Stonelark', Sneakers: 'Stonelark' },
    options: { ...OPTIONS, colour: 'Color', first: 'colour' },
    columns: 'new',
    soldOut: 0.18,
    cloths: CLOTHS_TABLE,
    styles: TIDEFERN,
  },
  {
    slug: 'vellamare',
    name: 'Vellamare',
    currency: 'EUR',
    language: 'en',
    country: 'ES',
    format: 'shopify_csv',
    sizes: 'EU',
    motto: 'Shoes, bags and what glitters',
    guests: { Sunglasses: 'Sombra Nueve' },
    options: { size: 'SIZE', colour: 'Color', first: 'colour' },
    columns: 'new',
    soldOut: 0.16,
    cloths: CLOTHS_TABLE,
    styles: VELLAMARE,
  },
];
