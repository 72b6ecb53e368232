import { parseArgs } from 'node:util';
import { buildMap } from './built-map.ts';
import { Catalog } from './catalog.ts';
import { judgeClusters } from './cluster-quality.ts';
import { itemsOfCsv } from './items-of-csv.ts';
import { type Judge, judgeIndex, judgeNeighbourhoods, judgeStability } from './judges.ts';
import { Steps } from './steps.ts';

const HELP = `npm run style-map:quality -- <csv> [--items 44000] [--asked 1000]

Builds a style map of the items of a file as the service does, then once more with 5 % new items, and judges both against PCA
of the same vectors. Items are made of their names alone (column productDisplayName); labels are seen by judges only.

--items   How many: fewer are drawn evenly from the file, more are made up of pairs of its items of one kind. All unless given.
--asked   Items, drawn evenly, whose neighbours are compared with those among all others. 1000 unless given.
`;

/** What is printed, in this order. */
const JUDGES: readonly (readonly [title: string, judge: Judge])[] = [
  ['neighbourhoods', judgeNeighbourhoods],
  ['stability', judgeStability],
  ['index', judgeIndex],
  ['clusters', judgeClusters],
];
/** Every so manyeth item is new to the second map: 5 %. */
const NEW = 20;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function report(csv: string, items: number | null, asked: number): Promise<void> {
  const read = await itemsOfCsv(csv);
  const catalog = new Catalog(read, items ?? read.length);
  const steps = new Steps(print);
  const all = Array.from({ length: catalog.size }, (_, row) => row);
  print(`first map, ${catalog.size - Math.ceil(catalog.size / NEW)} items`);
  const first = await buildMap(
    catalog,
    all.filter((row) => row % NEW !== 0),
    null,
    steps,
  );
  print(`rebuild, ${catalog.size} items`);
  const second = await buildMap(catalog, all, first, steps);
  for (const [title, judge] of JUDGES) {
    print(title);
    for (const line of await judge({ catalog, first, second, asked, steps })) print(line);
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    items: { type: 'string' },
    asked: { type: 'string', default: '1000' },
  },
});
const [path] = positionals;
if (values.help || path === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  await report(path, values.items === undefined ? null : Number(values.items), Number(values.asked)).catch(
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
