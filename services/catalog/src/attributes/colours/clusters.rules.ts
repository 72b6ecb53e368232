import { distanceOf, type OkLab } from './oklch.rules.ts';

/** A group of like colours: its mean, and how much of the whole it is. */
export interface Cluster {
  readonly mean: OkLab;
  readonly share: number;
}

const MOST_ROUNDS = 24;
/** Means that move less than this have settled. */
const SETTLED = 0.0005;
/** Groups nearer than this are one colour in light and shade. */
const SAME = 0.09;

/**
 * k-means in OKLab, the largest group first. Seeds are the mean and then always the point farthest from all seeds, so that the
 * same points give the same groups; groups that are too near to tell apart are joined.
 */
export function clustersOf(points: readonly OkLab[], most: number): Cluster[] {
  if (points.length === 0) return [];
  let means = seedsOf(points, most);
  let groups: OkLab[][] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    groups = means.map(() => []);
    for (const point of points) groups[nearest(point, means)]?.push(point);
    const moved = groups.map((group, index) => (group.length > 0 ? meanOf(group) : (means[index] ?? meanOf(points))));
    const shift = Math.max(...moved.map((mean, index) => distanceOf(mean, means[index] ?? mean)));
    means = moved;
    if (shift < SETTLED) break;
  }
  const clusters = groups
    .filter((group) => group.length > 0)
    .map((group) => ({ mean: meanOf(group), share: group.length / points.length }));
  return joined(clusters.sort((a, b) => b.share - a.share));
}

function seedsOf(points: readonly OkLab[], most: number): OkLab[] {
  const seeds = [meanOf(points)];
  const gaps = points.map((point) => distanceOf(point, seeds[0] ?? point));
  while (seeds.length < most) {
    const far = gaps.reduce((best, gap, index) => (gap > (gaps[best] ?? 0) ? index : best), 0);
    const seed = points[far];
    if (seed === undefined || (gaps[far] ?? 0) < SAME) break;
    seeds.push(seed);
    points.forEach((point, index) => (gaps[index] = Math.min(gaps[index] ?? 0, distanceOf(point, seed))));
  }
  return seeds;
}

function nearest(point: OkLab, means: readonly OkLab[]): number {
  let best = 0;
  let least = Infinity;
  means.forEach((mean, index) => {
    const gap = distanceOf(point, mean);
    if (gap < least) [best, least] = [index, gap];
  });
  return best;
}

function joined(clusters: readonly Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  for (const cluster of clusters) {
    const at = kept.findIndex(({ mean }) => distanceOf(mean, cluster.mean) < SAME);
    const same = kept[at];
    if (same === undefined) kept.push(cluster);
    else kept[at] = { mean: same.mean, share: same.share + cluster.share };
  }
  return kept.sort((a, b) => b.share - a.share);
}

function meanOf(points: readonly OkLab[]): OkLab {
  const sum = [0, 0, 0];
  for (const point of points) point.forEach((value, axis) => (sum[axis] = (sum[axis] ?? 0) + value));
  return [0, 1, 2].map((axis) => (sum[axis] ?? 0) / points.length) as unknown as OkLab;
}
