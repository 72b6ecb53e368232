import { type FieldNames, fieldName, type FlatCells, type FlatField, type FlatLine } from '../flat/flat-fields.ts';
import { jsonElements } from '../json/json-elements.ts';

/** Names of fields that are remembered; a feed has fewer, and a made-up one must not fill the memory. */
const MAX_SPELLINGS = 1_000;

/** The rows of JSON lines (or of a list) with a format's field names. */
export async function* flatJson(bytes: AsyncIterable<Buffer>, names: FieldNames): AsyncGenerator<FlatLine> {
  const fields = new Fields(names);
  for await (const { row, value, broken, recoded, mended } of jsonElements(bytes)) {
    const problem = broken ?? (isObject(value) ? null : 'it is not an object');
    if (problem !== null || !isObject(value)) {
      const detail = `Row ${row} cannot be read: ${problem}.`;
      yield { kind: 'damage', damage: { row, rows: 1, detail, cells: null } };
      continue;
    }
    yield { kind: 'row', row: { row, cells: cellsOf(value, fields), recoded, mended } };
  }
}

/** Finds the field of a name, whatever the way it is written; the name that counts most first. */
class Fields {
  private readonly known = new Map<string, { field: FlatField; rank: number }>();
  private readonly spelled = new Map<string, { field: FlatField; rank: number } | null>();

  constructor(names: FieldNames) {
    for (const [field, list] of Object.entries(names) as [FlatField, readonly string[]][])
      list.forEach((name, rank) => this.known.set(name, { field, rank }));
  }

  of(name: string): { field: FlatField; rank: number } | null {
    const spelled = this.spelled.get(name);
    if (spelled !== undefined) return spelled;
    const found = name.length > 64 ? null : (this.known.get(fieldName(name)) ?? null);
    if (this.spelled.size < MAX_SPELLINGS) this.spelled.set(name, found);
    return found;
  }
}

function cellsOf(value: object, fields: Fields): FlatCells {
  const cells: FlatCells = {};
  const ranks: Partial<Record<FlatField, number>> = {};
  for (const [name, cell] of Object.entries(value) as [string, unknown][]) {
    const found = fields.of(name);
    const texts = found === null ? [] : valuesOf(cell, found.field);
    if (found === null || texts.length === 0) continue;
    const { field, rank } = found;
    const others = cells[field] ?? [];
    cells[field] =
      rank < (ranks[field] ?? -1) ? [...texts, ...others] : others.length === 0 ? texts : [...others, ...texts];
    ranks[field] = Math.min(rank, ranks[field] ?? rank);
  }
  return cells;
}

/** A list of colours or materials is one value, as Google writes it: `Navy/White`. */
function valuesOf(cell: unknown, field: FlatField): string[] {
  if ((field === 'price' || field === 'salePrice') && isObject(cell)) return [amountIn(cell)];
  const texts = textsOf(cell);
  const isJoined = Array.isArray(cell) && texts.length > 1 && (field === 'colour' || field === 'material');
  return isJoined ? [texts.join('/')] : texts;
}

/** `{"value": "19.99", "currency": "USD"}`, as Google's interfaces have it. An `amount` could be in cents, so it stays what it is. */
function amountIn(price: object): string {
  const { value, currency } = price as { value?: unknown; currency?: unknown };
  const isAmount = typeof value === 'number' || (typeof value === 'string' && value !== '');
  return isAmount && typeof currency === 'string' ? `${value} ${currency}` : JSON.stringify(price);
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
