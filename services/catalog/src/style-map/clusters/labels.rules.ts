import { MOST, type Noun, nounsOf, type TokenCounts } from './label-nouns.rules.ts';
import { modifierOf, oftenOf, type Token } from './vocabulary.rules.ts';

/** A cluster as its label is found. */
export interface Labelled extends TokenCounts {
  /** Items of the cluster it lies in; of the whole map at zoom 0. */
  readonly around: TokenCounts;
  /** All items of the map. */
  readonly whole: TokenCounts;
  /** How its usual price compares to the one around it; null where prices do not compare. */
  readonly price: 'lower' | 'higher' | null;
  /** Where it lies in what is around it. */
  readonly side: string;
}

const MOST_LETTERS = 80;
/** Part of the items that have to be all that stands before a comma, at least. */
const ALL = 0.5;
/** Part of the items of which a word after "often" has to be true. */
const OFTEN = 0.3;
/** How much more frequent than around it, or on the whole map, what is said of a cluster has to be. */
const LIFT = 1.25;

/**
 * Labels for the clusters of one zoom, in their order; `siblings` groups them by the cluster they lie in. A label is what most of the
 * items are, preceded by what they are more often than those around them (part times log odds, as class-based TF-IDF does it): "navy
 * knitwear". What is true of fewer is said as such: "knitwear, often navy". No two siblings have the same, nor have any two of the zoom
 * while there are words to tell them apart.
 */
export function labelsOf(
  clusters: readonly Labelled[],
  siblings: readonly number[],
  tokens: readonly Token[],
): string[] {
  const labels: string[] = [];
  const taken = new Set<string>();
  const takenBy = new Map<number, Set<string>>();
  const bySize = [...clusters.entries()].sort(([, a], [, b]) => b.items - a.items);
  for (const [number, cluster] of bySize) {
    const parent = siblings[number] ?? -1;
    const mine = takenBy.get(parent) ?? new Set<string>();
    const wordings = wordingsOf(cluster, tokens);
    const label =
      wordings.find((wording) => !taken.has(wording)) ??
      wordings.find((wording) => !mine.has(wording)) ??
      numbered(wordings[0] ?? '', mine);
    taken.add(label);
    takenBy.set(parent, mine.add(label));
    labels[number] = label;
  }
  return labels;
}

function numbered(label: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${label} ${number}`)) number++;
  return `${label} ${number}`;
}

/** What a cluster could be called, best first. */
function wordingsOf(cluster: Labelled, tokens: readonly Token[]): string[] {
  const telling = tellingOf(cluster, tokens);
  const sure = firstOfEach(telling.filter(({ part }) => part >= MOST));
  const themes = new Set(sure.map(themeOf));
  const often = firstOfEach(telling.filter((one) => one.part < MOST && !themes.has(themeOf(one))));
  const [noun, ...others] = nounsOf(cluster, tokens) as [Noun, ...Noun[]];
  const plain = worded(noun, sure, 2);
  const hedged = often.map(({ token }) => `${plain}, often ${oftenOf(token)}`);
  const [first = plain] = hedged;
  // "Tops" says little: there is more to say of them than that.
  const isBare = noun.isGeneral && plain === noun.words;
  return [
    ...(isBare ? [first] : []),
    plain,
    worded(noun, sure, 3),
    ...hedged,
    ...others.map((other) => worded(other, sure, 2)),
    ...(cluster.price === null ? [] : [`${plain}, ${cluster.price} prices`]),
    `${plain}, ${cluster.side}`,
    `${first}, ${cluster.side}`,
  ].filter((wording) => wording.length <= MOST_LETTERS);
}

/** The usual order of English adjectives, as far as it matters here. */
const ORDER = ['department', 'season', 'occasion', 'colour_family', 'pattern', 'material'] as const;

/** The noun preceded by at most so many modifiers, while as many items as have to be are all of it. */
function worded(noun: Noun, modifiers: readonly Telling[], most: number): string {
  let room = noun.part - ALL;
  const taken: Token[] = [];
  for (const { token, part } of modifiers) {
    if (taken.length === most || 1 - part > room) continue;
    room -= 1 - part;
    taken.push(token);
  }
  const words = taken
    .sort((a, b) => placeOf(a) - placeOf(b))
    .flatMap((token) => modifierOf(token) ?? [])
    .filter((word) => !noun.words.split(' ').includes(word));
  // Gold is a colour and a metal.
  return [...new Set(words), noun.words].join(' ');
}

const placeOf = ({ name }: Token): number => ORDER.findIndex((one) => one === name);

/** A token that tells a cluster from what is around it. */
interface Telling {
  readonly token: Token;
  /** Part of the items that have it. */
  readonly part: number;
}

const partOf = (token: number, { counts, items }: TokenCounts): number => ((counts[token] ?? 0) + 0.5) / (items + 1);

/** The most telling first. */
function tellingOf({ counts, items, around, whole }: Labelled, tokens: readonly Token[]): Telling[] {
  return Object.keys(counts)
    .map(Number)
    .flatMap((number) => {
      const token = tokens[number];
      if (!token || modifierOf(token) === undefined) return [];
      const part = (counts[number] ?? 0) / items;
      // A region is looked at together with its siblings, and without the one around it: it says what it shares with them too.
      const [lift, ofAll] = [part / partOf(number, around), part / partOf(number, whole)];
      const score = part * (Math.log(lift) + Math.log(ofAll) / 2);
      return part >= OFTEN && Math.max(lift, ofAll) >= LIFT ? [{ token, part, number, score }] : [];
    })
    .sort((a, b) => b.score - a.score || a.number - b.number);
}

/** When and where to wear something say much the same: "summer beach sandals". */
const themeOf = ({ token: { name } }: Telling): string => (name === 'season' ? 'occasion' : name);

function firstOfEach(telling: readonly Telling[]): Telling[] {
  const seen = new Set<string>();
  return telling.filter((one) => !seen.has(themeOf(one)) && seen.add(themeOf(one)));
}
