import type { Places } from '../layout/places.rules.ts';
import { comparedPrice, type ItemPrices, type PriceRange, priceRangeOf } from './cluster-prices.ts';
import { clusterLevels, type ClusterLevel } from './cluster-tree.ts';
import type { ItemTokens } from './item-tokens.ts';
import type { TokenCounts } from './label-nouns.rules.ts';
import { labelsOf } from './labels.rules.ts';
import { opensOf, sideOf } from './opens.rules.ts';

/** A cluster as it is stored in `style_map_clusters`. */
export interface ClusterRow {
  readonly cluster_id: string;
  readonly zoom: number;
  readonly parent_id: string | null;
  readonly label: string;
  readonly items: number;
  readonly x: number;
  readonly y: number;
  readonly x_min: number;
  readonly y_min: number;
  readonly x_max: number;
  readonly y_max: number;
  readonly currency: string | null;
  readonly price_min: number | null;
  readonly price_max: number | null;
  readonly typical_item_id: string | null;
  readonly opens_zoom: number;
}

/** What clusters are made of, by row. */
export interface Clustered {
  readonly places: Places;
  readonly tokens: ItemTokens;
  readonly prices: ItemPrices;
  /** 1 for rows that have a picture. */
  readonly pictured: Uint8Array;
  readonly idOf: (row: number) => string;
}

/** One cluster before it has a name. */
interface Region extends TokenCounts {
  readonly rows: Uint32Array;
  readonly x: number;
  readonly y: number;
  readonly price: PriceRange | null;
}

/** Clusters of all zooms with their names, prices and typical items, zoom after zoom. */
export function clusterRows(input: Clustered): ClusterRow[] {
  const everything = regionOf(
    Uint32Array.from({ length: input.places.length / 2 }, (_, row) => row),
    input,
  );
  let above = [everything];
  const found: ClusterRow[] = [];
  for (const level of clusterLevels(input.places, input.tokens)) {
    const regions = rowsByCluster(level).map((rows) => regionOf(rows, input));
    found.push(...rowsOf(level, regions, above, everything, input));
    above = regions;
  }
  return found;
}

const idOfCluster = (zoom: number, number: number): string => `z${zoom}-${number + 1}`;

function rowsOf(
  level: ClusterLevel,
  regions: Region[],
  above: Region[],
  whole: Region,
  input: Clustered,
): ClusterRow[] {
  const { zoom, parentOf } = level;
  const parents = regions.map((_, number) => parentOf[number] ?? 0);
  const labelled = regions.map((region, number) => {
    const around = above[parents[number] ?? 0] ?? region;
    return { ...region, around, whole, price: comparedPrice(region.price, around.price), side: sideOf(region, around) };
  });
  const labels = labelsOf(labelled, parents, input.tokens.tokens);
  return regions.map((region, number) => {
    const { rows, items, x, y, price } = region;
    const xs = Float32Array.from(rows, (row) => input.places[2 * row] ?? 0);
    const ys = Float32Array.from(rows, (row) => input.places[2 * row + 1] ?? 0);
    const { viewport, opensZoom } = opensOf(xs, ys, zoom);
    return {
      cluster_id: idOfCluster(zoom, number),
      zoom,
      parent_id: zoom === 0 ? null : idOfCluster(zoom - 1, parents[number] ?? 0),
      label: labels[number] ?? '',
      items,
      x,
      y,
      ...viewport,
      currency: price?.currency ?? null,
      price_min: price?.from ?? null,
      price_max: price?.to ?? null,
      typical_item_id: typicalOf(region, input),
      opens_zoom: opensZoom,
    };
  });
}

function rowsByCluster({ clusterOf, clusters }: ClusterLevel): Uint32Array[] {
  const sizes = new Uint32Array(clusters);
  for (const cluster of clusterOf) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const groups = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(clusters);
  for (const [row, cluster] of clusterOf.entries()) {
    const at = filled[cluster] ?? 0;
    const group = groups[cluster];
    if (group) group[at] = row;
    filled[cluster] = at + 1;
  }
  return groups;
}

function regionOf(rows: Uint32Array, { places, tokens, prices }: Clustered): Region {
  const counts: Record<number, number> = {};
  let [x, y] = [0, 0];
  for (const row of rows) {
    x += (places[2 * row] ?? 0) / rows.length;
    y += (places[2 * row + 1] ?? 0) / rows.length;
    for (const token of tokens.of(row)) counts[token] = (counts[token] ?? 0) + 1;
  }
  return { rows, items: rows.length, counts, x, y, price: priceRangeOf(rows, prices) };
}

/** The medoid among those that have what most of the cluster have: nearest to its middle, with a picture if any has one. */
function typicalOf({ rows, counts, x, y }: Region, { places, tokens, pictured, idOf }: Clustered): string | null {
  const isCommon = (token: number): boolean => 2 * (counts[token] ?? 0) > rows.length;
  let best: number | null = null;
  let least = Infinity;
  for (const row of rows) {
    const common = tokens.of(row).reduce((sum, token) => sum + Number(isCommon(token)), 0);
    const distance = Math.hypot((places[2 * row] ?? 0) - x, (places[2 * row + 1] ?? 0) - y);
    // On a map no two places are further apart than 1.5: whoever has a picture, then more in common, goes before.
    const rank = distance - 2 * common - (pictured[row] ? 100 : 0);
    if (rank < least) [best, least] = [row, rank];
  }
  return best === null ? null : idOf(best);
}
