import { createHash } from 'node:crypto';
import { ModelFitter } from '../../src/style-map/vectors/model-fitter.ts';
import { DIMS } from '../../src/style-map/vectors/item-vector.rules.ts';
import { vectorOf } from '../../src/style-map/vectors/vector-model.rules.ts';
import { fitPopulation } from '../../src/taste/population.rules.ts';
import {
  FIXED_POPULATION,
  liking,
  type Population,
  type RatedVector,
  tasteOf,
} from '../../src/taste/taste-model.rules.ts';
import type { Person } from './interactions.ts';
import type { Item } from './items.ts';

export const FIRST = [3, 5, 10] as const;
export const AT = 50;

/** Ways to rank what a person has not rated yet. */
export const WAYS = ['popularity', 'no feedback', 'taste', 'taste + popularity'] as const;
export type Way = (typeof WAYS)[number];

export interface Quality {
  readonly recall: number;
  readonly ndcg: number;
}

export interface Replayed {
  readonly first: number;
  readonly people: number;
  readonly quality: Readonly<Record<Way, Quality>>;
}

export interface Catalog {
  readonly places: ReadonlyMap<string, number>;
  readonly vectors: readonly Float32Array[];
}

/** Weights of taste against the logarithm of popularity to choose from. */
const WEIGHTS = [0.5, 1, 2, 4, 8, 16, 24, 32, 48, 64];
const SEED = 7;
/** People the weight is chosen by. */
const TUNED = 300;

export function catalogOf(items: readonly Item[]): Catalog {
  const fitter = new ModelFitter();
  for (const { features } of items) fitter.add(features);
  const model = fitter.finish(SEED);
  return {
    places: new Map(items.map(({ id }, at) => [id, at])),
    vectors: items.map(({ features }) => vectorOf(features, model)),
  };
}

/** How many are judged, and whether by the prior that holds while few people have rated. */
export interface How {
  readonly most: number;
  readonly fixed: boolean;
}

/** What was learnt from others: how people differ, what is popular, and how much taste counts against that. */
interface Learnt {
  readonly population: Population;
  /** Liking of an item by anybody: where it lies against all items along what people like. */
  readonly anybody: Float64Array;
  readonly popularity: Float64Array;
  readonly weight: number;
}

/**
 * Learns from 60 % of the people, chooses the weight by 10 %, and judges by the first `most` of the other 30 %, who are in none of
 * that; which is which follows from the hash of the name.
 */
export function replay(
  catalog: Catalog,
  people: readonly Person[],
  { most, fixed }: How,
): { learnt: Learnt; replayed: Replayed[] } {
  const known = people.map(({ user, acts }) => ({ user, acts: acts.filter(({ item }) => catalog.places.has(item)) }));
  const sorted = known.map((person) => ({ person, share: shareOf(person.user) })).sort((a, b) => a.share - b.share);
  const of = (from: number, to: number): Person[] =>
    sorted.filter(({ share }) => share >= from && share < to).map(({ person }) => person);
  const rough = learn(catalog, of(0, 0.6), fixed);
  const tuning = of(0.6, 0.7).slice(0, TUNED);
  const best = WEIGHTS.map((weight) => ({
    weight,
    ndcg: judge(catalog, { ...rough, weight }, tuning, 5).quality['taste + popularity'].ndcg,
  })).reduce((a, b) => (b.ndcg > a.ndcg ? b : a));
  const learnt = { ...rough, weight: best.weight };
  const judged = of(0.7, 1);
  return { learnt, replayed: FIRST.map((first) => judge(catalog, learnt, judged, first, most)) };
}

function learn({ places, vectors }: Catalog, people: readonly Person[], fixed: boolean): Omit<Learnt, 'weight'> {
  const likes = people.map(({ acts }) =>
    acts.filter(({ feeling }) => feeling === 1).flatMap(({ item }) => places.get(item) ?? []),
  );
  const counts = new Float64Array(vectors.length);
  for (const liked of likes) for (const place of liked) counts[place] = (counts[place] ?? 0) + 1;
  const rated = likes.map((liked) => liked.flatMap((place) => vectors[place] ?? []));
  const enough = !fixed && rated.filter((each) => each.length >= 2).length >= 50;
  const population = enough ? fitPopulation(rated) : FIXED_POPULATION;
  const middle = new Float32Array(DIMS);
  for (const vector of vectors)
    vector.forEach((value, at) => (middle[at] = (middle[at] ?? 0) + value / vectors.length));
  const along = population.average.map((value, at) => (value - (middle[at] ?? 0)) * (population.variance[at] ?? 0));
  const anybody = Float64Array.from(vectors, (vector) =>
    vector.reduce((sum, value, at) => sum + value * (along[at] ?? 0), 0),
  );
  return { population, anybody, popularity: counts.map((count) => Math.log(count + 0.5)) };
}

function judge(
  catalog: Catalog,
  learnt: Learnt,
  people: readonly Person[],
  first: number,
  most = people.length,
): Replayed {
  const totals = Object.fromEntries(WAYS.map((way) => [way, { recall: 0, ndcg: 0 }])) as Record<
    Way,
    { recall: number; ndcg: number }
  >;
  let judged = 0;
  for (const person of people) {
    if (judged >= most) break;
    const split = splitOf(person, first);
    if (!split) continue;
    judged++;
    const scores = scoresOf(catalog, learnt, split.rated);
    const rated = new Set(split.rated.map(({ item }) => catalog.places.get(item)));
    const rest = new Set(split.rest.map((item) => catalog.places.get(item)));
    for (const way of WAYS) {
      const { recall, ndcg } = qualityOf(top(scores[way], rated), rest);
      totals[way].recall += recall;
      totals[way].ndcg += ndcg;
    }
  }
  const mean = (way: Way): Quality => ({ recall: totals[way].recall / judged, ndcg: totals[way].ndcg / judged });
  return {
    first,
    people: judged,
    quality: Object.fromEntries(WAYS.map((way) => [way, mean(way)])) as Record<Way, Quality>,
  };
}

/** All up to the `first`-th like is known, the likes after it are to be found; undefined when there are none. */
function splitOf({ acts }: Person, first: number): { rated: Person['acts']; rest: string[] } | undefined {
  let likes = 0;
  const end = acts.findIndex(({ feeling }) => feeling === 1 && ++likes === first);
  const rest = acts.slice(end + 1).flatMap(({ item, feeling }) => (feeling === 1 ? [item] : []));
  return end < 0 || rest.length === 0 ? undefined : { rated: acts.slice(0, end + 1), rest };
}

function scoresOf({ places, vectors }: Catalog, learnt: Learnt, acts: Person['acts']): Record<Way, Float64Array> {
  const { population, anybody, popularity, weight } = learnt;
  const ratings = acts.flatMap(({ item, feeling }): RatedVector[] => {
    const vector = vectors[places.get(item) ?? -1];
    return vector ? [{ vector, rating: feeling, reasons: [] }] : [];
  });
  const { mean } = tasteOf(population, ratings);
  const taste = Float64Array.from(vectors, (vector) => liking(population, mean, vector));
  return {
    popularity,
    'no feedback': anybody,
    taste,
    'taste + popularity': taste.map((liked, at) => weight * liked + (popularity[at] ?? 0)),
  };
}

/** Places of the best, without those rated; ties in the order of the catalog. */
function top(scores: Float64Array, without: ReadonlySet<number | undefined>): number[] {
  const wanted = AT + without.size;
  const threshold = scores.slice().sort()[Math.max(0, scores.length - wanted)] ?? -Infinity;
  const candidates: number[] = [];
  scores.forEach((score, at) => score >= threshold && !without.has(at) && candidates.push(at));
  return candidates.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, AT);
}

/** Recall and normalised discounted cumulative gain (Järvelin, Kekäläinen 2002), both at `AT`. */
function qualityOf(shown: readonly number[], wanted: ReadonlySet<number | undefined>): Quality {
  let [hits, gain, ideal] = [0, 0, 0];
  shown.forEach((place, at) => {
    if (!wanted.has(place)) return;
    hits++;
    gain += 1 / Math.log2(at + 2);
  });
  for (let at = 0; at < Math.min(AT, wanted.size); at++) ideal += 1 / Math.log2(at + 2);
  return { recall: hits / wanted.size, ndcg: gain / ideal };
}

const shareOf = (user: string): number => createHash('sha256').update(user).digest().readUInt32BE(0) / 2 ** 32;
