import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import type { VectorTable } from '../vectors/vector-table.ts';
import { aligned } from './aligned.rules.ts';
import { framed, kept } from './frame.rules.ts';
import { freshLayout } from './fresh-layout.ts';
import { memberships } from './memberships.rules.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import { optimise } from './optimise.ts';
import { noPlaces, type Places } from './places.rules.ts';
import { resumedLayout, unitsAcross } from './resumed-layout.ts';
import { spread } from './spread.rules.ts';
import { type Twins, twinsOf } from './twins.ts';

export interface LayoutInput {
  readonly vectors: VectorTable;
  /** Where the items lay on the map before, NaN for new ones; null for the first map. */
  readonly previous: Places | null;
  /** The same seed and input give the same layout. */
  readonly seed: number;
  /** Called now and then with the part that is done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** Where fewer of the items were on the map before, it is drawn anew. */
const LEAST_KNOWN = 0.5;
const FRESH = { epochs: 60, rate: 0.5 };
/** A map of before only settles: items are to be found where they were. */
const RESUMED = { epochs: 20, rate: 0.1 };

/**
 * Places on the map for all items, so that those alike lie together: UMAP, on from the map before where there is one. Rows of the
 * same vector are laid out once and set down side by side. Memory: about 0.5 KB an item beside the vectors.
 */
export async function layOut({ vectors, previous, seed, onProgress = () => undefined }: LayoutInput): Promise<Places> {
  if (vectors.rows === 0) return noPlaces(0);
  const twins = twinsOf(vectors);
  if (twins.first.length === 1) return spread(Float32Array.of(0.5, 0.5), twins.groupOf);
  const distinct = vectors.select(twins.first);
  const before = previous && placesOfGroups(previous, twins);
  const graph = await graphOf(distinct, (done) => onProgress(0.3 * done));
  const isKnown = before !== null && knownPart(before) >= LEAST_KNOWN;
  const units = isKnown ? unitsAcross(before, graph) : 1;
  const places = isKnown
    ? resumedLayout(before, graph).map((value) => value * units)
    : await freshLayout(distinct, seed, (done) => onProgress(0.3 + 0.3 * done));
  const { epochs, rate } = isKnown ? RESUMED : FRESH;
  await optimise(places, graph, memberships(graph), {
    epochs,
    rate,
    seed: seed + 1,
    onEpoch: (epoch) => onProgress(0.6 + (0.4 * (epoch + 1)) / epochs),
  });
  return spread(
    isKnown ? places.map((value) => kept(value / units)) : framed(before ? aligned(places, before) : places),
    twins.groupOf,
  );
}

async function graphOf(vectors: VectorTable, onProgress: (done: number) => void): ReturnType<typeof neighbourGraph> {
  const index = NeighbourIndex.build(vectors, (rows) => onProgress((0.5 * rows) / vectors.rows));
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
