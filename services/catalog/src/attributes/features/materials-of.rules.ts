import type { Found } from '../lexicon.rules.ts';
import type { Language } from '../words.rules.ts';
import { type Material, MATERIAL_WORDS } from './materials.rules.ts';

/** At most so many materials of one product. */
const MOST_MATERIALS = 4;

/** `no leather`, `ohne Wolle`. */
const NOT_BEFORE = new Set(
  'no not non without ohne kein keine sans sin senza zero faux fake imitation anti'.split(' '),
);
/** `leather-free`, `leather look`: like it, or without it. */
const NOT_AFTER = new Set(
  'free look like effect optik imitat frei style inspired finish touch feel alternative imitation print printed'.split(
    ' ',
  ),
);

/** Materials that a title or a field names, the one with the largest share first, else in the order of the text. */
export function materialsIn(tokens: readonly string[], language: Language, place: 'title' | 'field'): Material[] {
  const shares = new Map<Material, number>();
  const found = MATERIAL_WORDS.findAll(tokens, language);
  const sign = tokens.indexOf('%');
  const isBefore = sign < (found[0]?.start ?? 0);
  for (const one of found) {
    const { start, end, value, isWeak } = one;
    if (isWeak && place === 'title') continue;
    if (NOT_BEFORE.has(tokens[start - 1] ?? '') || NOT_AFTER.has(tokens[end] ?? '')) continue;
    shares.set(value, Math.max(shares.get(value) ?? 0, sign < 0 ? 0 : shareBeside(tokens, one, isBefore)));
  }
  const sorted = [...shares].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST_MATERIALS).map(([material]) => material);
}

/** The per cent beside a material: before it (`80% wool`) or after it (`wool 80%`), as the first of the text stands; else 0. */
function shareBeside(tokens: readonly string[], { start, end }: Found<Material>, isBefore: boolean): number {
  if (!isBefore) return tokens[end + 1] === '%' ? percent(tokens[end]) : 0;
  for (let at = start - 1; at >= Math.max(0, start - 3) && tokens[at] !== ','; at--)
    if (tokens[at] === '%') return percent(tokens[at - 1]);
  return 0;
}

const percent = (token: string | undefined): number =>
  token && /^\d{1,3}$/.test(token) ? Math.min(100, Number(token)) : 0;

/** Where a description says what the thing is made of; other words in it may speak of anything. */
const SAID =
  /\d{1,3} ?%|\b(?:made (?:of|from|with|in)|crafted (?:from|in)|material ?:|fabric ?:|composition ?:|shell ?:|obermaterial ?:|zusammensetzung ?:|composici[oó]n ?:|composizione ?:|mati[eè]re ?:)/i;
const SAID_LENGTH = 120;
const BREAKS = /[.\n]|\b(?:lining|lined|trim|sole|insole|futter|sohle|doublure|forro|fodera|model|wearing)\b/i;

/** The stretch of a description that states the composition of the main fabric, or null. */
export function compositionIn(description: string): string | null {
  const at = description.search(SAID);
  if (at < 0) return null;
  const stretch = description.slice(at, at + SAID_LENGTH);
  const end = stretch.slice(1).search(BREAKS);
  return end < 0 ? stretch : stretch.slice(0, end + 1);
}
