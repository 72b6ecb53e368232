import { type ExportFormat, OperationError } from '#libs/contracts';
import { csvLine, rawCsvLine } from '../quarantine/csv-line.rules.ts';
import {
  type ExportedProduct,
  type ExportedVariant,
  type ExportSettings,
  openAiRow,
  type OpenAiRow,
} from './openai-row.rules.ts';
import { problemsOf, type RowProblem } from './openai-row.validate.rules.ts';

/** A variant to export, and its place in the order of exports. */
export interface ExportedRow {
  readonly product: ExportedProduct & { readonly merchant: string };
  readonly variant: ExportedVariant;
  readonly place: ExportPlace;
}

export interface ExportPlace {
  readonly itemId: string;
  readonly position: number;
  readonly variantId: string;
}

/** What an answer may weigh, as it is sent: below the megabyte that a message may have, with room for what goes with it. */
const MAX_BYTES = 700_000;

interface Page {
  readonly lines: string[];
  readonly leftOut: { field: string; problem: string; rows: number }[];
  /** Rows it has dealt with, from the first; at least one where there are any. */
  readonly rows: number;
}

/** As many of the rows as fit into an answer. */
export function pageOf(rows: readonly ExportedRow[], format: ExportFormat, settings: ExportSettings): Page {
  const lines: string[] = [];
  const leftOut = new Map<string, Page['leftOut'][number]>();
  let bytes = 0;
  let done = 0;
  for (const exported of rows) {
    const row = openAiRow(exported.product, exported.variant, settings);
    const problems = problemsOf(row);
    const line = lineOf(row, problems, exported.product.merchant, format);
    bytes += line === null ? 0 : Buffer.byteLength(JSON.stringify(line)) + 1;
    if (done > 0 && bytes > MAX_BYTES) break;
    if (line !== null) lines.push(line);
    for (const { field, problem } of problems) {
      const key = `${field} ${problem}`;
      leftOut.set(key, { field, problem, rows: (leftOut.get(key)?.rows ?? 0) + 1 });
    }
    done += 1;
  }
  return { lines, leftOut: [...leftOut.values()].sort((a, b) => b.rows - a.rows), rows: done };
}

/** The first line of a table; JSON lines have none. */
export function headerOf(format: ExportFormat): string[] {
  if (format === 'problems') return [csvLine(PROBLEM_COLUMNS)];
  return format === 'csv' ? [rawCsvLine(COLUMNS)] : [];
}

const PROBLEM_COLUMNS = ['merchant', 'item_id', 'variant_id', 'title', 'problems', 'what_to_do'];

/** Every field a row can have, in the order of the table. */
const COLUMNS = Object.keys({
  is_eligible_search: 0,
  is_eligible_checkout: 0,
  item_id: 0,
  group_id: 0,
  listing_has_variations: 0,
  item_group_title: 0,
  title: 0,
  description: 0,
  url: 0,
  brand: 0,
  condition: 0,
  product_category: 0,
  material: 0,
  age_group: 0,
  gender: 0,
  color: 0,
  size: 0,
  variant_dict: 0,
  gtin: 0,
  price: 0,
  sale_price: 0,
  availability: 0,
  image_url: 0,
  additional_image_urls: 0,
  seller_name: 0,
  seller_url: 0,
  target_countries: 0,
  store_country: 0,
} satisfies Record<keyof OpenAiRow, 0>) as (keyof OpenAiRow)[];

function lineOf(
  row: OpenAiRow,
  problems: readonly RowProblem[],
  merchant: string,
  format: ExportFormat,
): string | null {
  if (format === 'problems') {
    if (problems.length === 0) return null;
    const named = problems.map(({ field, problem }) => `${field} ${problem}`).join('; ');
    const details = new Set(problems.map(({ field, detail }) => `${field}: ${detail}`));
    return csvLine([merchant, row.group_id, row.item_id, row.title, named, [...details].join(' ')]);
  }
  if (problems.length > 0) return null;
  if (format === 'csv') return rawCsvLine(COLUMNS.map((field) => cellOf(row[field])));
  return JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
}

function cellOf(value: OpenAiRow[keyof OpenAiRow]): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const PLACE = /^([A-Za-z0-9_-]{1,64})\.(\d{1,9})\.([A-Za-z0-9_-]{1,64})$/;

export const encodePlace = ({ itemId, position, variantId }: ExportPlace): string =>
  `${itemId}.${position}.${variantId}`;

/** @throws OperationError `INVALID_INPUT` when the cursor is not one of ours. */
export function decodePlace(cursor: string): ExportPlace {
  const [, itemId, position, variantId] = PLACE.exec(cursor) ?? [];
  if (itemId !== undefined && position !== undefined && variantId !== undefined)
    return { itemId, position: Number(position), variantId };
  throw new OperationError(
    'INVALID_INPUT',
    '"cursor" is not one this export gave. Leave it out to begin with the first page.',
    { details: { field: 'cursor' } },
  );
}
