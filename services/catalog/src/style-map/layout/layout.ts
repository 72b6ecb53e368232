import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import type { VectorTable } from '../vectors/vector-table.ts';
import { aligned } from './aligned.rules.ts';
import { equalised } from './equalised.rules.ts';
import { framed } from './frame.rules.ts';
import { freshLayout } from './fresh-layout.ts';
import { memberships } from './memberships.rules.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import { optimise } from './optimise.ts';
import { noPlaces, type Places } from './places.rules.ts';
import { resumedLayout } from './resumed-layout.ts';
import { spread } from './spread.rules.ts';
import { type Twins, twinsOf } from './twins.ts';

export interface LayoutInput {
  readonly vectors: VectorTable;
  /** Where the items lay on the map before, NaN for those that are to be placed as if new; null for a new map. */
  readonly previous: Places | null;
  /** The same seed and input give the same layout. */
  readonly seed: number;
  /** Called now and then with the part that is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** Where fewer of the items were on the map before, it is drawn anew. */
const LEAST_KNOWN = 0.8;
/** Of the whole map, after the sample has been laid out. */
const REFINEMENT = { epochs: 60, rate: 0.5 };

/**
 * Places on the map for all items, so that those alike lie together. Where most were on the map before, they stay where they were
 * and the rest comes to lie among them; else the map is drawn anew by UMAP, turned as the one before lay. Rows of the same vector
 * are one point, and are set down side by side.
 */
export async function layOut({ vectors, previous, seed, onProgress = () => undefined }: LayoutInput): Promise<Places> {
  if (vectors.rows === 0) return noPlaces(0);
  const twins = twinsOf(vectors);
  const distinct = vectors.select(twins.first);
  const before = previous && placesOfGroups(previous, twins);
  const places =
    before !== null && knownPart(before) >= LEAST_KNOWN
      ? await resumedLayout(distinct, before, onProgress)
      : await drawn(distinct, before, seed, onProgress);
  onProgress(1);
  return spread(places, twins.groupOf);
}

async function drawn(
  vectors: VectorTable,
  before: Places | null,
  seed: number,
  onProgress: (done: number) => void,
): Promise<Places> {
  if (vectors.rows === 1) return Float32Array.of(0.5, 0.5);
  const graph = await graphOf(vectors, (done) => {
    onProgress(0.4 * done);
  });
  const places = await freshLayout(vectors, seed, (done) => {
    onProgress(0.4 + 0.3 * done);
  });
  await optimise(places, graph, memberships(graph), {
    ...REFINEMENT,
    seed: seed + 1,
    onEpoch: (epoch) => {
      onProgress(0.7 + (0.3 * epoch) / REFINEMENT.epochs);
    },
  });
  return equalised(framed(before ? aligned(places, before) : places));
}

async function graphOf(vectors: VectorTable, onProgress: (done: number) => void): ReturnType<typeof neighbourGraph> {
  const index = NeighbourIndex.build(vectors, {
    care: 'drawn',
    onRows: (rows) => onProgress((0.5 * rows) / vectors.rows),
  });
  return neighbourGraph(vectors, index, (rows) => onProgress(0.5 + (0.5 * rows) / vectors.rows));
}

/** The mean of where those of a group lay. */
function placesOfGroups(previous: Places, { first, groupOf }: Twins): Places {
  const sums = new Float32Array(2 * first.length);
  const counts = new Uint32Array(first.length);
  groupOf.forEach((group, row) => {
    if (Number.isNaN(previous[2 * row])) return;
    counts[group] = (counts[group] ?? 0) + 1;
    for (const axis of [0, 1]) sums[2 * group + axis] = (sums[2 * group + axis] ?? 0) + (previous[2 * row + axis] ?? 0);
  });
  return sums.map((sum, at) => (counts[at >> 1] === 0 ? NaN : sum / (counts[at >> 1] ?? 1)));
}

const knownPart = (places: Places): number => places.filter((value) => !Number.isNaN(value)).length / places.length;
