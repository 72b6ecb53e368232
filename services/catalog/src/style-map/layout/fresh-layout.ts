import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import type { VectorTable } from '../vectors/vector-table.ts';
import { memberships } from './memberships.rules.ts';
import { breath, neighbourGraph } from './neighbour-graph.ts';
import { optimise } from './optimise.ts';
import { placeBetween } from './place-between.rules.ts';
import { noPlaces, type Places } from './places.rules.ts';
import { principalPlaces } from './principal-axes.ts';

/** Items whose layout is worked out from nothing; the rest find their places among them. */
const SAMPLE = 10_000;
const EPOCHS = 300;
/** Half the width of the principal axes at the start, in units of UMAP. */
const START = 10;
/** Neighbours of the sample that are asked where another item belongs. */
const ASKED = 8;
/** In units of UMAP: neighbours within this are of one place. */
const REACH = 1;
const BATCH = 2_048;

/** A layout in units of UMAP, from the vectors alone: UMAP of an even sample, started at its principal axes, and the rest among it. */
export async function freshLayout(
  vectors: VectorTable,
  seed: number,
  onProgress: (done: number) => void,
): Promise<Places> {
  const stride = Math.max(1, Math.ceil(vectors.rows / SAMPLE));
  const rows = Uint32Array.from({ length: Math.ceil(vectors.rows / stride) }, (_, at) => at * stride);
  const sample = vectors.select(rows);
  const index = NeighbourIndex.build(sample, { care: 'drawn' });
  const graph = await neighbourGraph(sample, index);
  const laid = stretched(principalPlaces(sample));
  await optimise(laid, graph, memberships(graph), {
    epochs: EPOCHS,
    rate: 1,
    seed,
    onEpoch: (epoch) => {
      onProgress((0.5 * epoch) / EPOCHS);
    },
  });
  return stride === 1 ? laid : amongSample(vectors, index, laid, stride, onProgress);
}

async function amongSample(
  vectors: VectorTable,
  index: NeighbourIndex,
  laid: Places,
  stride: number,
  onProgress: (done: number) => void,
): Promise<Places> {
  const places = noPlaces(vectors.rows);
  for (let from = 0; from < vectors.rows; from += BATCH) {
    index.searchRows(vectors, from, Math.min(from + BATCH, vectors.rows), ASKED).forEach((neighbours, at) => {
      const row = from + at;
      const own = 2 * Math.floor(row / stride);
      const among = row % stride === 0 ? [] : neighbours;
      const place = placeBetween(
        among.map((one) => ({ ...one, x: laid[2 * one.row] ?? 0, y: laid[2 * one.row + 1] ?? 0 })),
        REACH,
      );
      places.set([place?.x ?? laid[own] ?? 0, place?.y ?? laid[own + 1] ?? 0], 2 * row);
    });
    onProgress(0.5 + (0.5 * from) / vectors.rows);
    await breath();
  }
  return places;
}

function stretched(places: Places): Places {
  const largest = places.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 ? places : places.map((value) => (START * value) / largest);
}
