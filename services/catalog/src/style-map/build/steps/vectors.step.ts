import type { DataSource } from 'typeorm';
import { FEATURE_COLUMNS, type FeatureRow, featuresOf } from '../../vectors/feature-columns.rules.ts';
import { decodeVectorModel, encodeVectorModel } from '../../vectors/vector-model-codec.rules.ts';
import { madeVector } from '../../vectors/made-vector.rules.ts';
import { ModelFitter } from '../../vectors/model-fitter.ts';
import { type ItemFeatures, NO_FEATURES } from '../../vectors/item-features.rules.ts';
import { type VectorModel, vectorOf } from '../../vectors/vector-model.rules.ts';
import { VectorTable } from '../../vectors/vector-table.ts';
import { queueForMap } from '../../tiles/queue-for-map.ts';
import type { ItemIds } from '../../current/item-ids.ts';
import type { BuildContext, BuildStep } from '../build-context.ts';
import { idsOf } from '../item-list.ts';
import { SEED } from '../seed.ts';
import { MAP_FILES, WORK_FILES } from '../work-folder.ts';

const PAGE = 1_000;

const FEATURES = `SELECT p.item_id, ${FEATURE_COLUMNS} FROM products p WHERE p.item_id = ANY ($1::text[])`;

/** Learns the model of the vectors, and gives every item its vector. */
export const vectors: BuildStep = async (context) => {
  const { database, folder, report } = context;
  const ids = await idsOf(folder);
  const fitter = new ModelFitter();
  for await (const { row, features } of featurePages(database, ids)) {
    for (const one of features) learn(fitter, one);
    await report((0.5 * row) / ids.count);
  }
  const model = fitter.finish(SEED, await previousModel(context));
  await folder.write(MAP_FILES.model, [encodeVectorModel(model)]);
  const table = new VectorTable(ids.count);
  const unknown = vectorOf(NO_FEATURES, model);
  for await (const { row, features } of featurePages(database, ids)) {
    const made = features.map((one) => madeVector(() => vectorOf(one, model)).vector);
    made.forEach((vector, at) => table.set(row + at, vector ?? unknown));
    // They lie where nothing is known of them; whoever takes the queue says why.
    await queueForMap(
      database.manager,
      made.flatMap((vector, at) => (vector ? [] : [ids.of(row + at)])),
    );
    await report(0.5 + (0.5 * row) / ids.count);
  }
  await folder.write(WORK_FILES.vectors, [table.bytes]);
};

/** An item whose words cannot be read teaches nothing, and has no vector either. */
function learn(fitter: ModelFitter, features: ItemFeatures): void {
  try {
    fitter.add(features);
  } catch {
    return;
  }
}

/** Features by row; of an item that is there no more, as if nothing were known of it. */
async function* featurePages(
  database: DataSource,
  ids: ItemIds,
): AsyncGenerator<{ row: number; features: ItemFeatures[] }> {
  for (let row = 0; row < ids.count; row += PAGE) {
    const page = ids.slice(row, row + PAGE);
    const rows = await database.query<(FeatureRow & { item_id: string })[]>(FEATURES, [page]);
    const byId = new Map(rows.map((one) => [one.item_id, one]));
    yield { row, features: page.map((id) => known(byId.get(id))) };
  }
}

const known = (row: FeatureRow | undefined): ItemFeatures => (row ? featuresOf(row) : NO_FEATURES);

/** The model of the map shown now. One this version of the service cannot read is as good as none. */
async function previousModel({ database, folderOf }: BuildContext): Promise<VectorModel | undefined> {
  const [shown] = await database.query<{ build_id: string }[]>(
    'SELECT build_id FROM style_map_current JOIN style_maps USING (version)',
  );
  if (!shown) return undefined;
  try {
    return decodeVectorModel(await folderOf(shown.build_id).read(MAP_FILES.model));
  } catch (error) {
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
