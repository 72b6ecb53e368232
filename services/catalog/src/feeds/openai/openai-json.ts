import { type FieldNames, fieldName, type FlatCells, type FlatField, type FlatLine } from '../flat/flat-fields.ts';
import { jsonElements } from '../json/json-elements.ts';

/** The rows of JSON lines (or of a list) with a format's field names. */
export async function* flatJson(bytes: AsyncIterable<Buffer>, names: FieldNames): AsyncGenerator<FlatLine> {
  const fields = Object.entries(names) as [FlatField, readonly string[]][];
  for await (const { row, value, broken, recoded } of jsonElements(bytes)) {
    const problem = broken ?? (isObject(value) ? null : 'it is not an object');
    if (problem !== null || !isObject(value)) {
      yield { kind: 'damage', damage: { row, rows: 1, detail: `Row ${row} cannot be read: ${problem}.` } };
      continue;
    }
    yield { kind: 'row', row: { row, cells: cellsOf(value, fields), recoded, mended: false } };
  }
}

function cellsOf(value: object, fields: readonly [FlatField, readonly string[]][]): FlatCells {
  const given = new Map(Object.entries(value).map(([name, cell]) => [fieldName(name), cell as unknown]));
  const cells: FlatCells = {};
  for (const [field, names] of fields) {
    const texts = names.flatMap((name) => textsOf(given.get(name)));
    if (texts.length > 0) cells[field] = texts;
  }
  return cells;
}

/** Numbers and flags as a table would have them, a list as its values, an object as JSON. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.slice(0, 1_000).flatMap((part) => (Array.isArray(part) ? [] : textsOf(part)));
  return isObject(value) ? [JSON.stringify(value)] : [];
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
