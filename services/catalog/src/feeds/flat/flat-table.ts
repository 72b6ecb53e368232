import { FeedUnusable } from '../feed-reader.ts';
import { tableRows, type TableColumns } from '../table-rows.ts';
import {
  fieldName,
  type FieldNames,
  FLAT_FIELDS,
  type FlatCells,
  type FlatField,
  type FlatLine,
} from './flat-fields.ts';

const REQUIRED: readonly FlatField[] = ['id', 'title', 'price'];
const KEYS: readonly FlatField[] = ['id', 'groupId'];

/** The rows of a CSV or TSV with a format's column names. Throws FeedUnusable when a column that every row needs is missing. */
export async function* flatTable(bytes: AsyncIterable<Buffer>, names: FieldNames): AsyncGenerator<FlatLine> {
  for await (const line of tableRows(bytes, (header) => flatColumns(header, names))) {
    if (line.kind === 'damage') yield line;
    else yield { kind: 'row', row: { ...line.row, mended: false } };
  }
}

function flatColumns(header: readonly string[], names: FieldNames): TableColumns<FlatCells> {
  const columns = header.map(fieldName);
  const places = FLAT_FIELDS.flatMap((field): [FlatField, number[]][] => {
    const found = (names[field] ?? []).flatMap((name) =>
      columns.flatMap((column, at) => (column === name ? [at] : [])),
    );
    return found.length === 0 ? [] : [[field, found]];
  });
  const missing = REQUIRED.filter((field) => !places.some(([found]) => found === field)).map(
    (field) => names[field]?.[0],
  );
  if (missing.length > 0) {
    throw new FeedUnusable(
      `Cannot read the feed: the first row has no column ${missing.join(', ')}. The first row must hold the names of the fields, as the format's specification has them.`,
    );
  }
  const least =
    1 + Math.max(...places.flatMap(([field, found]) => (REQUIRED.includes(field) ? found.slice(0, 1) : [])));
  const keyed = 1 + Math.max(...places.flatMap(([field, found]) => (KEYS.includes(field) ? found : [])));
  return { width: header.length, least, keyed, pick: (cells) => pickCells(places, cells) };
}

function pickCells(places: readonly [FlatField, number[]][], cells: readonly string[]): FlatCells {
  const picked: FlatCells = {};
  for (const [field, columns] of places) {
    for (const column of columns) {
      const cell = cells[column]?.trim();
      if (cell) (picked[field] ??= []).push(cell);
    }
  }
  return picked;
}
