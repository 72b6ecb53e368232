import type { Places } from '../layout/places.rules.ts';
import { clusterCountsOf } from './cluster-counts.rules.ts';
import { type Cells, cellsOf } from './cells.rules.ts';
import type { ItemTokens } from './item-tokens.ts';
import { type CellMeans, POSITION_DIMS, regionsOf } from './regions.rules.ts';
import type { TokenName } from './vocabulary.rules.ts';

/** The regions of one zoom. */
export interface ClusterLevel {
  readonly zoom: number;
  readonly clusters: number;
  /** Cluster of each row, from 0. */
  readonly clusterOf: Uint32Array;
  /** Cluster of the zoom before that each lies in; empty at zoom 0. */
  readonly parentOf: Uint32Array;
}

/** What counts when regions are told apart: squared distances are weighted so. Kinds above all; position keeps regions compact. */
const WEIGHTS: Readonly<Record<TokenName, number>> = {
  kind: 1,
  slot: 0.5,
  department: 0.15,
  colour_family: 0.25,
  pattern: 0.08,
  material: 0.08,
  occasion: 0.05,
  season: 0.03,
};
const POSITION_WEIGHT = 1;

/** Regions for every zoom that has some, each within one of the zoom before. */
export function clusterLevels(places: Places, tokens: ItemTokens): ClusterLevel[] {
  const counts = clusterCountsOf(places.length / 2);
  if (counts.length === 0) return [];
  const cells = cellsOf(places);
  const fine = counts.filter((count, zoom) => zoom === 0 || count <= cells.count.length);
  const regions = regionsOf(cells, cellMeans(cells, places, tokens), fine.toReversed()).toReversed();
  const levels: ClusterLevel[] = [];
  for (const [zoom, regionOfCell] of regions.entries()) {
    const numbers = new Map([...new Set(regionOfCell)].map((region, number) => [region, number]));
    const clusterOfCell = regionOfCell.map((region) => numbers.get(region) ?? 0);
    const clusterOf = Uint32Array.from(cells.cellOf, (cell) => clusterOfCell[cell] ?? 0);
    levels.push({ zoom, clusters: numbers.size, clusterOf, parentOf: parents(clusterOf, numbers.size, levels.at(-1)) });
  }
  return levels;
}

function parents(clusterOf: Uint32Array, clusters: number, above: ClusterLevel | undefined): Uint32Array {
  if (!above) return new Uint32Array(0);
  const parentOf = new Uint32Array(clusters);
  for (const [row, cluster] of clusterOf.entries()) parentOf[cluster] = above.clusterOf[row] ?? 0;
  return parentOf;
}

function cellMeans(cells: Cells, places: Places, tokens: ItemTokens): CellMeans {
  const dims = POSITION_DIMS + tokens.tokens.length;
  const scales = tokens.tokens.map(({ name }) => Math.sqrt(WEIGHTS[name]));
  const values = new Float32Array(dims * cells.count.length);
  const add = (at: number, value: number): void => {
    values[at] = (values[at] ?? 0) + value;
  };
  for (const [row, cell] of cells.cellOf.entries()) {
    const part = 1 / (cells.count[cell] ?? 1);
    const from = cell * dims;
    add(from, Math.sqrt(POSITION_WEIGHT) * part * (places[2 * row] ?? 0));
    add(from + 1, Math.sqrt(POSITION_WEIGHT) * part * (places[2 * row + 1] ?? 0));
    for (const token of tokens.of(row)) add(from + POSITION_DIMS + token, part * (scales[token] ?? 0));
  }
  return { dims, values };
}
