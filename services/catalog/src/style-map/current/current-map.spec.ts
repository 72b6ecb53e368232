import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createLogger } from '#libs/telemetry';
import { MAP_FILES, WorkFolder } from '../build/work-folder.ts';
import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import { NO_FEATURES } from '../vectors/item-features.rules.ts';
import { DIMS } from '../vectors/item-vector.rules.ts';
import { ModelFitter } from '../vectors/model-fitter.ts';
import { encodeVectorModel } from '../vectors/vector-model-codec.rules.ts';
import { CurrentMap } from './current-map.ts';

let folder: string;
let shown: { version: number; placed: number } | Error | undefined;
/** What is asked of the items added waits for this. */
let added: Promise<unknown[]>;
let now: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'current-map-'));
  for (const version of [1, 2]) await save(new WorkFolder(folder, `build-${version}`));
  [shown, added, now] = [{ version: 1, placed: 0 }, Promise.resolve([]), 0];
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function save(files: WorkFolder): Promise<void> {
  const [fitter, index] = [new ModelFitter(), NeighbourIndex.empty()];
  fitter.add(NO_FEATURES);
  index.add(0, new Float32Array(DIMS).fill(1));
  await files.write(MAP_FILES.ids, ['itm_1\n']);
  await files.write(MAP_FILES.model, [encodeVectorModel(fitter.finish(1))]);
  await files.save(MAP_FILES.index, (draft) => index.save(draft));
}

const query = (sql: string): Promise<unknown[]> => {
  if (sql.includes('item_vectors')) return added;
  if (shown instanceof Error) return Promise.reject(shown);
  return Promise.resolve(
    shown ? [{ ...shown, revision: shown.placed, build_id: `build-${shown.version}`, items: 1, deepest_zoom: 0 }] : [],
  );
};
const currentMap = (): CurrentMap =>
  new CurrentMap({ query } as unknown as DataSource, folder, createLogger('test', 'silent'));

test('get, while another map is being loaded, gives the one before it, and the other when it is whole', async () => {
  const current = currentMap();
  expect(await current.get()).toMatchObject({ version: 1 });
  const page = Promise.withResolvers<unknown[]>();
  [shown, added, now] = [{ version: 2, placed: 1 }, page.promise, 2_000];
  expect(await current.get()).toMatchObject({ version: 1 });
  page.resolve([]);
  expect(await current.get()).toMatchObject({ version: 2, placed: 1 });
});

test('get, a look that fails, gives the map as it was and looks again; before the first map it says so', async () => {
  shown = new Error('no database');
  const current = currentMap();
  await expect(current.get()).rejects.toThrow('no database');
  shown = { version: 1, placed: 0 };
  expect(await current.get()).toMatchObject({ version: 1 });
  [shown, now] = [new Error('no database'), 2_000];
  expect(await current.get()).toMatchObject({ version: 1 });
  [shown, now] = [{ version: 2, placed: 0 }, 4_000];
  expect(await current.get()).toMatchObject({ version: 2 });
});
