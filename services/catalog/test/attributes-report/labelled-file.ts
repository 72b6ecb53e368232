import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** A row of the labelled file. Only `productDisplayName` is read by the rules; the rest judges them. */
export interface LabelledRow {
  readonly id: string;
  readonly gender: string;
  readonly subCategory: string;
  readonly baseColour: string;
  readonly season: string;
  readonly usage: string;
  readonly productDisplayName: string;
}

const COLUMNS = ['id', 'gender', 'subCategory', 'baseColour', 'season', 'usage', 'productDisplayName'] as const;
const DEVELOP_PERCENT = 30;

/** Reads the rows; throws when a column is missing, and the file system's error when the file cannot be read. */
export async function readLabelled(path: string | URL): Promise<LabelledRow[]> {
  const rows = parse<LabelledRow>(await readFile(path), {
    columns: true,
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
  });
  const missing = COLUMNS.filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0) throw new Error(`Cannot judge by this file: it has no ${missing.join(', ')}`);
  return rows;
}

/** Whether a row may be read while rules are written; always the same for the same id. */
export const isDevelop = ({ id }: Pick<LabelledRow, 'id'>): boolean =>
  Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 100 < DEVELOP_PERCENT;
