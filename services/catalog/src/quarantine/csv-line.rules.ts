/** What makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One line of CSV (RFC 4180), without its end. Texts come from the merchant's file: one that a spreadsheet would run as a formula gets an
 * apostrophe in front, which spreadsheets do not show.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  cells.map((cell) => quoted(typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell)).join(',');

/** The same with every text as it is: for programs, which take an apostrophe for a part of the text. */
export const rawCsvLine = (cells: readonly (string | number | null)[]): string => cells.map(quoted).join(',');

function quoted(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
