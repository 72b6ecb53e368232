import { DEPARTMENTS, KINDS, type Department } from './kinds.ts';
import type { DemoMerchant } from './merchants.ts';
import { isPattern, type PatternName } from './pictures/patterns.ts';
import { isTexture, type TextureName } from './pictures/textures.ts';
import { PALETTES } from './tables/colours.ts';

/** What something can be made of. */
export interface Cloth {
  id: string;
  /** How it is called in a title, such as `Striped Linen`. */
  word: string;
  /** With percentages, as on the label. */
  material: string;
  seasons: string[];
  colours: readonly string[];
  pattern: PatternName;
  texture: TextureName;
  line: string;
}

/** One cut in one cloth for one department: what becomes a product. */
export interface Style {
  cut: string;
  department: Department;
  title: string;
  cloth: Cloth;
  /** Full price in the shop's currency. */
  price: number;
  occasion: string;
  line: string;
}

/** Reads a shop's table: each row is a cut that is made in one cloth or in several, for one department or for two. */
export function stylesOf(merchant: DemoMerchant): Style[] {
  const cloths = new Map(rowsOf(merchant.cloths).map((cells) => [cells[0] ?? '', clothOf(cells)]));
  return rowsOf(merchant.styles).flatMap((cells) => {
    const [cut = '', who = '', title = '', price = '', made = '', occasion = '', line = ''] = cells;
    const departments = who === 'both' ? (['women', 'men'] as const) : DEPARTMENTS.filter((known) => known === who);
    if (!KINDS.has(cut.split(' ')[0] ?? '') || departments.length === 0 || !(Number(price) > 0) || line === '')
      throw new Error(
        `Cannot read the row "${cells.join('|')}": its columns are cut, who, title, price, cloths, occasion, line`,
      );
    return made.split(', ').flatMap((reference, index) => {
      const [, id = '', more = '0'] = /^(.*?)([+-]\d+)?$/.exec(reference) ?? [];
      const cloth = cloths.get(id);
      if (cloth === undefined) throw new Error(`Cannot read the row "${cells.join('|')}": there is no cloth ${id}`);
      // Real shops do not mirror everything: only the first cloth comes for both.
      const given = index === 0 ? departments : departments.slice((index - 1) % departments.length).slice(0, 1);
      return given.map((department) => ({
        cut,
        department,
        title: titleOf(title, cloth.word, who === 'both' ? department : null, merchant.language),
        cloth,
        price: Number(price) + Number(more),
        occasion,
        line,
      }));
    });
  });
}

/** No shop writes `Denim Jeans` or `Swim Swimsuit`: what the noun says already is left out. */
function titleOf(pattern: string, word: string, department: Department | null, language: 'en' | 'de'): string {
  const shown = /Jeans|Swimsuit|Bikini|One-Piece|Board/.test(pattern) ? word.replace(/ ?(Denim|Swim)$/, '') : word;
  const title = pattern.replace('{}', shown).replace(/ {2,}/g, ' ').trim();
  if (department === null) return title;
  if (language === 'de') return `${title} für ${department === 'women' ? 'Damen' : 'Herren'}`;
  return `${department === 'women' ? 'Women’s' : 'Men’s'} ${title}`;
}

function clothOf(cells: readonly string[]): Cloth {
  const [id = '', word = '', material = '', seasons = '', palette = '', pattern = '', texture = '', line = ''] = cells;
  const colours = PALETTES.get(palette);
  if (colours === undefined || !isPattern(pattern) || !isTexture(texture) || line === '')
    throw new Error(`Cannot read the cloth "${cells.join('|')}": its palette, pattern or texture is unknown`);
  return { id, word, material, seasons: seasons.split(', '), colours, pattern, texture, line };
}

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|'));
