import { deepestZoomOf } from '../../tiles/tile-address.rules.ts';
import { encodeTile } from '../../tiles/tile-codec.ts';
import { TileColumns } from '../../tiles/tile-columns.ts';
import { writePlaces, writeVectors } from '../../tiles/place-writer.ts';
import { tilePyramid } from '../../tiles/tile-pyramid.ts';
import { type TileRecord, writeTiles } from '../../tiles/tile-writer.ts';
import { decodeVectorModel } from '../../vectors/vector-model-codec.rules.ts';
import { VectorTable } from '../../vectors/vector-table.ts';
import type { ItemIds } from '../../current/item-ids.ts';
import type { Places } from '../../layout/places.rules.ts';
import type { BuildContext, BuildStep } from '../build-context.ts';
import { idsOf, listedItems } from '../item-list.ts';
import { MAP_FILES, WORK_FILES } from '../work-folder.ts';
import { placesOf } from './layout.step.ts';
import { versionOf } from '../map-version.ts';

const ROWS = 2_000;
/** Tiles written at once: 128 items of 100 bytes each at most, but for the deepest. */
const TILES = 200;

/** Writes where items lie and what they are like, and the tiles by which the map is read. */
export const tiles: BuildStep = async (context) => {
  const version = await versionOf(context);
  const ids = await idsOf(context.folder);
  const places = await placesOf(context.folder);
  await context.database.query('DELETE FROM style_map_places WHERE version = $1', [version]);
  await context.database.query('DELETE FROM style_map_tiles WHERE version = $1', [version]);
  await writeItems(context, version, ids, places);
  await writePyramid(context, version, ids, places);
};

async function writeItems(
  { database, build, folder, report }: BuildContext,
  version: number,
  ids: ItemIds,
  places: Places,
): Promise<void> {
  const { id: model } = decodeVectorModel(await folder.read(MAP_FILES.model));
  const table = VectorTable.of(await folder.read(WORK_FILES.vectors));
  const madeAt = build.startedAt ?? build.requestedAt;
  for (let row = 0; row < ids.count; row += ROWS) {
    const page = ids.slice(row, row + ROWS).map((itemId, at) => ({
      itemId,
      x: places[2 * (row + at)] ?? 0,
      y: places[2 * (row + at) + 1] ?? 0,
      vector: table.encoded(row + at),
    }));
    await database.transaction(async (em) => {
      // What is lost of it is written again: the step has not ended. The last commit of the build is waited for.
      await em.query('SET LOCAL synchronous_commit = off');
      await writePlaces(em, version, page, null);
      await writeVectors(em, model, page, madeAt);
    });
    await report((0.5 * row) / ids.count);
  }
}

async function writePyramid(
  { database, folder, report }: BuildContext,
  version: number,
  ids: ItemIds,
  places: Places,
): Promise<void> {
  const columns = new TileColumns(ids.count);
  for await (const item of listedItems(folder)) columns.add(item);
  const deepest = deepestZoomOf(ids.count);
  let batch: TileRecord[] = [];
  for (const { zoom, tx, ty, items, rows, weights } of tilePyramid(places, (row) => ids.of(row), deepest)) {
    const sample = encodeTile(rows.map((row, at) => columns.item(row, ids.of(row), places, weights[at] ?? 1)));
    batch.push({ zoom, tx, ty, items, sample });
    if (batch.length < TILES) continue;
    await writeTiles(database, version, batch);
    batch = [];
    await report(0.5 + (0.5 * zoom) / (deepest + 1));
  }
  await writeTiles(database, version, batch);
}
