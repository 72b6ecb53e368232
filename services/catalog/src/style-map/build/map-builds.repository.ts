import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MapBuildView, SetAsideItemView } from '#libs/contracts';
import { type MapState, mostAdded } from './due.rules.ts';
import { progressAt, type Step } from './step.rules.ts';

/** A build as it is stored. */
export interface MapBuild {
  readonly buildId: string;
  readonly state: MapBuildView['state'];
  readonly step: Step | null;
  readonly progress: number;
  readonly items: number | null;
  readonly mapVersion: number | null;
  readonly problem: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Which process works on it: one that finds another number here has been replaced. */
  readonly attempt: number;
  /** How often the step was begun. */
  readonly tries: number;
}

/** An item that waits apart from the others, and why. */
export interface SetAsideRow {
  readonly itemId: string;
  readonly problem: string;
  readonly queuedAt: Date;
}

const COLUMNS = `build_id AS "buildId", state, step, progress::float8, items, map_version AS "mapVersion", problem,
  requested_by AS "requestedBy", requested_at AS "requestedAt", started_at AS "startedAt", finished_at AS "finishedAt", attempt, tries::int`;
const OPEN = `state IN ('queued', 'running')`;

/** Another process works on the build: stop, and write nothing more. */
export class BuildTaken extends Error {}

@Injectable()
export class MapBuildsRepository {
  constructor(private readonly database: DataSource) {}

  /** Queues a build, unless one waits or runs. @returns the one that is open now. */
  async queue(em: EntityManager, buildId: string, requestedBy: string, at: Date): Promise<MapBuild> {
    await em.query(
      `INSERT INTO style_map_builds (build_id, state, requested_by, requested_at) VALUES ($1, 'queued', $2, $3)
       ON CONFLICT ((true)) WHERE ${OPEN} DO NOTHING`,
      [buildId, requestedBy, at],
    );
    const [open] = await em.query<MapBuild[]>(`SELECT ${COLUMNS} FROM style_map_builds WHERE ${OPEN}`);
    // One that was open a moment ago has ended since: the next to ask starts anew.
    return open ?? this.queue(em, buildId, requestedBy, at);
  }

  async list(limit: number): Promise<MapBuild[]> {
    return this.database.query(`SELECT ${COLUMNS} FROM style_map_builds ORDER BY requested_at DESC LIMIT $1`, [limit]);
  }

  async open(): Promise<MapBuild | undefined> {
    const [open] = await this.database.query<MapBuild[]>(`SELECT ${COLUMNS} FROM style_map_builds WHERE ${OPEN}`);
    return open;
  }

  async currentVersion(): Promise<number | null> {
    const [current] = await this.database.query<{ version: number }[]>('SELECT version FROM style_map_current');
    return current?.version ?? null;
  }

  /** Items that cannot be put on the map, those queued last first, and how many there are. */
  async setAside(limit: number): Promise<{ items: SetAsideRow[]; total: number }> {
    const rows = await this.database.query<(SetAsideRow & { total: number })[]>(
      `SELECT item_id AS "itemId", problem, queued_at AS "queuedAt", count(*) OVER ()::int AS total
       FROM style_map_queue WHERE problem IS NOT NULL ORDER BY queued_at DESC, item_id LIMIT $1`,
      [limit],
    );
    return { items: rows, total: rows[0]?.total ?? 0 };
  }

  async state(): Promise<MapState> {
    const [shown] = await this.database.query<{ version: number; items: number; publishedAt: Date }[]>(
      `SELECT version, items, published_at AS "publishedAt" FROM style_map_current JOIN style_maps USING (version)`,
    );
    const [state] = await this.database.query<Omit<MapState, 'current'>[]>(
      `SELECT EXISTS (SELECT FROM products WHERE visible) AS "hasItems",
         EXISTS (SELECT FROM feed_imports WHERE status IN ('queued', 'running')) AS "isImporting",
         (SELECT min(finished_at) FROM feed_imports WHERE finished_at > coalesce($1::timestamptz, '-infinity')) AS "firstImportAt",
         (SELECT finished_at FROM style_map_builds WHERE state = 'failed' AND requested_at = (SELECT max(requested_at) FROM style_map_builds))
           AS "lastFailureAt"`,
      [shown?.publishedAt ?? null],
    );
    if (!state) throw new Error('A query of one row gave none');
    if (!shown) return { ...state, current: null };
    const { version, items, publishedAt } = shown;
    const [firstAddedAt, outgrownAt] = [await this.addedAt(version, 0), await this.addedAt(version, mostAdded(items))];
    return { ...state, current: { items, publishedAt, firstAddedAt, outgrownAt } };
  }

  /** When an item was added to a map that had so many added before. */
  private async addedAt(version: number, before: number): Promise<Date | null> {
    const [added] = await this.database.query<{ at: Date }[]>(
      `SELECT added_at AS at FROM style_map_places WHERE version = $1 AND added_at IS NOT NULL ORDER BY added_at OFFSET $2 LIMIT 1`,
      [version, before],
    );
    return added?.at ?? null;
  }

  /** Takes the open build, queued or left by a process that died. */
  async claim(): Promise<MapBuild | undefined> {
    const [rows] = await this.database.query<[MapBuild[], number]>(
      `UPDATE style_map_builds SET state = 'running', step = coalesce(step, 'read'), attempt = attempt + 1, tries = tries + 1,
         started_at = coalesce(started_at, now()) WHERE ${OPEN} RETURNING ${COLUMNS}`,
    );
    return rows[0];
  }

  /** How far a step is, 0 to 1. @throws BuildTaken */
  async report(build: MapBuild, step: Step, done: number): Promise<void> {
    await this.update(this.database.manager, build, 'step = $3, progress = $4', [step, progressAt(step, done)]);
  }

  /** What a step wrote stays: the next one begins. @throws BuildTaken */
  async begin(build: MapBuild, step: Step): Promise<void> {
    await this.update(this.database.manager, build, 'step = $3, progress = $4, tries = 1', [step, progressAt(step, 0)]);
  }

  /** @throws BuildTaken */
  async counted(build: MapBuild, items: number): Promise<void> {
    await this.update(this.database.manager, build, 'items = $3', [items]);
  }

  /** @throws BuildTaken */
  async finish(em: EntityManager, build: MapBuild, version: number): Promise<void> {
    const changes = `state = 'finished', step = NULL, progress = 1, map_version = $3, finished_at = now()`;
    await this.update(em, build, changes, [version]);
  }

  /** @throws BuildTaken */
  async fail(em: EntityManager, build: MapBuild, problem: string): Promise<void> {
    const changes = `state = 'failed', step = NULL, problem = $3, finished_at = now()`;
    await this.update(em, build, changes, [problem.slice(0, 500)]);
  }

  private async update(em: EntityManager, build: MapBuild, changes: string, values: unknown[]): Promise<void> {
    const [, changed] = await em.query<[unknown, number]>(
      `UPDATE style_map_builds SET ${changes} WHERE build_id = $1 AND attempt = $2 AND state = 'running'`,
      [build.buildId, build.attempt, ...values],
    );
    if (changed !== 1) throw new BuildTaken(`build ${build.buildId} was taken over`);
  }
}

export const toSetAsideView = ({ itemId, problem, queuedAt }: SetAsideRow): SetAsideItemView => ({
  item_id: itemId,
  problem,
  since: queuedAt.toISOString(),
});

export const toView = (build: MapBuild): MapBuildView => ({
  build_id: build.buildId,
  state: build.state,
  step: build.step,
  progress: build.progress,
  items: build.items,
  map_version: build.mapVersion,
  problem: build.problem,
  requested_at: build.requestedAt.toISOString(),
  started_at: build.startedAt?.toISOString() ?? null,
  finished_at: build.finishedAt?.toISOString() ?? null,
});
