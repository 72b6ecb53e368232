import { draw, numberOf, slugOf } from './chance.ts';
import { careOf, KINDS, seasonOfCut, type Department, type Kind } from './kinds.ts';
import { MERCHANTS, type DemoMerchant } from './merchants.ts';
import { darker } from './pictures/colour.ts';
import type { Look } from './pictures/sketch.ts';
import { sizesOf } from './sizes.ts';
import { stylesOf, type Style } from './styles.ts';
import { DYES } from './tables/colours.ts';

/** A product of the demo catalog, before it is written in any format. */
export interface DemoProduct {
  handle: string;
  /** The shop's own number of it, such as `LIN-482113`. */
  code: string;
  title: string;
  department: Department;
  kind: Kind;
  brand: string;
  /** With percentages, as on the label. */
  material: string;
  pattern: string | null;
  seasons: readonly string[];
  occasion: string;
  /** Sentences: what it is, what it feels like, how to look after it. */
  lines: readonly string[];
  /** Minor units of the shop's currency. */
  price: number;
  /** The full price where it is reduced. */
  compareAt: number | null;
  colours: readonly DemoColour[];
  variants: readonly DemoVariant[];
}

export interface DemoColour {
  /** In the shop's language. */
  name: string;
  slug: string;
  look: Look;
}

export interface DemoVariant {
  sku: string;
  colour: DemoColour;
  size: string | null;
  /** Pieces in stock. */
  quantity: number;
}

const GERMAN_SEASONS = { summer: 'Sommer', winter: 'Winter' } as const;
const ACCENTS = ['#f3efe6', '#26324f', '#c1554b', '#e0b04c', '#2f5d50', '#8a5a35'];
const STONES = ['#2f6b57', '#7a1e3a', '#2b4a8f', '#e7dcc8', '#8a5fa8'];

/** What a pattern is called in a feed, in English and in German. */
const PATTERN_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  breton: ['striped', 'gestreift'],
  stripe: ['striped', 'gestreift'],
  pinstripe: ['pinstriped', 'Nadelstreifen'],
  gingham: ['checked', 'kariert'],
  check: ['checked', 'kariert'],
  windowpane: ['checked', 'kariert'],
  houndstooth: ['houndstooth', 'Hahnentritt'],
  herringbone: ['herringbone', 'Fischgrat'],
  dots: ['dotted', 'gepunktet'],
  pindot: ['dotted', 'gepunktet'],
  floral: ['floral', 'geblümt'],
  ditsy: ['floral', 'geblümt'],
  palm: ['palm print', 'Palmen'],
  animal: ['leopard print', 'Leopard'],
  stars: ['stars', 'Sterne'],
  fairisle: ['Fair Isle', 'Norweger'],
};

const CATALOG = new Map<string, readonly DemoProduct[]>();

/** A shop's products: the same on every machine and every run. */
export function productsOf(merchant: DemoMerchant): readonly DemoProduct[] {
  const known = CATALOG.get(merchant.slug);
  if (known !== undefined) return known;
  const products = stylesOf(merchant).map((style) => productOf(merchant, style));
  CATALOG.set(merchant.slug, products);
  return products;
}

export const merchantOf = (slug: string): DemoMerchant | undefined => MERCHANTS.find((shop) => shop.slug === slug);

function productOf(merchant: DemoMerchant, style: Style): DemoProduct {
  const { cut, department, title, cloth, occasion, line } = style;
  const isGerman = merchant.language === 'de';
  const kind = KINDS.get(cut.split(' ')[0] ?? '');
  if (kind === undefined) throw new Error(`Cannot make "${title}": ${cut} is of no kind`);
  const handle = slugOf(title);
  const type = isGerman ? kind.german : kind.type;
  const code = `${merchant.slug.slice(0, 3)}-${numberOf(merchant.slug, handle)}`.toUpperCase();
  const season = seasonOfCut(cut);
  const colours = coloursOf(merchant, style, handle);
  const full = Math.round(style.price * 100);
  const price = salePrice(merchant, full, handle);
  return {
    handle,
    code,
    title,
    department,
    kind,
    brand: merchant.guests[type] ?? merchant.name,
    material: cloth.material,
    pattern: PATTERN_WORDS[cloth.pattern]?.[isGerman ? 1 : 0] ?? null,
    seasons: season === null ? cloth.seasons : [isGerman ? GERMAN_SEASONS[season] : season],
    occasion,
    lines: [line, cloth.line, cloth.material, careOf(cut, cloth.material, isGerman)],
    price,
    compareAt: price < full ? full : null,
    colours,
    variants: variantsOf(merchant, kind, department, handle, code, colours),
  };
}

/** From one to three of the cloth's colours, in its palette's order from a place by chance. */
function coloursOf(merchant: DemoMerchant, { cloth, cut }: Style, handle: string): DemoColour[] {
  const chance = draw(merchant.slug, handle, 'colours');
  const count = Math.min(cloth.colours.length, chance < 0.4 ? 1 : chance < 0.85 ? 2 : 3);
  const first = Math.floor(draw(merchant.slug, handle, 'first colour') * cloth.colours.length);
  const isJewel = ['necklace', 'earrings', 'bracelet', 'ring'].includes(cut.split(' ')[0] ?? '');
  const accents = isJewel ? STONES : ACCENTS;
  const accent = accents[Math.floor(draw(handle, 'accent') * accents.length)] ?? '#f3efe6';
  return Array.from({ length: count }, (_, index) => {
    const name = cloth.colours[(first + index) % cloth.colours.length] ?? '';
    const dyes = name.split('/').map((part) => DYES.get(part) ?? { german: part, hex: '#888888' });
    const shown = merchant.language === 'de' ? dyes.map(({ german }) => german).join('/') : name;
    const colour = dyes[0]?.hex ?? '#888888';
    const second = dyes[1]?.hex ?? (cloth.pattern === 'herringbone' ? darker(colour, 0.4) : accent);
    const { pattern, texture } = cloth;
    const look = { cut, colour, accent: second, pattern, texture, chance: draw(merchant.slug, handle, 'cut') };
    return { name: shown, slug: slugOf(name), look };
  });
}

function variantsOf(
  merchant: DemoMerchant,
  kind: Kind,
  department: Department,
  handle: string,
  code: string,
  colours: readonly DemoColour[],
): DemoVariant[] {
  const sizes = sizesOf(kind.sizes, merchant.sizes, department);
  return colours.flatMap((colour) =>
    sizes.map((size) => {
      const isSoldOut = draw(merchant.slug, handle, colour.slug, size, 'stock') < merchant.soldOut;
      const quantity = isSoldOut ? 0 : 1 + Math.floor(draw(handle, colour.slug, size, 'quantity') * 12);
      const sku = [code, colour.slug, slugOf(size ?? '')]
        .filter((part) => part !== '')
        .join('-')
        .toUpperCase();
      return { sku, colour, size, quantity };
    }),
  );
}

/** One product in five is reduced by 20 to 40 per cent, to a price such as 63.00 or, where all prices end so, 23.95. */
function salePrice(merchant: DemoMerchant, full: number, handle: string): number {
  if (draw(merchant.slug, handle, 'sale') >= 0.2) return full;
  const cents = full % 100;
  return Math.floor((full * (0.6 + 0.2 * draw(handle, 'reduction'))) / 100) * 100 + cents;
}
