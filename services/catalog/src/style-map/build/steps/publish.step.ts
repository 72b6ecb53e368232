import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { mapBuilds } from '#libs/contracts';
import { queueForNewMap } from '../../tiles/map-queue.ts';
import { decodeVectorModel } from '../../vectors/vector-model-codec.rules.ts';
import type { BuildContext, BuildStep } from '../build-context.ts';
import { versionOf } from '../map-version.ts';
import { MAP_FILES } from '../work-folder.ts';

/**
 * Shows the map: the version, the queue of what changed while it was built, the end of the build and the event that tells of it are one
 * transaction.
 */
export const publish: BuildStep = async (context) => {
  const { database, builds, build, folder } = context;
  const version = await versionOf(context);
  const { id: model } = decodeVectorModel(await folder.read(MAP_FILES.model));
  await database.transaction(async (em) => {
    await em.query('UPDATE style_maps SET published_at = now() WHERE version = $1', [version]);
    await em.query(
      `INSERT INTO style_map_current (version) VALUES ($1)
       ON CONFLICT (one) DO UPDATE SET version = excluded.version, revision = style_map_current.revision + 1`,
      [version],
    );
    // From here on nobody puts anything on the map before.
    await queueForNewMap(em, { version, model, startedAt: build.startedAt ?? build.requestedAt });
    await builds.finish(em, build, version);
    await recordEnd(context, em, 'done');
  });
};

/** The event names the person who asked for the build: nobody is present now. */
export async function recordEnd(
  { uow, build }: Pick<BuildContext, 'uow' | 'build'>,
  em: EntityManager,
  decision: 'done' | 'failed',
): Promise<void> {
  const behalf = {
    operation: mapBuilds.startMapBuild.name,
    userId: build.requestedBy,
    clientId: 'catalog-map-build',
    requestId: build.buildId,
    digest: createHash('sha256').update('{}').digest('hex'),
  };
  const event = { type: 'style_map_build.finished', entityType: 'style_map_build', entityId: build.buildId, decision };
  await uow.record(em, behalf, event);
}
