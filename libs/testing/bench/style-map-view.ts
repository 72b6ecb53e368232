import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { contracts, type ViewStyleMapInput } from '#libs/contracts';
import { Caller } from '../src/caller.ts';
import { endAll } from '../src/live.ts';
import { startRunServers } from '../src/run-servers.ts';
import { TestBed } from '../src/test-bed.ts';
import { percentile } from './load.ts';
import { fillCatalog } from './search-fill.ts';
import { makeMap } from './style-map-made.ts';
import { type Parts, partsOf } from './style-map-parts.ts';

const HELP = `Usage: npm run bench:map -- [--items 44000] [--clients 32] [--seconds 10] [--pause 250] [--map built|made]

Fills a database with generated products and a style map, looks at parts of it through the catalog service with so many clients, each
pausing so many ms between two looks as a person does, and prints p50 and p95 of what a client waits; the same for one client alone
and without pauses, and what each layer takes by itself. built: the map is made by a build of the service, with neighbours. made: only laid out, for millions.`;

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '44000' },
    clients: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '10' },
    pause: { type: 'string', default: '250' },
    map: { type: 'string', default: 'built' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const [items, clients, seconds, pause] = [values.items, values.clients, values.seconds, values.pause].map(Number) as [
  number,
  number,
  number,
  number,
];
const isBuilt = values.map === 'built';

/** A square somewhere, another one every time. */
let turn = 0;
function somewhere(zoom: number): NonNullable<ViewStyleMapInput['viewport']> {
  const side = 2 ** -zoom;
  const at = (step: number): number => ((turn++ * step) % 1) * (1 - side);
  const [x, y] = [at(0.618_034), at(0.754_878)];
  return { x_min: x, y_min: y, x_max: x + side, y_max: y + side };
}

const VIEWS: Record<string, () => ViewStyleMapInput> = {
  'whole map': () => ({}),
  'zoom 3': () => ({ viewport: somewhere(3) }),
  'zoom 7': () => ({ viewport: somewhere(7) }),
  'wide filter': () => ({ viewport: somewhere(2), filters: { slots: ['top', 'bottom'] } }),
  'narrow filter': () => ({ viewport: somewhere(1), filters: { kinds: ['belt'], colour_families: ['purple'] } }),
};

const servers = await startRunServers();
try {
  const bed = await TestBed.make(servers.facts);
  const parts = await partsOf();
  const took = stopwatch();
  await fillCatalog(bed.database, items, { variants: items <= 100_000 });
  console.log(`${items} items filled in ${took()} s`);
  if (!isBuilt) await makeMap(bed.database, parts, items);
  const mode = isBuilt ? 'child' : 'apart';
  await bed.service('catalog', { LOG_LEVEL: 'warn', CATALOG_STYLE_MAP_BUILDS: mode });
  const caller = await Caller.connect(servers.facts, bed.natsUrl);
  if (isBuilt) await build(caller);
  console.log(`map ${values.map} in ${took()} s`);
  const kinds: [string, () => Promise<unknown>][] = [
    ...Object.entries(VIEWS).map(([kind, input]): [string, () => Promise<unknown>] => [
      kind,
      () => caller.call(contracts.styleMap.viewStyleMap, input()),
    ]),
    ...(isBuilt ? await similar(caller) : []),
  ];
  for (const [, ask] of kinds) for (let at = 0; at < 30; at++) await ask();
  await load(kinds, { clients: 1, pause: 0 });
  await load(kinds, { clients, pause });
  await load(kinds, { clients, pause: 0 });
  await layers(bed.database.url('catalog_app'), parts);
  await endAll();
} finally {
  await servers.stop();
}

async function build(caller: Caller): Promise<void> {
  await caller.call(contracts.mapBuilds.startMapBuild, {});
  for (;;) {
    const [latest] = (await caller.call(contracts.mapBuilds.listMapBuilds, {})).builds;
    if (latest?.state === 'finished') return;
    if (latest?.state === 'failed') throw new Error(`The build failed: ${latest.problem}`);
    await sleep(250);
  }
}

async function similar(caller: Caller): Promise<[string, () => Promise<unknown>][]> {
  const { items: shown } = await caller.call(contracts.styleMap.viewStyleMap, { limit: 200 });
  return (['similar', 'goes_with', 'cheaper', 'other_colour'] as const).map((mode) => [
    mode,
    () =>
      caller.call(contracts.styleMap.getSimilarItems, { item_id: shown[turn++ % shown.length]?.item_id ?? '', mode }),
  ]);
}

async function load(
  kinds: readonly [string, () => Promise<unknown>][],
  { clients: count, pause: pauseMs }: { readonly clients: number; readonly pause: number },
): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  const times = new Map(kinds.map(([kind]): [string, number[]] => [kind, []]));
  await Promise.all(
    Array.from({ length: count }, async (_, client) => {
      await sleep((client / count) * pauseMs);
      for (let at = client; performance.now() < end; at++) {
        const [kind, ask] = kinds[at % kinds.length] ?? ['', () => Promise.resolve()];
        const asked = performance.now();
        await ask();
        times.get(kind)?.push(performance.now() - asked);
        if (pauseMs > 0) await sleep(pauseMs);
      }
    }),
  );
  const all = [...times.values()].flat();
  console.log(
    `\n${count} ${count === 1 ? 'client' : 'clients'}, ${pauseMs} ms between two looks, ${(all.length / seconds).toFixed(0)} looks/s`,
  );
  console.log('look                   p50 ms   p95 ms      n');
  for (const [kind, some] of [...times, ['all', all] as const])
    console.log(`${kind.padEnd(20)} ${figure(some, 0.5)} ${figure(some, 0.95)} ${String(some.length).padStart(6)}`);
}

/** Each layer of a view by itself, one after the other, nobody else about. */
async function layers(url: string, parts: Parts): Promise<void> {
  const database = await new DataSource(parts.catalogDatabase(url, 4)).initialize();
  const [map, rows] = [
    new parts.MapReader(database),
    new parts.MapRows(database, { of: (address: string) => address }),
  ];
  const shown = await map.current();
  if (!shown) throw new Error('There is no map');
  const times: Record<string, number[]> = { 'current map': [], 'tiles, cold': [], regions: [], 'rows of 48 items': [] };
  const timed = async <T>(layer: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const done = await work();
    times[layer]?.push(performance.now() - started);
    return done;
  };
  for (let at = 0; at < 200; at++) {
    const viewport = somewhere(at % 8);
    const tiles = parts.tilesIn(viewport, parts.levelOf(viewport, shown.deepestZoom, 16));
    await timed('current map', () => map.current());
    const read = await timed('tiles, cold', () => new parts.TileReader(database).read(shown, tiles));
    await timed('regions', () => map.clusters(shown, at % 8, viewport, 40));
    const ids = read.flatMap(({ sample }) => sample.map(({ itemId }) => itemId)).slice(0, 48);
    await timed('rows of 48 items', () => rows.of(ids));
  }
  console.log('\nlayer, by itself       p50 ms   p95 ms');
  for (const [layer, some] of Object.entries(times))
    console.log(`${layer.padEnd(20)} ${figure(some, 0.5)} ${figure(some, 0.95)}`);
  await database.destroy();
}

function figure(times: readonly number[], part: number): string {
  return percentile(Float64Array.from(times).sort(), part).toFixed(1).padStart(8);
}

function stopwatch(): () => string {
  const started = performance.now();
  return () => ((performance.now() - started) / 1_000).toFixed(0);
}
