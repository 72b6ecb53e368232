import { csvRows, type CsvRow } from '../csv-rows.ts';
import { FeedUnusable } from '../feed-reader.ts';
import { shopifyColumns, type ShopifyCells, type ShopifyColumns } from './shopify-columns.ts';

/** A row whose cells stand under their headers. */
export interface ShopifyRow {
  row: number;
  cells: ShopifyCells;
  recoded: boolean;
}

/** Rows that follow each other and cannot be read. */
export interface Damage {
  row: number;
  rows: number;
  detail: string;
}

export type ShopifyLine = { kind: 'row'; row: ShopifyRow } | { kind: 'damage'; damage: Damage };

/**
 * The rows below the header that are not blank, each readable or part of some damage. After a quoting error the lines of a torn
 * description come as rows with too few cells; they are told as one damage, as they have one cause.
 */
export async function* shopifyRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<ShopifyLine> {
  let columns: ShopifyColumns | null = null;
  let damage: Damage | null = null;
  for await (const line of csvRows(bytes)) {
    if (line.cells?.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      columns = shopifyColumns(headerOf(line));
      continue;
    }
    const problem = problemOf(line, columns);
    if (problem === null && line.cells !== null) {
      if (damage !== null) yield { kind: 'damage', damage };
      damage = null;
      yield { kind: 'row', row: { row: line.row, cells: columns.pick(line.cells), recoded: line.recoded } };
    } else if (damage === null) {
      damage = {
        row: line.row,
        rows: 1,
        detail: `Row ${line.row} (line ${line.line} of the file) cannot be read: ${problem}.`,
      };
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

function headerOf(line: CsvRow): string[] {
  if (line.cells !== null) return line.cells;
  throw new FeedUnusable(
    `Cannot read the feed: its first row, the column names, cannot be read: ${line.broken}. Export the products again and send that file.`,
  );
}

function problemOf(line: CsvRow, columns: ShopifyColumns): string | null {
  if (line.cells === null) return line.broken;
  const count = line.cells.length;
  const tooMany = count > columns.width && line.cells.slice(columns.width).some((cell) => cell.trim() !== '');
  if (!tooMany && count >= columns.least) return null;
  return `it has ${count} cells and the header has ${columns.width}`;
}
