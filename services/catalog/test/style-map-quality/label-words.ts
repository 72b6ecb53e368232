import { modifierOf, nounOf, oftenOf, type Token } from '../../src/style-map/clusters/vocabulary.rules.ts';

/** What a label says of the items of a region. */
export interface Said {
  /** Values of which an item has to have one to be what the label calls them; empty where it says nothing. */
  readonly nouns: readonly Token[];
  /** Of each word before the noun the values it may stand for. */
  readonly modifiers: readonly (readonly Token[])[];
  /** The same for the words after "often". */
  readonly often: readonly (readonly Token[])[];
}

const MIXED = 'mixed items';
const ASIDES = /, (?=often |(?:lower|higher) prices$|(?:left|right|upper|lower) (?:side|left|right)$)/;

/** Reads a label back by the words there are. Throws where it says something that none of the values is called. */
export function saidBy(label: string, tokens: readonly Token[]): Said {
  const [main = '', ...asides] = label.replace(/ \d+$/, '').split(ASIDES);
  const often = asides.flatMap((aside) => {
    const [, words] = /^often (.+)$/.exec(aside) ?? [];
    return words === undefined ? [] : [tokens.filter((token) => oftenOf(token) === words)];
  });
  if (often.some((meant) => meant.length === 0)) throw new Error(`Nothing is called as "${label}" says`);
  if (main === MIXED) return { nouns: [], modifiers: [], often };
  const read = phrasesOf(main, tokens);
  const isNoun = (token: Token): boolean => token.name === 'kind' || token.name === 'slot';
  return {
    nouns: read.filter((meant) => meant.some(isNoun)).flat(),
    modifiers: read.filter((meant) => !meant.some(isNoun)),
    often,
  };
}

/** Of each phrase of a text, from its beginning and always the longest, what it may stand for. */
function phrasesOf(text: string, tokens: readonly Token[]): Token[][] {
  const phrases = Map.groupBy(
    tokens.flatMap((token) => wordsOf(token).map((words) => ({ words, token }))),
    ({ words }) => words,
  );
  const longest = [...phrases].sort(([a], [b]) => b.length - a.length);
  const found: Token[][] = [];
  for (let left = text; left !== '';) {
    const [words, meant] =
      longest.find(([phrase]) => left.startsWith(phrase) && /^(?:$|[ ,])/.test(left.slice(phrase.length))) ?? [];
    if (words === undefined || meant === undefined)
      throw new Error(`"${text}" says "${left}", which nothing is called`);
    // Winter jackets are jackets.
    const narrower = tokens.filter((token) => wordsOf(token).some((one) => one.endsWith(` ${words}`)));
    found.push([...meant.map(({ token }) => token), ...narrower]);
    left = left.slice(words.length).replace(/^(?:, | and | )/, '');
  }
  return found;
}

function wordsOf(token: Token): string[] {
  if (token.name === 'kind' || token.name === 'slot') return nounOf(token).split(' and ');
  return [modifierOf(token)].filter((words) => words !== undefined);
}
