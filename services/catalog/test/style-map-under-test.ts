import { randomUUID } from 'node:crypto';
import { mapBuilds, type MapBuildView } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { msUntil } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

/** A catalog whose builds of the style map run, when they are asked for. */
export interface StyleMapUnderTest extends CatalogUnderTest {
  startBuild(): Promise<MapBuildView>;
  /** The build when it has ended. */
  buildEnded(buildId: string, withinMs?: number): Promise<MapBuildView>;
  /** From asking for it to its end. */
  build(): Promise<MapBuildView>;
  /** Waits until it holds. */
  until(holds: () => Promise<boolean>, what: string, withinMs?: number): Promise<void>;
  /** What the current map says of itself; null before the first. */
  shown(): Promise<ShownMap | null>;
}

export interface ShownMap {
  readonly version: number;
  readonly items: number;
  readonly placed: number;
  readonly deepest_zoom: number;
  readonly places: number;
  /** Count of the tile at zoom 0, and counts of the deepest together. */
  readonly whole: number;
  readonly deepest: number;
  readonly clusters: number;
}

const SHOWN = `SELECT m.version, m.items, m.placed, m.deepest_zoom::int,
    (SELECT count(*)::int FROM catalog.style_map_places p WHERE p.version = m.version) AS places,
    (SELECT coalesce(sum(items), 0)::int FROM catalog.style_map_tiles t WHERE t.version = m.version AND zoom = 0) AS whole,
    (SELECT coalesce(sum(items), 0)::int FROM catalog.style_map_tiles t WHERE t.version = m.version AND zoom = m.deepest_zoom) AS deepest,
    (SELECT count(*)::int FROM catalog.style_map_clusters c WHERE c.version = m.version) AS clusters
  FROM catalog.style_map_current JOIN catalog.style_maps m USING (version)`;

export async function styleMapUnderTest(extra: Record<string, string> = {}): Promise<StyleMapUnderTest> {
  const catalog = await catalogUnderTest({ CATALOG_STYLE_MAP_BUILDS: 'child', ...extra });
  const { caller, database } = catalog;
  const until: StyleMapUnderTest['until'] = async (holds, what, withinMs = 60_000) => {
    await msUntil(holds, withinMs, 25, () => what);
  };
  const find = async (buildId: string): Promise<MapBuildView | undefined> => {
    const { builds } = await caller.call(mapBuilds.listMapBuilds, {});
    return builds.find(({ build_id: id }) => id === buildId);
  };
  const startBuild = (): Promise<MapBuildView> =>
    caller.call(mapBuilds.startMapBuild, {}, { idempotencyKey: randomUUID() });
  const buildEnded: StyleMapUnderTest['buildEnded'] = async (buildId, withinMs) => {
    let view: MapBuildView | undefined;
    const hasEnded = async (): Promise<boolean> => {
      view = await find(buildId);
      return view?.state === 'finished' || view?.state === 'failed';
    };
    await until(hasEnded, `end of build ${buildId}`, withinMs);
    if (!view) throw new Error(`There is no build ${buildId}`);
    return view;
  };
  return {
    ...catalog,
    until,
    startBuild,
    buildEnded,
    build: async () => buildEnded((await startBuild()).build_id),
    shown: async () => (await database.query<ShownMap>(SHOWN))[0] ?? null,
  };
}

const KINDS = ['T-Shirt', 'Sneakers', 'Sweater', 'Jeans', 'Handbag', 'Dress'] as const;
const COLOURS = ['Navy', 'Black', 'White', 'Red', 'Green'] as const;

/** Rows of a feed with as many products of the usual kinds and colours. */
export const garments = (count: number, prefix = 'g'): FeedRow[] =>
  Array.from({ length: count }, (_, n): FeedRow => {
    const [kind, colour] = [KINDS[n % KINDS.length] ?? '', COLOURS[n % COLOURS.length] ?? ''];
    return {
      handle: `${prefix}-${n}`,
      title: `${colour} ${kind} ${prefix} ${n}`,
      type: kind,
      colour,
      price: `${20 + (n % 7) * 15}.00`,
    };
  });
