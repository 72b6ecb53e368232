import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { generatedActs } from './generated-people.ts';
import { readItems } from './items.ts';
import { madeItems } from './made-items.ts';

const HELP = `npm run taste:generate -- --out <folder> [--items <csv>] [--catalog 5000] [--people 1500] [--seed atelier]
                        [--popularity 0.5] [--taste 1.5]

Makes up people with known tastes and writes what they like and dislike to <folder>/interactions.csv, for npm run taste:replay.
Without --items it makes up a catalog too, in <folder>/items.csv. The same seed writes the same files.
`;

async function write(path: string, rows: Iterable<readonly (string | number)[]>): Promise<void> {
  const file = createWriteStream(path);
  for (const row of rows) {
    if (!file.write(`${row.map((cell) => cellOf(String(cell))).join(',')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

const cellOf = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    out: { type: 'string' },
    items: { type: 'string' },
    catalog: { type: 'string', default: '5000' },
    people: { type: 'string', default: '1500' },
    seed: { type: 'string', default: 'atelier' },
    popularity: { type: 'string', default: '0.5' },
    taste: { type: 'string', default: '1.5' },
  },
});
if (values.help || values.out === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { out, seed } = values;
  await mkdir(out, { recursive: true });
  const path = values.items ?? join(out, 'items.csv');
  if (values.items === undefined) {
    const made = madeItems(Number(values.catalog), seed);
    const columns = ['id', 'title', 'product_type', 'colour', 'gender', 'brand', 'price'] as const;
    await write(path, [columns, ...made.map((item) => columns.map((column) => item[column]))]);
  }
  const making = {
    people: Number(values.people),
    seed,
    popularity: Number(values.popularity),
    taste: Number(values.taste),
  };
  function* rows(items: Parameters<typeof generatedActs>[0]): Generator<(string | number)[]> {
    yield ['user', 'item', 'value', 'time'];
    for (const { user, item, value, time } of generatedActs(items, making)) yield [user, item, value, time];
  }
  await write(join(out, 'interactions.csv'), rows(await readItems(path)));
  process.stdout.write(`npm run taste:replay -- ${join(out, 'interactions.csv')} --items ${path}\n`);
}
