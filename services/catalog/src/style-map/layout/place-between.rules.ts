import type { Place } from './places.rules.ts';

/** An item near the one to be placed: where it lies, and the cosine of their vectors. */
export interface PlacedNeighbour extends Place {
  readonly similarity: number;
}

/** Neighbours that have a say. */
const MOST = 8;
/** Difference of cosines at which a neighbour's say falls to a third. */
const FALL = 0.05;
/** On the map: neighbours within this of each other are of one place. */
const REACH = 0.02;

/**
 * Where an item belongs on a map that stays as it is: among those of its neighbours that lie together and have most say. Their
 * mean, and never the middle between two places, where neither is at home. Null without neighbours.
 */
export function placeBetween(neighbours: readonly PlacedNeighbour[], reach = REACH): Place | null {
  const nearest = [...neighbours].sort((a, b) => b.similarity - a.similarity).slice(0, MOST);
  const [best] = nearest;
  if (best === undefined) return null;
  const says = nearest.map((one) => ({ ...one, say: Math.exp((one.similarity - best.similarity) / FALL) }));
  const companies = says.map((one) => says.filter((other) => isWithin(one, other, reach)));
  const sums = companies.map((company) => company.reduce((sum, { say }) => sum + say, 0));
  const home = sums.indexOf(Math.max(...sums));
  const [company, sum] = [companies[home] ?? says, sums[home] ?? 1];
  return {
    x: company.reduce((total, { x, say }) => total + x * say, 0) / sum,
    y: company.reduce((total, { y, say }) => total + y * say, 0) / sum,
  };
}

const isWithin = (one: Place, other: Place, reach: number): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) <= reach;
