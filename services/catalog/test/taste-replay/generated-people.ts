import { normalsOf, uniformsOf } from '../../src/taste/normals.rules.ts';
import type { Item } from './items.ts';

/** How people are made up. */
export interface Making {
  readonly people: number;
  readonly seed: string;
  /** How much of a choice is popularity: its logarithm's weight. */
  readonly popularity: number;
  /** How much of a choice is taste. */
  readonly taste: number;
}

export interface MadeAct {
  readonly user: string;
  readonly item: string;
  readonly value: 1 | -1;
  readonly time: number;
}

/** Items somebody sees before they like one of them: more of them make choices more like their taste. */
const SEEN = 40;
const [FEWEST, MOST] = [12, 40];
/** Part of the acts that are dislikes of the worst seen. */
const DISLIKES = 0.1;

/**
 * People with known tastes: each has feelings of their own about every kind, colour, brand, material, pattern and price, most about
 * none. They see items, popular ones more often, and like the one that is best by taste, popularity and chance (a multinomial logit).
 */
export function* generatedActs(
  items: readonly Item[],
  { people, seed, popularity, taste }: Making,
): Generator<MadeAct> {
  const crowd = popularityOf(items.length, seed);
  for (let person = 0; person < people; person++) {
    const random = numbersOf(`${seed} person ${person}`);
    const feeling = feelingOf(`${seed} person ${person}`);
    const acts = FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
    const done = new Set<number>();
    for (let time = 0; time < acts; time++) {
      const seen = seenBy(random, items.length, done);
      const dislikes = random() < DISLIKES;
      let [chosen, best] = [-1, -Infinity];
      for (const at of seen) {
        const { features } = items[at] ?? {};
        if (!features) continue;
        const gumbel = -Math.log(-Math.log(random() || 1e-12));
        const value = taste * feeling(features) + popularity * (crowd[at] ?? 0);
        const utility = (dislikes ? -value : value) + gumbel;
        if (utility > best) [chosen, best] = [at, utility];
      }
      if (chosen < 0) continue;
      done.add(chosen);
      yield { user: `u${person}`, item: items[chosen]?.id ?? '', value: dislikes ? -1 : 1, time };
    }
  }
}

/** Of most things somebody feels nothing, of some a lot. */
function feelingOf(seed: string): (features: Item['features']) => number {
  const known = new Map<string, number>();
  const about = (of: string, value: string | null | undefined, share: number, weight: number): number => {
    if (value === null || value === undefined) return 0;
    const key = `${of}:${value}`;
    let feeling = known.get(key);
    if (feeling === undefined) {
      const [chance = 1] = uniformsOf(`${seed} ${key} whether`, 1);
      feeling = chance < share ? (normalsOf(`${seed} ${key}`, 1)[0] ?? 0) : 0;
      known.set(key, feeling);
    }
    return weight * feeling;
  };
  const [level = 0] = normalsOf(`${seed} price`, 1);
  const [women = 0] = uniformsOf(`${seed} department`, 1);
  return ({ kind, slot, colours, materials, pattern, brand, occasions, price, department }) =>
    about('kind', kind, 0.6, 1) +
    about('slot', slot, 0.5, 0.5) +
    about('colour', colours[0]?.family, 0.6, 1.2) +
    about('material', materials[0], 0.4, 0.8) +
    about('pattern', pattern, 0.4, 0.6) +
    about('brand', brand, 0.3, 1) +
    about('occasion', occasions[0], 0.5, 0.7) +
    (department === (women < 0.55 ? 'men' : 'women') ? -3 : 0) +
    (price === null ? 0 : -0.5 * Math.abs(Math.log(price.minor / 5_000) - level));
}

/** A few items are liked by very many: the logarithm of a Zipf distribution in an order of its own, from 0 downwards. */
function popularityOf(count: number, seed: string): Float64Array {
  const draws = uniformsOf(`${seed} popularity`, count);
  const order = Array.from(draws, (_, at) => at).sort((a, b) => (draws[a] ?? 0) - (draws[b] ?? 0));
  const crowd = new Float64Array(count);
  order.forEach((at, rank) => (crowd[at] = -Math.log(rank + 1)));
  return crowd;
}

function seenBy(random: () => number, count: number, done: ReadonlySet<number>): Set<number> {
  const seen = new Set<number>();
  for (let tries = 0; seen.size < Math.min(SEEN, count) && tries < 10 * SEEN; tries++) {
    const at = Math.floor(random() * count);
    if (!done.has(at)) seen.add(at);
  }
  return seen;
}

function numbersOf(seed: string): () => number {
  let [block, at, numbers] = [0, 0, uniformsOf(`${seed} 0`, 1_024)];
  return () => {
    if (at === numbers.length) [at, numbers] = [0, uniformsOf(`${seed} ${++block}`, 1_024)];
    return numbers[at++] ?? 0;
  };
}
