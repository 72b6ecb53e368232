import type { BuildContext } from './build-context.ts';

/** The version a build writes. It exists from the step `clusters` on. */
export async function versionOf({ database, build }: BuildContext): Promise<number> {
  const [map] = await database.query<{ version: number }[]>('SELECT version FROM style_maps WHERE build_id = $1', [
    build.buildId,
  ]);
  if (!map) throw new Error(`Build ${build.buildId} has no version`);
  return map.version;
}
