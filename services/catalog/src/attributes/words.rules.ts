/** Letters, digits and the signs that part a text; everything else is space. A hyphen parts words but not phrases: `t-shirt`, `off-white`. */
const TOKENS = /[\p{L}\p{N}]+|%|[,;:|()/&+!]| [-–—] /gu;
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ['+', 'and'],
  [' - ', '-'],
  [' – ', '-'],
  [' — ', '-'],
]);
const POSSESSIVE = /['’`´]s(?![\p{L}\p{N}])/gu;
const MARKS = /\p{M}/gu;
const FOREIGN = /[^ -~]/;

/** Longest text that is looked at, and how many words of it: titles are far shorter, and a feed may send anything. */
const TEXT_LIMIT = 600;

/** Lower case without accents: `Gürtel` becomes `gurtel`, `weiß` `weiss`. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  if (!FOREIGN.test(lower)) return lower;
  return lower
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .normalize('NFKD')
    .replace(MARKS, '');
}

/** Words and parting signs of a text as the lexicons know them; `Women’s T-Shirt` gives `women`, `t`, `shirt`. */
export function tokensOf(text: string): string[] {
  const plain = folded(text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text).replace(POSSESSIVE, '');
  const tokens: string[] = plain.match(TOKENS) ?? [];
  return tokens.map((token) => SIGNS.get(token) ?? token);
}

/** Languages in which some words mean something else: `rock`, `robe`, `slip`. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it';

const MARKERS: ReadonlyMap<string, Language> = new Map(
  (
    [
      [
        'de',
        'damen herren kinder madchen jungen mit fur und aus ohne der die das schwarz weiss blau rot grun grau braun gelb kleid hose jacke hemd schuhe tasche bluse langarm kurzarm farbe grosse',
      ],
      [
        'fr',
        'femme femmes homme hommes enfant fille garcon pour avec sans et du des les noir noire bleu blanc blanche rouge vert manches courte longue fleuri fleurie imprime imprimee blanche blanches',
      ],
      [
        'es',
        'mujer hombre nina nino para con sin y de negro negra azul blanco blanca rojo roja verde manga corta larga blancas blancos negras negros estampado estampada',
      ],
      [
        'it',
        'donna uomo bambina bambino per con senza di nero nera bianco bianca rosso rossa maniche corte lunghe bianche nere fiori grigio',
      ],
    ] as const
  ).flatMap(([language, words]) => words.split(' ').map((word) => [word, language] as const)),
);

/** The language of a product's texts: as the feed says it, else as its words show it, else English. */
export function languageOf(stated: string | null, tokens: readonly string[]): Language {
  const said = stated?.slice(0, 2).toLowerCase();
  if (said === 'de' || said === 'fr' || said === 'es' || said === 'it' || said === 'en') return said;
  for (const token of tokens) {
    const language = MARKERS.get(token);
    if (language !== undefined) return language;
  }
  return 'en';
}
