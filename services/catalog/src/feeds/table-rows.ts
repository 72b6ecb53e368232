import { csvRows, type CsvRow } from './csv-rows.ts';
import { FeedUnusable } from './feed-reader.ts';

/** Where a table's cells stand. */
export interface TableColumns<C> {
  /** How many cells the header has. */
  width: number;
  /** A row may end early (Excel leaves trailing blanks out), but not before this many cells. */
  least: number;
  /** How many cells say which product a row is of. */
  keyed: number;
  pick(cells: readonly string[]): C;
}

/** A row whose cells stand under their headers. */
export interface TableRow<C> {
  row: number;
  cells: C;
  recoded: boolean;
}

/** Rows that follow each other and cannot be read. */
export interface Damage<C> {
  row: number;
  rows: number;
  detail: string;
  /** What could be read of the first, where that says which product it is of. */
  cells: C | null;
}

export type TableLine<C> = { kind: 'row'; row: TableRow<C> } | { kind: 'damage'; damage: Damage<C> };

/**
 * The rows of a table below the header that are not blank, each readable or part of some damage. After a quoting error the lines of a torn
 * description come as rows with too few cells; they are told as one damage, as they have one cause.
 */
export async function* tableRows<C>(
  bytes: AsyncIterable<Buffer>,
  columnsOf: (header: readonly string[]) => TableColumns<C>,
): AsyncGenerator<TableLine<C>> {
  let columns: TableColumns<C> | null = null;
  let names: ReadonlySet<string> = new Set();
  let damage: Damage<C> | null = null;
  for await (const line of csvRows(bytes)) {
    if (line.cells?.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      columns = columnsOf(headerOf(line));
      names = new Set(line.cells);
      continue;
    }
    if (isHeader(line, names)) {
      if (damage !== null) yield { kind: 'damage', damage };
      damage = null;
      yield { kind: 'damage', damage: damaged(line, 'it repeats the column names', columns) };
      continue;
    }
    const problem = problemOf(line, columns);
    if (problem === null && line.cells !== null) {
      if (damage !== null) yield { kind: 'damage', damage };
      damage = null;
      yield { kind: 'row', row: { row: line.row, cells: columns.pick(line.cells), recoded: line.recoded } };
    } else if (damage === null) {
      damage = damaged(line, problem, columns);
    } else {
      damage.rows += 1;
    }
  }
  if (damage !== null) yield { kind: 'damage', damage };
  if (columns === null)
    throw new FeedUnusable(
      'Cannot read the feed: the file has no row with column names. Export the products again and send that file.',
    );
}

function damaged<C>(line: CsvRow, problem: string | null, columns: TableColumns<C>): Damage<C> {
  const cells = line.cells ?? line.before;
  return {
    row: line.row,
    rows: 1,
    detail: `Row ${line.row} (line ${line.line} of the file) cannot be read: ${problem}.`,
    cells: cells.length >= columns.keyed ? columns.pick(cells) : null,
  };
}

/** Files put together with their headers: a row of column names is no product. */
function isHeader({ cells }: CsvRow, names: ReadonlySet<string>): boolean {
  const filled = cells?.filter((cell) => cell !== '') ?? [];
  return filled.length >= 3 && filled.every((cell) => names.has(cell));
}

function headerOf(line: CsvRow): string[] {
  if (line.cells !== null) return line.cells;
  throw new FeedUnusable(
    `Cannot read the feed: its first row, the column names, cannot be read: ${line.broken}. Export the products again and send that file.`,
  );
}

function problemOf(line: CsvRow, columns: Pick<TableColumns<unknown>, 'width' | 'least'>): string | null {
  if (line.cells === null) return line.broken;
  const count = line.cells.length;
  const tooMany = count > columns.width && line.cells.slice(columns.width).some((cell) => cell.trim() !== '');
  if (!tooMany && count >= columns.least) return null;
  return `it has ${count} cells and the header has ${columns.width}`;
}
