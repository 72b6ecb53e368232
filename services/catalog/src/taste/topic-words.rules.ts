import type { Language } from '#libs/contracts';
import type { ColourFamily, Occasion, Pattern } from '../attributes/attributes.rules.ts';
import { GERMAN_MATERIALS } from '../attributes/features/materials.rules.ts';
import { GERMAN_KINDS } from '../attributes/kinds/kinds.rules.ts';
import { pluralOf } from '../attributes/plural.rules.ts';

/** A topic in words for people: `navy`, `dress trousers`, `low prices`; `Marineblau`, `Anzughose`. */
export function wordsOf(handle: string, language: Language = 'en'): string {
  const colon = handle.indexOf(':');
  const [of, value] = [handle.slice(0, colon), handle.slice(colon + 1)];
  if (of === 'brand') return value.replaceAll(/(?<![\p{L}\p{N}'])\p{L}/gu, capital);
  return WORDS[language](of, value) ?? value.replaceAll('_', ' ');
}

const capital = (letter: string): string => letter.toUpperCase();

const WORDS: Readonly<Record<Language, (of: string, value: string) => string | undefined>> = {
  en: (of, value) => {
    if (of === 'price') return `${value} prices`;
    if (of === 'occasion') return ENGLISH_OCCASIONS[value as Occasion];
    return of === 'kind' ? pluralOf(value.replaceAll('_', ' ')) : undefined;
  },
  de: (of, value) => {
    const words: Readonly<Record<string, string | undefined>> = {
      price: GERMAN_PRICES[value],
      occasion: GERMAN_OCCASIONS[value as Occasion],
      colour: GERMAN_COLOURS[value as ColourFamily],
      pattern: GERMAN_PATTERNS[value as Pattern],
      kind: GERMAN_KINDS.get(value)?.replace(/^\p{L}/u, capital),
      material: GERMAN_MATERIALS.get(value)?.replace(/^\p{L}/u, capital),
    };
    return words[of];
  },
};

const ENGLISH_OCCASIONS: Readonly<Record<Occasion, string>> = {
  everyday: 'everyday clothes',
  office: 'clothes for the office',
  evening: 'clothes for the evening',
  wedding: 'clothes for weddings',
  sport: 'sportswear',
  beach: 'beachwear',
  lounge: 'clothes for at home',
  outdoor: 'outdoor clothes',
  ethnic: 'traditional clothes',
};

const GERMAN_OCCASIONS: Readonly<Record<Occasion, string>> = {
  everyday: 'Kleidung für jeden Tag',
  office: 'Kleidung fürs Büro',
  evening: 'Kleidung für den Abend',
  wedding: 'Kleidung für Hochzeiten',
  sport: 'Sportkleidung',
  beach: 'Strandkleidung',
  lounge: 'Kleidung für zu Hause',
  outdoor: 'Kleidung für draußen',
  ethnic: 'traditionelle Kleidung',
};

const GERMAN_PRICES: Readonly<Record<string, string>> = { low: 'niedrige Preise', high: 'hohe Preise' };

const GERMAN_COLOURS: Readonly<Record<ColourFamily, string>> = {
  black: 'Schwarz',
  white: 'Weiß',
  grey: 'Grau',
  beige: 'Beige',
  brown: 'Braun',
  red: 'Rot',
  orange: 'Orange',
  yellow: 'Gelb',
  green: 'Grün',
  turquoise: 'Türkis',
  blue: 'Blau',
  navy: 'Marineblau',
  purple: 'Lila',
  pink: 'Rosa',
  gold: 'Gold',
  silver: 'Silber',
  multicolour: 'Bunt',
};

const GERMAN_PATTERNS: Readonly<Record<Pattern, string>> = {
  plain: 'einfarbig',
  striped: 'gestreift',
  checked: 'kariert',
  floral: 'geblümt',
  dotted: 'gepunktet',
  animal: 'Tiermuster',
  graphic: 'mit Aufdruck',
  printed: 'bedruckt',
  camouflage: 'Tarnmuster',
  paisley: 'Paisley',
  colour_block: 'in Farbblöcken',
};
