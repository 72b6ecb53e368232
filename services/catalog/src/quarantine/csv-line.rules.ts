/** What makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One line of CSV (RFC 4180), without its end. Texts come from the merchant's file: one that a spreadsheet would run as a formula gets an
 * apostrophe in front, which spreadsheets do not show.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => cells.map(cell).join(',');

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
