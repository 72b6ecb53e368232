const MAX_CELLS = 2_000;

/** `end` is where the next row starts. Neither `end` nor `broken`: the row goes on beyond the text. */
export interface Split {
  cells: string[] | null;
  end: number | null;
  broken: string | null;
  /** Where it is broken, the cells before that. */
  before?: readonly string[];
}

const MORE: Split = { cells: null, end: null, broken: null };
export const broken = (why: string, before: readonly string[] = []): Split => ({
  cells: null,
  end: null,
  broken: why,
  before,
});

/** Those before the first that goes over a line break. */
export function wholeCells(cells: readonly string[] | null): readonly string[] {
  const torn = cells?.findIndex((cell) => /[\r\n]/.test(cell)) ?? 0;
  return cells?.slice(0, Math.max(0, torn)) ?? [];
}

export function splitRow(text: string, start: number, delimiter: string, isLast: boolean): Split {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    if (cells.length === MAX_CELLS) return broken(`it has more than ${MAX_CELLS} cells`, cells);
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1)
        return isLast ? broken(`the quote that opens cell ${cells.length + 1} is never closed`, cells) : MORE;
      if (close + 1 >= text.length && !isLast) return MORE;
      const isWhole = close + 1 >= text.length || endsCell(text, close + 1, delimiter);
      const end = isWhole ? close + 1 : cellEnd(text, at, delimiter);
      if (!isWhole && end === text.length && !isLast) return MORE;
      cells.push(isWhole ? text.slice(at + 1, close).replaceAll('""', '"') : text.slice(at, end));
      at = end;
      if (!isWhole && delimiter !== '\t') {
        const why = `cell ${cells.length} goes on after its closing quote; write a quote inside a cell as ""`;
        return broken(why, cells.slice(0, -1));
      }
    } else {
      const end = cellEnd(text, at, delimiter);
      if (end === text.length && !isLast) return MORE;
      const cell = text.slice(at, end);
      if (cell.includes('"') && delimiter !== '\t')
        return broken(
          `cell ${cells.length + 1} has a quote but does not start with one; write the cell as "…""…"`,
          cells,
        );
      cells.push(cell);
      at = end;
    }
    if (at >= text.length) return { cells, end: at, broken: null };
    if (text[at] !== delimiter) {
      const end = lineEnd(text, at, isLast);
      return end === null ? MORE : { cells, end, broken: null };
    }
    at += 1;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

const endsCell = (text: string, at: number, delimiter: string): boolean =>
  text[at] === delimiter || text[at] === '\n' || text[at] === '\r';

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && !endsCell(text, at, delimiter)) at += 1;
  return at;
}

/** The start of the next line, or null when the text ends before it is certain. */
export function lineEnd(text: string, from: number, isLast: boolean): number | null {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  if (at === text.length) return isLast ? at : null;
  if (text[at] === '\n') return at + 1;
  if (at + 1 === text.length && !isLast) return null;
  return text[at + 1] === '\n' ? at + 2 : at + 1;
}
