import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import {
  colourFigures,
  confusions,
  type Figure,
  judge,
  type Judged,
  type LabelledRow,
  seasonAndUsageFigures,
  subCategoryFigures,
} from './figures.ts';

const HELP = `npm run attributes -- report <csv>

Derives attributes from the display name alone and compares them with the labels of a file with the columns
id, gender, masterCategory, subCategory, articleType, baseColour, season, year, usage, productDisplayName.
The labels judge; no rule sees them.

Parts     By SHA-256 of the id: 30 % \`develop\` may be read while rules are written, 70 % \`judge\` may not.
Colour    A name states its label when a word of our colour table with the label's family stands in it, taken without the
          rules for brands, places and doubtful words, which are what is judged. Main: the first colour we give has the
          label's family. Among: any of them has. A name without any colour word must give none.
Season,   Compared where we give any; the baseline always says the most common label of the same rows.
usage
`;

const DEVELOP_PERCENT = 30;
const MOST_CONFUSIONS = 12;

const isDevelop = ({ id }: LabelledRow): boolean =>
  Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 100 < DEVELOP_PERCENT;

async function readRows(path: string): Promise<LabelledRow[]> {
  const rows: LabelledRow[] = [];
  const parser = createReadStream(path).pipe(parse({ columns: true, relax_column_count: true, relax_quotes: true }));
  for await (const row of parser) rows.push(row as LabelledRow);
  return rows;
}

const line = ({ name, right, of }: Figure): string =>
  `  ${name}: ${of === 0 ? 'none' : `${((100 * right) / of).toFixed(2)} % (${right} of ${of})`}`;

function print(part: string, judged: readonly Judged[]): void {
  const figures = [...subCategoryFigures(judged), ...colourFigures(judged), ...seasonAndUsageFigures(judged)];
  const worst = confusions(judged, MOST_CONFUSIONS).map(([pair, count]) => `  ${count} × ${pair}`);
  process.stdout.write([`${part}: ${judged.length} names`, ...figures.map(line), '  worst:', ...worst, ''].join('\n'));
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
});
const [command, path] = positionals;
if (values.help || command !== 'report' || path === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const rows = await readRows(path);
  const before = performance.now();
  const judged = rows.map((row) => judge(row));
  const seconds = (performance.now() - before) / 1000;
  print(
    'develop',
    judged.filter(({ row }) => isDevelop(row)),
  );
  print(
    'judge',
    judged.filter(({ row }) => !isDevelop(row)),
  );
  process.stdout.write(`speed: ${Math.round(rows.length / seconds)} products a second, judging included\n`);
}
