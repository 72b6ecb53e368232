import type { Attribute, Attributes, Degree, Occasion, Season } from '../attributes.rules.ts';
import type { Material } from '../features/materials.rules.ts';
import type { Kind } from '../kinds/kinds.rules.ts';
import { Lexicon, listed } from '../lexicon.rules.ts';
import type { Texts } from '../texts.rules.ts';

/** Words that make a garment warmer or airier than its kind. */
const WARMTH_WORDS = new Lexicon([
  ...listed(
    'lined, padded, thermal, insulated, quilted, fleece lined, fur lined, thick, chunky, warm, heavyweight, gefüttert, gefütterte, wattiert, dick, warme, warmer, doublé, fourré, acolchado, imbottito, foderato',
  ).map((text) => ({ text, value: 1 })),
  ...listed(
    'sleeveless, short sleeve, short sleeved, short sleeves, lightweight, light weight, sheer, cropped, strapless, unlined, half sleeve, kurzarm, ärmellos, ärmellose, leicht, ungefüttert, sans manches, manches courtes, sin mangas, manga corta, senza maniche, maniche corte',
  ).map((text) => ({ text, value: -1 })),
]);

/** Formality and warmth of the kind, moved by what the title, the fabric, the season and the occasion say. */
export function deriveDegrees(
  kind: Attribute<Kind> | null,
  { title, language }: Texts,
  materials: readonly Material[],
  seasons: Attribute<readonly Season[]> | null,
  occasions: Attribute<readonly Occasion[]> | null,
): Pick<Attributes, 'formality' | 'warmth'> {
  if (kind === null) return { formality: null, warmth: null };
  const { name, formality, warmth } = kind.value;
  const words = WARMTH_WORDS.findAll(title.parts, language).reduce((sum, { value }) => sum + value, 0);
  const fabric = materials[0]?.warmth ?? 0;
  // Seasons and occasions that only repeat the kind are in its degrees already.
  const ownSeasons = seasons?.from.startsWith('kind ') ? [] : (seasons?.value ?? []);
  const ownOccasions = occasions?.from.startsWith('kind ') ? [] : (occasions?.value ?? []);
  return {
    formality: formality && degree(`kind ${name}`, formality, formalityOf(formality, ownOccasions, materials)),
    warmth: warmth && degree(`kind ${name}`, warmth, inSeason(warmth + words + fabric, ownSeasons)),
  };
}

function formalityOf(formality: number, occasions: readonly Occasion[], materials: readonly Material[]): number {
  if (occasions.includes('wedding')) return Math.max(formality, 5);
  if (occasions.includes('evening') || occasions.includes('office')) return Math.max(formality, 4);
  if (occasions.includes('sport') || occasions.includes('lounge') || occasions.includes('beach')) return 1;
  const isPlain = occasions.includes('everyday') || occasions.includes('outdoor') || materials[0]?.name === 'denim';
  return isPlain ? Math.min(formality, 2) : formality;
}

function inSeason(warmth: number, seasons: readonly Season[]): number {
  const [only] = seasons;
  if (seasons.length !== 1) return warmth;
  if (only === 'winter') return Math.max(warmth, 4);
  return only === 'summer' ? Math.min(warmth, 2) : warmth;
}

function degree(from: string, before: number, after: number): Attribute<Degree> {
  const value = Math.min(5, Math.max(1, after)) as Degree;
  return { value, source: 'derived', from: value === before ? from : `${from}, and what the texts say of it` };
}
