import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { MAP_ASSETS_DIR } from '../build/map-building.ts';
import { MAP_FILES, WorkFolder } from '../build/work-folder.ts';
import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import { decodeVectorModel } from '../vectors/vector-model-codec.rules.ts';
import { AddedItems } from './added-items.ts';
import { ItemIds } from './item-ids.ts';
import { LoadedMap } from './loaded-map.ts';

/** A map just published, or an item just added, is seen after this at the latest. */
const LOOK_EVERY_MS = 1_000;
/** What was added since is in after less; another map takes seconds to load, and nobody waits for it. */
const PATIENCE_MS = 100;

interface Shown {
  readonly version: number;
  readonly revision: number;
  readonly build_id: string;
  readonly items: number;
  readonly placed: number;
  readonly deepest_zoom: number;
}

/** The map that is shown now, held in memory as far as it takes to find neighbours and to make vectors. */
@Injectable()
export class CurrentMap {
  private loaded: LoadedMap | null = null;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly database: DataSource,
    @Inject(MAP_ASSETS_DIR) private readonly assetsDir: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null before the first map. While another is being loaded, or cannot be, the one before it. */
  async get(): Promise<LoadedMap | null> {
    if (performance.now() - this.lookedAt < LOOK_EVERY_MS) return this.loaded;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    await (this.loaded ? Promise.race([this.looking, sleep(PATIENCE_MS)]) : this.looking);
    return this.loaded;
  }

  private async look(): Promise<void> {
    try {
      await this.bring();
    } catch (error) {
      if (!this.loaded) throw error;
      this.logger.error({ err: error }, 'the style map cannot be brought up to date, it is used as it was');
    }
    this.lookedAt = performance.now();
  }

  private async bring(): Promise<void> {
    const [shown] = await this.database.query<Shown[]>(
      `SELECT version, revision, build_id, items, placed, deepest_zoom::int FROM style_map_current JOIN style_maps USING (version)`,
    );
    if (shown) {
      const map = shown.version === this.loaded?.version ? this.loaded : await this.load(shown);
      await map.bring(shown.revision, shown.placed);
      this.loaded = map;
    }
  }

  private async load({ version, build_id: buildId, items, deepest_zoom: deepestZoom }: Shown): Promise<LoadedMap> {
    const folder = new WorkFolder(this.assetsDir, buildId);
    const [ids, model] = await Promise.all([folder.read(MAP_FILES.ids), folder.read(MAP_FILES.model)]);
    return new LoadedMap({
      version,
      buildId,
      items,
      deepestZoom,
      model: decodeVectorModel(model),
      ids: new ItemIds(ids),
      index: NeighbourIndex.view(folder.path(MAP_FILES.index)),
      added: new AddedItems(this.database, version),
    });
  }
}
