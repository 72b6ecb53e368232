import type { Viewport } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { facetsOf, encodeTile, type TileItem } from '../src/style-map/tiles/tile-codec.ts';
import { tilePyramid } from '../src/style-map/tiles/tile-pyramid.ts';
import { deepestZoomOf } from '../src/style-map/tiles/tile-address.rules.ts';
import type { CatalogUnderTest } from './catalog-under-test.ts';

/** Where an item is put on the map, by the handle its row has. */
export type PlaceOf = (key: string) => { x: number; y: number };

interface Stored {
  item_id: string;
  key: string;
  kind: string | null;
  slot: string | null;
  department: string | null;
  colour_families: string[];
  materials: string[];
  pattern: string | null;
  seasons: string[];
  occasions: string[];
  brand: string | null;
  merchant: string;
  price_min: number;
  price_max: number;
  currency: string;
  in_stock: boolean;
}

const list = (value: string | null): string[] => (value === null ? [] : [value]);

/** Publishes a map of all products the catalog has, laid out as told; tiles are made by the pyramid and codec of the build. */
export async function publishMap({ database }: CatalogUnderTest, placeOf: PlaceOf): Promise<number> {
  const rows = await database.query<Stored>('SELECT * FROM catalog.products ORDER BY item_id');
  const places = Float32Array.from(rows.flatMap(({ key }) => [placeOf(key).x, placeOf(key).y]));
  const deepest = deepestZoomOf(rows.length);
  const buildId = `build-${rows.length}-${Math.random().toString(36).slice(2)}`;
  await database.query(
    `INSERT INTO catalog.style_map_builds (build_id, state, requested_by, requested_at) VALUES ($1, 'finished', 'tests', now())`,
    [buildId],
  );
  const [map] = await database.query<{ version: number }>(
    `INSERT INTO catalog.style_maps (build_id, items, deepest_zoom, published_at, model) VALUES ($1, $2, $3, now(), '{}') RETURNING version`,
    [buildId, rows.length, deepest],
  );
  const version = map?.version ?? 0;
  await database.query(
    `INSERT INTO catalog.style_map_places (version, item_id, x, y) SELECT $1, * FROM unnest($2::text[], $3::real[], $4::real[])`,
    [
      version,
      rows.map(({ item_id: itemId }) => itemId),
      rows.map((_, at) => places[2 * at]),
      rows.map((_, at) => places[2 * at + 1]),
    ],
  );
  for (const tile of tilePyramid(places, (row) => rows[row]?.item_id ?? '', deepest)) {
    const sample = tile.rows.map((row, at) => tileItem(rows[row] as Stored, places, row, tile.weights[at] ?? 1));
    await database.query(`INSERT INTO catalog.style_map_tiles VALUES ($1, $2, $3, $4, $5, $6)`, [
      version,
      tile.zoom,
      tile.tx,
      tile.ty,
      tile.items,
      encodeTile(sample),
    ]);
  }
  await database.query(
    `INSERT INTO catalog.style_map_current (version) VALUES ($1) ON CONFLICT (one) DO UPDATE SET version = $1, revision = 0`,
    [version],
  );
  return version;
}

const tileItem = (row: Stored, places: Float32Array, at: number, weight: number): TileItem => ({
  itemId: row.item_id,
  x: places[2 * at] ?? 0,
  y: places[2 * at + 1] ?? 0,
  weight,
  priceMin: row.price_min,
  priceMax: row.price_max,
  currency: row.currency,
  inStock: row.in_stock,
  facets: facetsOf({
    kind: list(row.kind),
    slot: list(row.slot),
    department: list(row.department),
    colour_family: row.colour_families,
    material: row.materials,
    pattern: list(row.pattern),
    season: row.seasons,
    occasion: row.occasions,
    brand: list(row.brand),
    merchant: [row.merchant],
  }),
});

/** One region at zoom 0, three at zoom 1, as a build would name them; each with a typical item. */
export async function addRegions({ database }: CatalogUnderTest, version: number): Promise<void> {
  await database.query(
    `INSERT INTO catalog.style_map_clusters (version, cluster_id, zoom, label, items, x, y, x_min, y_min, x_max, y_max, currency, price_min, price_max,
       typical_item_id, opens_zoom)
     SELECT $1, r.id, r.zoom, r.label, r.items, r.x, 0.3, greatest(0, r.x - 0.25), 0.05, least(1, r.x + 0.25), 0.55, 'EUR', 1000, 9000,
       (SELECT item_id FROM catalog.products WHERE key = r.typical), r.zoom + 1
     FROM (VALUES ('z0-1', 0, 'everything', 260, 0.5, 'p-9'), ('z1-1', 1, 'navy knitwear', 100, 0.2, 'p-0'),
       ('z1-2', 1, 'red shirts', 99, 0.5, 'p-1'), ('z1-3', 1, 'green trousers', 98, 0.8, 'p-2')) AS r (id, zoom, label, items, x, typical)`,
    [version],
  );
}

/** On a lattice of 20 columns and 13 rows, by the number in the key. */
export const onLattice: PlaceOf = (key) => {
  const n = Number(key.split('-')[1]);
  return { x: ((n % 20) + 0.5) / 20, y: (Math.floor(n / 20) + 0.5) / 13 };
};

/** Which of the sixteen cells of a view of 24 items a place is in. */
export const cellIn = (
  { x_min, y_min, x_max, y_max }: Viewport,
  { x, y }: { readonly x: number | null; readonly y: number | null },
): string =>
  [((x ?? 0) - x_min) / (x_max - x_min), ((y ?? 0) - y_min) / (y_max - y_min)]
    .map((part) => Math.min(3, Math.floor(part * 4)))
    .join('/');

const COLOURS = ['Navy', 'Red', 'Green', 'Black', 'White'] as const;
const KINDS = [
  ['Cardigan', 'Knitwear'],
  ['Shirt', 'Shirts'],
  ['Trousers', 'Trousers'],
] as const;

/** Shirts, cardigans and trousers of all colours, so many, of two brands; prices go up with the number. */
export function clothes(count: number): FeedRow[] {
  return Array.from({ length: count }, (_, n) => {
    const [noun, type] = KINDS[n % KINDS.length] ?? KINDS[0];
    const colour = COLOURS[n % COLOURS.length] ?? 'Navy';
    return {
      handle: `p-${n}`,
      title: `${noun} number ${n}`,
      vendor: n % 2 === 0 ? 'Aava' : 'Berg',
      type,
      colour,
      size: 'M',
      price: `${20 + n}.00`,
      quantity: '5',
      gender: 'female',
    };
  });
}
