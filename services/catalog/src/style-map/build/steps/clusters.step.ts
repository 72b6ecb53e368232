import { type ClusterRow, clusterRows, type Clustered } from '../../clusters/cluster-rows.ts';
import { ItemTokens, tokenValuesOf } from '../../clusters/item-tokens.ts';
import { deepestZoomOf } from '../../tiles/tile-address.rules.ts';
import type { BuildContext, BuildStep } from '../build-context.ts';
import { idsOf, listedItems } from '../item-list.ts';
import { placesOf } from './layout.step.ts';

/** Divides the map into regions with names. Writes rows of a version that nobody reads before it is published. */
export const clusters: BuildStep = async (context) => {
  const rows = clusterRows(await clusteredOf(context));
  const { database, build, report } = context;
  const items = (await idsOf(context.folder)).count;
  await report(0.8);
  await database.transaction(async (em) => {
    const [map] = await em.query<{ version: number }[]>(
      `INSERT INTO style_maps (build_id, items, deepest_zoom, model) VALUES ($1, $2, $3, '{}')
       ON CONFLICT (build_id) DO UPDATE SET items = excluded.items RETURNING version`,
      [build.buildId, items, deepestZoomOf(items)],
    );
    if (!map) throw new Error('A map that was written gave no version');
    await em.query('DELETE FROM style_map_clusters WHERE version = $1', [map.version]);
    await em.query(INSERT, [map.version, JSON.stringify(rows)]);
  });
};

const COLUMNS = {
  cluster_id: 'text',
  zoom: 'smallint',
  parent_id: 'text',
  label: 'text',
  items: 'integer',
  x: 'real',
  y: 'real',
  x_min: 'real',
  y_min: 'real',
  x_max: 'real',
  y_max: 'real',
  currency: 'text',
  price_min: 'integer',
  price_max: 'integer',
  typical_item_id: 'text',
  opens_zoom: 'smallint',
} as const satisfies Record<keyof ClusterRow, string>;

const NAMES = Object.keys(COLUMNS).join(', ');
const INSERT = `INSERT INTO style_map_clusters (version, ${NAMES}) SELECT $1, ${NAMES} FROM jsonb_to_recordset($2) AS r (${Object.entries(
  COLUMNS,
)
  .map((column) => column.join(' '))
  .join(', ')})`;

async function clusteredOf({ folder }: BuildContext): Promise<Clustered> {
  const places = await placesOf(folder);
  const count = places.length / 2;
  const ids = await idsOf(folder);
  const currencies: string[] = [];
  const input = {
    places,
    tokens: new ItemTokens(count),
    prices: {
      lowest: new Uint32Array(count),
      highest: new Uint32Array(count),
      currency: new Uint16Array(count),
      currencies,
    },
    pictured: new Uint8Array(count),
    idOf: (row: number) => ids.of(row),
  };
  let row = 0;
  for await (const { values, priceMin, priceMax, currency, pictured } of listedItems(folder)) {
    input.tokens.add(tokenValuesOf(values));
    input.prices.lowest[row] = priceMin;
    input.prices.highest[row] = priceMax;
    const known = currencies.indexOf(currency);
    input.prices.currency[row] = known >= 0 ? known : currencies.push(currency) - 1;
    input.pictured[row] = pictured ? 1 : 0;
    row++;
  }
  return input;
}
