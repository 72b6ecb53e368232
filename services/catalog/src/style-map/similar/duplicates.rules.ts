import { COLOUR_WORDS } from '../../attributes/colours/colours.rules.ts';

interface Named {
  readonly title: string;
  readonly brand: string | null;
  readonly colour_families: readonly string[];
}

const folded = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of a name apart from colours; all of them where nothing else is in it. */
export function titleWords(title: string): ReadonlySet<string> {
  const words = folded(title);
  const others = words.filter((word) => COLOUR_WORDS.get(word) === null);
  return new Set(others.length > 0 ? others : words);
}

const brandKey = ({ brand }: Named): string => (brand ?? '').trim().toLowerCase();

/** What two near-duplicates have in common: the words of their names, in any order and spelling, and the brand. */
export const nameKey = (item: Named): string =>
  `${[...new Set(folded(item.title))].sort().join(' ')}|${brandKey(item)}`;

/** What is one article in one colour, whatever colours are called in its name. */
export const colourKey = (item: Named): string =>
  `${[...titleWords(item.title)].sort().join(' ')}|${brandKey(item)}|${item.colour_families[0] ?? ''}`;

/** The first of each key, in the order given. */
export function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string, except: readonly string[] = []): T[] {
  const seen = new Set(except);
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
