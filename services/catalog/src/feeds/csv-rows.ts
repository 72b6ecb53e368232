import { isUtf8 } from 'node:buffer';
import { broken, lineEnd, type Split, splitRow, wholeCells } from './csv-split.ts';

/** A row longer than this is broken: most often a quote that nobody closed. */
export const MAX_ROW_BYTES = 1_000_000;
/** The delimiter as Excel writes it above the header, for itself. */
export const SEPARATOR_LINE = /^"?sep=([,;|\t])"?(?:\r\n|\n|\r)/i;
/** In fewer columns, the commas of a text can be as many as the header's by chance. */
const LEAST_WIDTH = 8;
/** Scanning starts over where a row begins, so it waits for this many new bytes: small chunks must not make it quadratic. */
const SCAN_BYTES = 32_768;

/** One row as the file has it. `row` counts as a spreadsheet does (the first is 1); `line` is the line of the file it starts in. */
export interface CsvRow {
  row: number;
  line: number;
  /** Null when the row's quoting cannot be read; `broken` then says why, and reading goes on in the next line. */
  cells: string[] | null;
  broken: string | null;
  /** Of a broken row, the cells before what is wrong. */
  before: string[];
  /** Some cell was no UTF-8 and was read as Windows-1252. */
  recoded: boolean;
}

/**
 * Splits a CSV into rows (RFC 4180; `,`, `;`, `|` or tab, whichever the first line has most; any line break), holding one row at a time.
 * Between tabs a quote may also stand for itself (`5" heel`), as Google's text feeds have it.
 *
 * Written by hand because one quote too many must cost one row. csv-parse 7.0.3 was tried first: with `skip_records_with_error`
 * an unclosed quote loses the rest of the file (200,000 rows in, 1 out), and without it parsing ends there.
 * Here a row that cannot be read ends at its first line break, and the spec holds the two parsers against each other.
 */
export async function* csvRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<CsvRow> {
  const scan = new RowScanner();
  for await (const chunk of bytes) {
    scan.add(chunk);
    if (scan.unseen >= SCAN_BYTES) yield* scan.rows(false);
  }
  yield* scan.rows(true);
}

/** Works on bytes as Latin-1 characters: quotes, delimiters and line breaks are ASCII in every encoding that comes here. */
class RowScanner {
  /** Bytes added since the last scan. */
  unseen = 0;
  private text = '';
  private at = 0;
  private row = 0;
  private line = 1;
  private delimiter: string | null = null;
  /** Cells of the first row. */
  private width = 0;
  /** The rest of the current line belongs to a row already given up. */
  private skipping = false;

  add(chunk: Buffer): void {
    this.text = this.text.slice(this.at) + chunk.toString('latin1');
    this.at = 0;
    this.unseen += chunk.length;
  }

  *rows(isLast: boolean): Generator<CsvRow> {
    this.unseen = 0;
    if (this.delimiter === null) {
      if (!isLast && !/[\r\n]/.test(this.text) && this.text.length <= MAX_ROW_BYTES) return;
      this.delimiter = this.namedDelimiter() ?? likelyDelimiter(this.text);
    }
    while (this.at < this.text.length) {
      if (this.skipping && !this.skipLine(isLast)) return;
      if (this.at >= this.text.length) return;
      let split = splitRow(this.text, this.at, this.delimiter, isLast);
      const length = (split.end ?? this.text.length) - this.at;
      if (length > MAX_ROW_BYTES)
        split = { cells: null, end: null, broken: `it is longer than ${MAX_ROW_BYTES} bytes` };
      if (split.broken === null && split.end === null) return;
      if (this.row === 0) this.width = split.cells?.length ?? 0;
      else if (this.delimiter === '\t') split = this.withBareQuotes(split, isLast);
      else if (this.takesRows(split))
        split = broken('a quote that opens a cell of it is closed only in a row below', wholeCells(split.cells));

      this.row += 1;
      const { row, line } = this;
      if (split.cells === null || split.end === null) {
        this.skipping = true;
        const before = (split.before ?? []).map((cell) => decodeCell(cell).text);
        yield { row, line, cells: null, broken: split.broken, before, recoded: false };
        continue;
      }
      this.line += linesIn(this.text, this.at, split.end);
      this.at = split.end;
      const decoded = split.cells.map(decodeCell);
      yield {
        row,
        line,
        cells: decoded.map((cell) => cell.text),
        broken: null,
        before: [],
        recoded: decoded.some((cell) => cell.recoded),
      };
    }
  }

  /**
   * Between tabs a quote that opens a cell may stand for itself: then the next one anywhere seems to close it, and the cells between are
   * lost. The line as it stands is right where it has as many cells as the header, and the other reading a tab or no end in a cell.
   */
  private withBareQuotes(split: Split, isLast: boolean): Split {
    const torn = split.cells?.filter((cell) => cell.includes('\t')) ?? [];
    if (split.cells !== null && torn.length === 0) return split;
    const end = lineEnd(this.text, this.at, isLast);
    const line = this.text.slice(this.at, end ?? this.text.length).replace(/[\r\n]+$/, '');
    const cells = line.split('\t');
    const isBetter = split.cells?.length !== this.width || torn.some((cell) => /[\r\n]/.test(cell));
    if (end === null || cells.length !== this.width || !isBetter) return split;
    const plain = cells.map((cell) => /^"((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell);
    return { cells: plain, end, broken: null };
  }

  /** A text of several lines, each of which has as many cells as the header, is no text but rows. */
  private takesRows({ cells, end }: Split): boolean {
    if (end === null || this.width < LEAST_WIDTH || !cells?.some((cell) => /[\r\n]/.test(cell))) return false;
    const lines = this.text
      .slice(this.at, end)
      .trimEnd()
      .split(/\r\n|\n|\r/);
    return lines.every((line) => line.split(this.delimiter ?? ',').length === this.width);
  }

  /** Excel's own first line, `sep=;`, is no row of the sheet. */
  private namedDelimiter(): string | null {
    const [line, mark] = SEPARATOR_LINE.exec(this.text) ?? [];
    if (line === undefined || mark === undefined) return null;
    this.at = line.length;
    this.line += 1;
    return mark;
  }

  /** True once the line's end was found; what is skipped is dropped, so that it does not pile up. */
  private skipLine(isLast: boolean): boolean {
    const end = lineEnd(this.text, this.at, isLast);
    if (end === null) {
      const keep = this.text.endsWith('\r') ? 1 : 0;
      this.at = Math.max(this.at, this.text.length - keep);
      return false;
    }
    this.line += 1;
    this.at = end;
    this.skipping = false;
    return true;
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines += 1;
  }
  return lines;
}

function likelyDelimiter(text: string): string {
  const line = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

const windows1252 = new TextDecoder('windows-1252');

/** Also copies longer cells: a slice would keep the whole chunk of the file in memory. */
function decodeCell(cell: string): { text: string; recoded: boolean } {
  if (cell.length < 13 && !/[\x80-\xff]/.test(cell)) return { text: cell, recoded: false };
  const bytes = Buffer.from(cell, 'latin1');
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), recoded: false };
  return { text: windows1252.decode(bytes), recoded: true };
}
