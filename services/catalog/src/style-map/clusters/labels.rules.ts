import { modifierOf, nounOf, type Token } from './vocabulary.rules.ts';

/** How often each token is among some items. */
export interface TokenCounts {
  readonly items: number;
  /** By token number. */
  readonly counts: Readonly<Record<number, number>>;
}

/** A cluster as its label is found. */
export interface Labelled extends TokenCounts {
  /** Items of the cluster it lies in; of the whole map at zoom 0. */
  readonly around: TokenCounts;
  /** How its usual price compares to the one around it; null where prices do not compare. */
  readonly price: 'lower' | 'higher' | null;
  /** Where it lies in what is around it. */
  readonly side: string;
}

const MOST_LETTERS = 80;
/** Parts of the items that must have a value for it to name them. */
const NAMING = { kind: 0.55, kindPair: 0.65, second: 0.15, slot: 0.6 };
const MODIFYING = { sure: 0.45, weak: 0.25 };
/** How much more frequent than around it. */
const LIFT = { sure: 1.25, weak: 1.05 };

/**
 * Labels for the clusters of one zoom, in their order; `siblings` groups them by the cluster they lie in. A label is what most of the
 * items are, preceded by what they are more often than those around them (part times log odds, as class-based TF-IDF does it): "navy
 * knitwear". No two siblings have the same, nor have any two of the zoom while there are words to tell them apart.
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
  const nouns = nounsOf(cluster, tokens);
  const noun = nouns[0] ?? 'other items';
  const sure = modifiersOf(cluster, tokens, MODIFYING.sure, LIFT.sure);
  const weak = modifiersOf(cluster, tokens, MODIFYING.weak, LIFT.weak).filter((one) => !sure.includes(one));
  const best = sure.slice(0, 2);
  const more = [...sure.slice(2), ...weak];
  const plain = worded(best, noun, tokens);
  return [
    plain,
    ...more.map((one) => worded([...best, one], noun, tokens)),
    ...more.slice(1).map((one) => worded([...best, more[0] ?? one, one], noun, tokens)),
    ...nouns.slice(1).map((other) => worded(best, other, tokens)),
    ...(cluster.price === null ? [] : [`${plain}, ${cluster.price} prices`]),
    `${plain}, ${cluster.side}`,
  ].filter((wording) => wording.length <= MOST_LETTERS);
}

/** The usual order of English adjectives, as far as it matters here. */
const ORDER = ['department', 'season', 'occasion', 'colour_family', 'pattern', 'material'] as const;

function worded(modifiers: readonly number[], noun: string, tokens: readonly Token[]): string {
  const words = modifiers
    .flatMap((number) => tokens[number] ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b))
    .flatMap((token) => modifierOf(token) ?? [])
    .filter((word) => !noun.split(' ').includes(word));
  return [...words, noun].join(' ');
}

const placeOf = ({ name }: Token): number => ORDER.findIndex((one) => one === name);

/** What the items are, in one or two words of their kinds, else of where they are worn. */
function nounsOf({ counts, items }: TokenCounts, tokens: readonly Token[]): string[] {
  const [kinds, slots] = (['kind', 'slot'] as const).map((name) =>
    numbersOf(counts, tokens, name).map((number) => ({
      noun: nounOf(tokens[number] ?? { name, value: 'other' }),
      part: (counts[number] ?? 0) / items,
    })),
  );
  const [kind, second, third] = kinds ?? [];
  const [slot, otherSlot] = slots ?? [];
  const pair = kind && second && second.part >= NAMING.second ? `${kind.noun} and ${second.noun}` : undefined;
  const pairPart = (kind?.part ?? 0) + (second?.part ?? 0);
  const slotPair = slot && otherSlot ? `${slot.noun} and ${otherSlot.noun}` : slot?.noun;
  const first =
    kind && kind.part >= NAMING.kind
      ? kind.noun
      : pair !== undefined && pairPart >= NAMING.kindPair
        ? pair
        : slot && slot.part >= NAMING.slot
          ? slot.noun
          : slotPair;
  const lesser = [second, third].flatMap((other) => (kind && other ? `${kind.noun} and ${other.noun}` : []));
  return [...new Set([first, pair, ...lesser].filter((noun) => noun !== undefined))];
}

/** Token numbers of one name, the most frequent first. */
const numbersOf = (counts: TokenCounts['counts'], tokens: readonly Token[], name: Token['name']): number[] =>
  Object.keys(counts)
    .map(Number)
    .filter((number) => tokens[number]?.name === name)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);

/** Tokens that tell a cluster from what is around it, the most telling of each name, the best first. */
function modifiersOf(cluster: Labelled, tokens: readonly Token[], leastPart: number, leastLift: number): number[] {
  const { counts, items, around } = cluster;
  const telling = Object.keys(counts)
    .map(Number)
    .flatMap((number) => {
      const token = tokens[number];
      if (!token || modifierOf(token) === undefined) return [];
      const part = (counts[number] ?? 0) / items;
      const usual = ((around.counts[number] ?? 0) + 0.5) / (around.items + 1);
      const lift = part / usual;
      return part >= leastPart && lift >= leastLift ? [{ number, name: token.name, score: part * Math.log(lift) }] : [];
    })
    .sort((a, b) => b.score - a.score || a.number - b.number);
  const seen = new Set<string>();
  return telling.filter(({ name }) => !seen.has(name) && seen.add(name)).map(({ number }) => number);
}
