import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { advisoryLock } from '#libs/database';
import { Clock, LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { CurrentMap } from '../current/current-map.ts';
import type { LoadedMap } from '../current/loaded-map.ts';
import { placeBetween } from '../layout/place-between.rules.ts';
import type { Place } from '../layout/places.rules.ts';
import { FEATURE_COLUMNS, type FeatureRow, featuresOf } from '../vectors/feature-columns.rules.ts';
import { madeVector } from '../vectors/made-vector.rules.ts';
import { encodeVector } from '../vectors/vector-codec.rules.ts';
import { vectorOf } from '../vectors/vector-model.rules.ts';
import { holdQueued, type QueuedItem, setAside, takeOff, waitingItems } from './map-queue.ts';
import { writePlaces, writeVectors } from './place-writer.ts';
import { facetsOf, type TileItem } from './tile-codec.ts';
import { TILE_COLUMNS, type TileRow, tileSourceOf } from './tile-source.ts';
import { addToTiles, renewInTiles } from './tile-updates.ts';

const BATCH = 64;
const NEIGHBOURS = 12;
/** Of these some may have lost their place. */
const ASKED = 2 * NEIGHBOURS;
const LOCK = advisoryLock('catalog.map-placing');
/** A map that has grown by more than half waits to be built anew: new items no longer lie among their like. */
const MOST_GROWTH = 0.5;
const LEAST_GROWTH = 1_000;

type ItemRow = FeatureRow & TileRow & { readonly visible: boolean };

const ITEMS = `SELECT p.item_id, p.visible, ${FEATURE_COLUMNS}, ${TILE_COLUMNS} FROM products p WHERE p.item_id = ANY ($1::text[])`;

/**
 * Puts items that are new since the map was built on it, among those they are most like, and keeps true of changed ones their vectors and
 * what tiles say of them.
 */
@Injectable()
export class ItemPlacer {
  constructor(
    private readonly database: DataSource,
    private readonly current: CurrentMap,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes the items that have waited longest. @returns whether there were any it could do something about. */
  async placeSome(): Promise<boolean> {
    const map = await this.current.get();
    if (!map || map.items === 0 || map.placed > Math.max(LEAST_GROWTH, MOST_GROWTH * map.items)) return false;
    const queued = await waitingItems(this.database, BATCH);
    if (queued.length === 0) return false;
    const readAt = this.clock.now();
    const rows = await this.database.query<ItemRow[]>(ITEMS, [queued.map(({ itemId }) => itemId)]);
    const made = rows.map((row) => ({ row, ...madeVector(() => vectorOf(featuresOf(row), map.model)) }));
    const items = made.flatMap(({ row, vector }) => (vector ? [{ row, vector }] : []));
    const problems = new Map(made.flatMap(({ row, problem }) => (problem === null ? [] : [[row.item_id, problem]])));
    const seen = rows.filter(({ visible }) => visible);
    const known = await placesOf(this.database, map.version, seen);
    const placed = await this.placesFor(
      map,
      items.filter(({ row }) => row.visible && !known.has(row.item_id)),
    );
    return this.database.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      // Held until this ends: no other map is published in between.
      const [shown] = await em.query<{ version: number }[]>('SELECT version FROM style_map_current FOR UPDATE');
      if (shown?.version !== map.version) return false;
      const held = await holdQueued(em, queued);
      const vectors = items.map(({ row, vector }) => ({ itemId: row.item_id, vector: encodeVector(vector) }));
      await writeVectors(em, map.model.id, vectors, readAt);
      const latest = seen.filter(({ item_id: id }) => held.has(id));
      await this.write(em, map, placed, latest);
      await this.leave(em, queued, problems);
      return true;
    });
  }

  /** One that has no vector is set aside, with the reason for an operator; all others are done with. */
  private async leave(
    em: EntityManager,
    queued: readonly QueuedItem[],
    problems: ReadonlyMap<string, string>,
  ): Promise<void> {
    const aside = queued.flatMap((one) => {
      const problem = problems.get(one.itemId);
      return problem === undefined ? [] : [{ ...one, problem }];
    });
    await setAside(em, aside);
    await takeOff(
      em,
      queued.filter(({ itemId }) => !problems.has(itemId)),
    );
    for (const { itemId, problem } of aside)
      this.logger.warn({ item_id: itemId, problem }, 'an item cannot be put on the style map, it was set aside');
  }

  /** `latest`: new ones and changed ones, as they are now. */
  private async write(
    em: EntityManager,
    map: LoadedMap,
    placed: readonly TileItem[],
    latest: readonly ItemRow[],
  ): Promise<void> {
    const fresh = new Set(await writePlaces(em, map.version, placed, this.clock.now()));
    const added = placed.filter(({ itemId }) => fresh.has(itemId));
    if (added.length > 0) await addToTiles(em, map, added);
    const before = latest.filter(({ item_id: id }) => !fresh.has(id));
    const places = await placesOf(em, map.version, before);
    const isRenewed = await renewInTiles(
      em,
      map,
      before.flatMap((row) => tileItemsOf(row, places.get(row.item_id))),
    );
    if (added.length > 0 || isRenewed) await em.query('UPDATE style_map_current SET revision = revision + 1');
    if (added.length > 0)
      await em.query('UPDATE style_maps SET placed = placed + $2 WHERE version = $1', [map.version, added.length]);
  }

  private async placesFor(
    map: LoadedMap,
    items: readonly { row: ItemRow; vector: Float32Array }[],
  ): Promise<TileItem[]> {
    const near = items.map(({ row, vector }) =>
      map.nearest(vector, ASKED).filter(({ itemId }) => itemId !== row.item_id),
    );
    const places = await placesOf(
      this.database,
      map.version,
      near.flat().map(({ itemId }) => ({ item_id: itemId })),
    );
    return items.flatMap(({ row }, at) => {
      const among = (near[at] ?? []).flatMap(({ itemId, similarity }) => {
        const place = places.get(itemId);
        return place ? [{ ...place, similarity }] : [];
      });
      return tileItemsOf(row, placeBetween(among.slice(0, NEIGHBOURS)));
    });
  }
}

/** Where items lie; what is not on the map is missing. */
async function placesOf(
  database: Pick<EntityManager, 'query'>,
  version: number,
  items: readonly { readonly item_id: string }[],
): Promise<Map<string, Place>> {
  const ids = [...new Set(items.map(({ item_id: id }) => id))];
  const known = await database.query<(Place & { item_id: string })[]>(
    'SELECT item_id, x::float8, y::float8 FROM style_map_places WHERE version = $1 AND item_id = ANY ($2::text[])',
    [version, ids],
  );
  return new Map(known.map(({ item_id: id, x, y }) => [id, { x, y }]));
}

/** None of an item that has no place. */
function tileItemsOf(row: ItemRow, place: Place | null | undefined): TileItem[] {
  if (!place) return [];
  const { values, ...source } = tileSourceOf(row);
  return [{ ...source, ...place, weight: 1, facets: facetsOf(values) }];
}
