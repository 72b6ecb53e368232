import type { DataSource } from 'typeorm';
import type { UnitOfWork } from '#libs/outbox';
import type { MapBuild, MapBuildsRepository } from './map-builds.repository.ts';
import type { WorkFolder } from './work-folder.ts';

/** What a step works with. */
export interface BuildContext {
  readonly database: DataSource;
  readonly uow: UnitOfWork;
  readonly builds: MapBuildsRepository;
  readonly build: MapBuild;
  readonly folder: WorkFolder;
  /** Where files of other builds are found. */
  readonly folderOf: (buildId: string) => WorkFolder;
  /** Says how far the step is, 0 to 1; seldom written down. @throws BuildTaken */
  readonly report: (done: number) => Promise<void>;
}

/**
 * One step of a build: it reads what the steps before left and leaves its own, all of it or nothing. Run again after it was
 * interrupted anywhere, it ends with the same.
 */
export type BuildStep = (context: BuildContext) => Promise<void>;
