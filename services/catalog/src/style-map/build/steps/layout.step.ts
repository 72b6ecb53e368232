import { layOut } from '../../layout/layout.ts';
import { noPlaces, type Places } from '../../layout/places.rules.ts';
import { VectorTable } from '../../vectors/vector-table.ts';
import type { BuildContext, BuildStep } from '../build-context.ts';
import { idsOf } from '../item-list.ts';
import { SEED } from '../seed.ts';
import { WORK_FILES } from '../work-folder.ts';

const PAGE = 5_000;

/** Gives every item its place, so that what lay on the map before stays about where it was. */
export const layout: BuildStep = async (context) => {
  const { folder, report } = context;
  const table = VectorTable.of(await folder.read(WORK_FILES.vectors));
  const places = await layOut({
    vectors: table,
    previous: await previousPlaces(context),
    seed: SEED,
    onProgress: (done) => void report(done).catch(() => undefined), // who was replaced learns it at the end of the step
  });
  await folder.write(WORK_FILES.layout, [new Uint8Array(places.buffer, places.byteOffset, places.byteLength)]);
};

/** As the step left them. */
export async function placesOf(folder: BuildContext['folder']): Promise<Places> {
  const bytes = await folder.read(WORK_FILES.layout);
  const places = new Float32Array(bytes.byteLength / 4);
  new Uint8Array(places.buffer).set(bytes);
  return places;
}

async function previousPlaces({ database, folder }: BuildContext): Promise<Places | null> {
  const [shown] = await database.query<{ version: number }[]>('SELECT version FROM style_map_current');
  if (!shown) return null;
  const ids = await idsOf(folder);
  const places = noPlaces(ids.count);
  for (let row = 0; row < ids.count; row += PAGE) {
    const page = ids.slice(row, row + PAGE);
    const known = await database.query<{ item_id: string; x: number; y: number }[]>(
      'SELECT item_id, x::float8, y::float8 FROM style_map_places WHERE version = $1 AND item_id = ANY ($2::text[])',
      [shown.version, page],
    );
    const byId = new Map(known.map((one) => [one.item_id, one]));
    page.forEach((id, at) => {
      const place = byId.get(id);
      if (place) places.set([place.x, place.y], 2 * (row + at));
    });
  }
  return places.every(Number.isNaN) ? null : places;
}
