import { randomUUID } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import { DataSource } from 'typeorm';
import { loadConfig } from '#libs/config';
import { UnitOfWork } from '#libs/outbox';
import { createLogger } from '#libs/telemetry';
import { mapBuildVariables } from './catalog.config.ts';
import { mapBuildDatabase } from './catalog.database.ts';
import { alone } from './style-map/build/build-lock.ts';
import { EXIT_WITH_STDIN } from './style-map/build/map-build-process.ts';
import { runBuild } from './style-map/build/run-build.ts';

// Works off one build of the style map and ends. Killed anywhere, the next run goes on with the step it was at.
const config = loadConfig(mapBuildVariables, process.env);
const logger = createLogger('catalog-map-build', config.logLevel);
const end = (cause: string): void => {
  logger.warn({ cause }, 'style map build interrupted, it goes on when it is started again');
  process.exit(1);
};
process.on('SIGTERM', () => end('SIGTERM'));
process.on('SIGINT', () => end('SIGINT'));
if (process.argv.includes(EXIT_WITH_STDIN)) process.stdin.on('close', () => end('service gone')).resume();
// People are waiting for the service beside it, nobody for the map.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const database = new DataSource(mapBuildDatabase(config.databaseUrl));
const uow = new UnitOfWork({
  database,
  source: 'catalog',
  contract: config.version,
  now: () => new Date(),
  nextId: randomUUID,
  committed: () => undefined, // the relay of the service looks for itself
});
try {
  await database.initialize();
  const work = (): Promise<void> => runBuild({ database, uow, assetsDir: config.assetsDir, logger });
  if (!(await alone(database, work, () => end('lock lost')))) logger.info('another process builds the style map');
  await database.destroy();
  process.exit(0);
} catch (error) {
  logger.error({ err: error }, 'style map build failed, it goes on with this step when it is started again');
  process.exit(1);
}
