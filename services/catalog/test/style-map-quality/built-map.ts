import { layOut } from '../../src/style-map/layout/layout.ts';
import type { Places } from '../../src/style-map/layout/places.rules.ts';
import { ModelFitter } from '../../src/style-map/vectors/model-fitter.ts';
import { type VectorModel, vectorOf } from '../../src/style-map/vectors/vector-model.rules.ts';
import { VectorTable } from '../../src/style-map/vectors/vector-table.ts';
import type { Catalog } from './catalog.ts';
import type { Steps } from './steps.ts';

/** A map of some rows of a catalog, as a build of the service makes it. */
export interface BuiltMap {
  readonly rows: readonly number[];
  readonly model: VectorModel;
  readonly vectors: VectorTable;
  readonly places: Places;
}

const SEED = 1;

export async function buildMap(
  catalog: Catalog,
  rows: readonly number[],
  previous: BuiltMap | null,
  steps: Steps,
): Promise<BuiltMap> {
  const model = await steps.take('model', () => {
    const fitter = new ModelFitter();
    for (const row of rows) fitter.add(catalog.at(row).features);
    return fitter.finish(SEED, previous?.model);
  });
  const vectors = await steps.take('vectors', () => {
    const table = new VectorTable(rows.length);
    rows.forEach((row, at) => table.set(at, vectorOf(catalog.at(row).features, model)));
    return table;
  });
  const before = previous && placesBefore(rows, previous);
  const places = await steps.take('layout', () => layOut({ vectors, previous: before, seed: SEED }));
  return { rows, model, vectors, places };
}

/** Of every row where it lay before, NaN for new ones. */
function placesBefore(rows: readonly number[], previous: BuiltMap): Places {
  const before = new Map(previous.rows.map((row, at) => [row, at]));
  return Float32Array.from({ length: 2 * rows.length }, (_, at) => {
    const old = before.get(rows[at >> 1] ?? -1);
    return old === undefined ? NaN : (previous.places[2 * old + (at % 2)] ?? NaN);
  });
}
