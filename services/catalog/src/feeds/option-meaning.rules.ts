/** What a choice is about; null when its name says something else (a material, a scent) or nothing. */
export type OptionMeaning = 'size' | 'colour' | null;

/** An option of one product with every value it takes there. */
export interface OptionValues {
  name: string;
  values: readonly string[];
}

/** Names of the two choices in the languages of European shops, without accents. */
const SIZE_NAMES = new Set(
  (
    'size sizes sizing grosse groesse grossen taille tailles pointure talla tallas numero misura tamano tamanho taglia taglie maat maten storlek storrelse koko ' +
    'rozmiar velikost velkost velicina meret marime beden dydis izmers suurus размер розмір μεγεθος 尺码 尺寸 サイズ 사이즈 مقاس المقاس القياس מידה ' +
    'waist inseam length bundweite lange beinlange schrittlange hosenlange cintura dlugosc'
  )
    .split(' ')
    .map(plainName),
);
const COLOUR_NAMES = new Set(
  (
    'color colors coloris colour colours colorway colourway farbe farben couleur couleurs colore colori kleur kleuren farg farger farve vari kolor barva farba boja ' +
    'szin culoare culori renk spalva krasa varv cor cores цвет колір χρωμα 颜色 顏色 カラー 色 색상 컬러 لون اللون צבע'
  )
    .split(' ')
    .map(plainName),
);
/** How German joins them to what they are of: `Schuhgröße`, `Hauptfarbe`. */
const SIZE_ENDING = /(?:grosse|groesse|weite)$/;
const COLOUR_ENDING = /farbe$/;
/** Names that mean nothing by themselves: here the values may speak, if they all say the same. */
const EMPTY_NAMES = new Set([
  '',
  'title',
  'option',
  'variant',
  'variants',
  'style',
  'select',
  'choose',
  'choice',
  'auswahl',
  'variante',
  'opzione',
  'optie',
  'choix',
  'opcion',
]);

const COLOURS = new Set(
  (
    'black white grey gray navy blue red green yellow orange pink purple violet brown beige cream ivory ecru tan camel khaki olive ' +
    'burgundy bordeaux maroon teal turquoise aqua mint lilac lavender mustard gold silver bronze copper rust coral peach charcoal ' +
    'anthracite indigo taupe nude sand stone off-white multi multicolor multicolour schwarz weiss grau blau rot grun gelb rosa braun ' +
    'lila beige dunkelblau hellblau silber orange noir noire blanc blanche gris grise bleu bleue rouge vert verte jaune rose marron violette ' +
    'nero nera bianco bianca grigio blu rosso rossa verde giallo viola arancione marrone negro negra blanco blanca azul rojo roja amarillo ' +
    'morado naranja zwart wit grijs blauw rood groen geel paars roze bruin oranje'
  ).split(' '),
);
const SHADES = new Set(
  'light dark pale deep bright heather off vintage washed royal sky forest soft melange marl hell dunkel clair fonce'.split(
    ' ',
  ),
);

const LETTER = '(?:\\d{0,2}x{0,5}-? ?(?:s|m|l|small|medium|large)|petite|one size|one-size|onesize|os|o/s|tu)';
const LETTER_SIZE = new RegExp(`^${LETTER}(?: ?[/-] ?${LETTER})?$`);
const SYSTEM_SIZE =
  /^(?:eu|eur|european|uk|us|usa|it|italian|fr|french|de|german|w) ?-?\d{1,3}(?:[.,]5| 1\/2)?(?: ?[/x] ?l? ?\d{1,2})?$/;
const NUMBER_SIZE = /^(?:\d{1,2}|1\d\d)(?:[.,]5|½| 1\/2)?(?: ?[/-] ?\d{1,3})?$/;

/** The meaning of each option of a product, by name and values, never by position. */
export function optionMeanings(options: readonly OptionValues[]): OptionMeaning[] {
  const named = options.map((option) => meaningOfName(option.name));
  const shown = options.map((option) => meaningOfValues(option.values));
  const isSwapped =
    named.includes('size') &&
    named.includes('colour') &&
    named.every((name, index) => name === null || shown[index] === opposite(name));
  return options.map((option, index) => {
    const name = named[index] ?? null;
    if (name !== null) return isSwapped || isMisnamed(name, option.values, named) ? opposite(name) : name;
    const value = EMPTY_NAMES.has(plainName(option.name).replace(/[\s#.\d]+$/, '')) ? (shown[index] ?? null) : null;
    return named.includes(value) ? null : value;
  });
}

/** `Shoe size (EU)` means a size, `Farbe` a colour, `Size / Colour` nothing that could be told apart. */
export function meaningOfName(name: string): OptionMeaning {
  const words = plainName(name).split(/[^\p{L}]+/u);
  const isSize = words.some((word) => SIZE_NAMES.has(word) || SIZE_ENDING.test(word));
  const isColour = words.some((word) => COLOUR_NAMES.has(word) || COLOUR_ENDING.test(word));
  return isSize === isColour ? null : isSize ? 'size' : 'colour';
}

/** The part of `S / Red` that means this under the name `Size / Colour`; null where name or value are no such pair. */
export function partOf(name: string, value: string, meaning: OptionMeaning): string | null {
  const names = name.split(PAIR);
  if (names.length !== 2 || meaning === null) return null;
  const meanings = names.map(meaningOfName);
  const [own, other] = [meanings.indexOf(meaning), meanings.indexOf(opposite(meaning))];
  const values = value.split(PAIR);
  return own === -1 || other === -1 || values.length !== 2 ? null : (values[own]?.trim() ?? null);
}

/** What joins two choices in one. */
const PAIR = / ?[/|,&+] ?| - | (?:and|und|et|y|e|en|i) /;

/** One option under the wrong name: every value says the other thing, and no option has that name. A number may be a colour's. */
function isMisnamed(name: OptionMeaning, values: readonly string[], named: readonly OptionMeaning[]): boolean {
  if (values.length === 0 || named.includes(opposite(name))) return false;
  return values.every((value) => (name === 'size' ? isColourValue(value) : LETTER_SIZE.test(plainName(value))));
}

function meaningOfValues(values: readonly string[]): OptionMeaning {
  if (values.length === 0) return null;
  if (values.every(isSizeValue)) return 'size';
  return values.every(isColourValue) ? 'colour' : null;
}

function isSizeValue(value: string): boolean {
  const plain = plainName(value);
  return LETTER_SIZE.test(plain) || SYSTEM_SIZE.test(plain) || NUMBER_SIZE.test(plain);
}

function isColourValue(value: string): boolean {
  const words = plainName(value).split(/[\s/&,+-]+/);
  return words.some((word) => COLOURS.has(word)) && words.every((word) => COLOURS.has(word) || SHADES.has(word));
}

const opposite = (meaning: OptionMeaning): OptionMeaning => (meaning === 'size' ? 'colour' : 'size');

/** Lower case without accents: `Größe` becomes `grosse`. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .trim();
}
