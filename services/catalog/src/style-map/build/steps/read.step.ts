import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { TILE_COLUMNS, type TileRow, tileSourceOf } from '../../tiles/tile-source.ts';
import type { BuildContext, BuildStep } from '../build-context.ts';
import type { ListedItem } from '../item-list.ts';
import { MAP_FILES, WORK_FILES } from '../work-folder.ts';

const PAGE = 2_000;
/** More would not fit the numbers that tiles are sorted by; the limits of the product are far below. */
const MOST_ITEMS = 2 ** 24 - 1;

/** What has gone from its shop, is hidden or not for everybody is not on a map. A suspended shop is: it may be back in an hour. */
const ITEMS = `SELECT p.item_id, ${TILE_COLUMNS} FROM products p WHERE p.visible AND p.item_id > $1 ORDER BY p.item_id LIMIT ${PAGE}`;

/** Lists all items, and gives each its row. */
export const read: BuildStep = async ({ database, build, builds, folder, report }) => {
  const [{ estimate } = { estimate: 1 }] = await database.query<{ estimate: number }[]>(
    `SELECT greatest(reltuples, 1)::float8 AS estimate FROM pg_class WHERE oid = 'products'::regclass`,
  );
  let items = 0;
  await folder.write(WORK_FILES.items, lines());
  await folder.write(MAP_FILES.ids, ids(folder));
  await builds.counted(build, items);

  async function* lines(): AsyncGenerator<string> {
    let after = '';
    for (;;) {
      const page = await database.query<TileRow[]>(ITEMS, [after]);
      const last = page.at(-1);
      if (!last) return;
      after = last.item_id;
      items += page.length;
      if (items > MOST_ITEMS) throw new Error(`Cannot map more than ${MOST_ITEMS} items`);
      yield page
        .map((row) => `${JSON.stringify({ ...tileSourceOf(row), pictured: row.pictured } satisfies ListedItem)}\n`)
        .join('');
      await report(items / estimate);
    }
  }
};

async function* ids(folder: BuildContext['folder']): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(folder.path(WORK_FILES.items)), crlfDelay: Infinity });
  let batch = '';
  for await (const line of lines) {
    batch += `${(JSON.parse(line) as ListedItem).itemId}\n`;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
