import type { DataSource } from 'typeorm';
import { mapBuilds } from '#libs/contracts';
import type { UnitOfWork } from '#libs/outbox';
import type { Logger } from '#libs/telemetry';
import type { BuildContext, BuildStep } from './build-context.ts';
import { type MapBuild, MapBuildsRepository } from './map-builds.repository.ts';
import { MOST_TRIES, type Step, stepAfter } from './step.rules.ts';
import { clusters } from './steps/clusters.step.ts';
import { layout } from './steps/layout.step.ts';
import { neighbours } from './steps/neighbours.step.ts';
import { publish, recordEnd } from './steps/publish.step.ts';
import { read } from './steps/read.step.ts';
import { tiles } from './steps/tiles.step.ts';
import { vectors } from './steps/vectors.step.ts';
import { sweep } from './sweep.ts';
import { WorkFolder } from './work-folder.ts';

const STEPS: Readonly<Record<Step, BuildStep>> = { read, vectors, neighbours, layout, clusters, tiles, publish };

/** How often progress is written down. */
const REPORT_EVERY_MS = 1_000;

interface Options {
  readonly database: DataSource;
  readonly uow: UnitOfWork;
  readonly assetsDir: string;
  readonly logger: Logger;
}

/**
 * Runs the open build from the step it is at to its end, if there is one. The caller holds the lock that keeps others from it.
 *
 * @throws what a step threw: the build stays open, and goes on with that step when this is run again.
 */
export async function runBuild({ database, uow, assetsDir, logger }: Options): Promise<void> {
  const builds = new MapBuildsRepository(database);
  const folderOf = (buildId: string): WorkFolder => new WorkFolder(assetsDir, buildId);
  const build = await builds.claim();
  if (build) {
    const folder = folderOf(build.buildId);
    const context = { database, uow, builds, build, folder, folderOf };
    if (build.tries > MOST_TRIES) await giveUp(context);
    else await runSteps(context, logger);
  }
  await sweep(database, folderOf);
}

async function runSteps(context: Omit<BuildContext, 'report'>, logger: Logger): Promise<void> {
  const { build, builds } = context;
  let step: Step | null = build.step;
  while (step) {
    const startedAt = performance.now();
    await STEPS[step]({ ...context, report: reporter(builds, build, step) });
    const { maxRSS } = process.resourceUsage();
    const fields = {
      build_id: build.buildId,
      step,
      ms: Math.round(performance.now() - startedAt),
      peak_rss_kb: maxRSS,
    };
    logger.info(fields, 'step of the style map done');
    step = stepAfter(step);
    if (step) await builds.begin(build, step);
  }
}

function reporter(builds: MapBuildsRepository, build: MapBuild, step: Step): BuildContext['report'] {
  let reportedAt = performance.now();
  return async (done) => {
    if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = performance.now();
    await builds.report(build, step, done);
  };
}

async function giveUp(context: Omit<BuildContext, 'report'>): Promise<void> {
  const { database, builds, build } = context;
  const problem = `Gave up at step "${build.step ?? ''}", which failed ${MOST_TRIES} times: the log of the build says why. When that is mended, start another (${mapBuilds.startMapBuild.name})`;
  await database.transaction(async (em) => {
    await builds.fail(em, build, problem);
    await recordEnd(context, em, 'failed');
  });
}
