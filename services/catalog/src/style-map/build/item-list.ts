import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { TileSource } from '../tiles/tile-codec.ts';
import { ItemIds } from '../current/item-ids.ts';
import { MAP_FILES, WORK_FILES, type WorkFolder } from './work-folder.ts';

/** An item as the build found it; all steps work with the same, whatever happens to the catalog meanwhile. */
export interface ListedItem extends TileSource {
  readonly pictured: boolean;
}

/** Items of a build in the order of their rows. */
export async function* listedItems(folder: WorkFolder): AsyncGenerator<ListedItem> {
  const lines = createInterface({ input: createReadStream(folder.path(WORK_FILES.items)), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as ListedItem;
}

export const idsOf = async (folder: WorkFolder): Promise<ItemIds> => new ItemIds(await folder.read(MAP_FILES.ids));
