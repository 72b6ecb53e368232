/** One line of CSV, quoted where needed. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\n`;

/** One line of tab-separated values, which know no quoting. */
export const tsvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;

const cellOf = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
