import { parseArgs } from 'node:util';
import {
  colourFigures,
  confusions,
  departmentFigures,
  type Figure,
  judge,
  type Judged,
  seasonAndUsageFigures,
  subCategoryFigures,
} from './figures.ts';
import { isDevelop, readLabelled } from './labelled-file.ts';

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

const MOST_CONFUSIONS = 12;

const line = ({ name, right, of }: Figure): string =>
  `  ${name}: ${of === 0 ? 'none' : `${((100 * right) / of).toFixed(2)} % (${right} of ${of})`}`;

function print(part: string, judged: readonly Judged[]): void {
  const figures = [
    ...subCategoryFigures(judged),
    ...colourFigures(judged),
    ...departmentFigures(judged),
    ...seasonAndUsageFigures(judged),
  ];
  const worst = confusions(judged, MOST_CONFUSIONS).map(([pair, count]) => `  ${count} × ${pair}`);
  process.stdout.write([`${part}: ${judged.length} names`, ...figures.map(line), '  worst:', ...worst, ''].join('\n'));
}

async function report(csv: string): Promise<void> {
  const rows = await readLabelled(csv);
  const before = performance.now();
  const judged = rows.map(judge);
  const seconds = (performance.now() - before) / 1000;
  const developed = judged.filter(({ row }) => isDevelop(row));
  const unseen = judged.filter(({ row }) => !isDevelop(row));
  print('develop', developed);
  print('judge', unseen);
  process.stdout.write(`speed: ${Math.round(rows.length / seconds)} products a second, judging included\n`);
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
  await report(path).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
