import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRows, MAX_ROW_BYTES, type CsvRow } from './csv-rows.ts';
import { cell, inChunks } from './test/feed-fixture.ts';

async function rowsOf(text: string | Buffer, chunk = 65_536): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
  for await (const row of csvRows(inChunks(bytes, chunk))) rows.push(row);
  return rows;
}

async function* fromArray(chunks: Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const cellsOf = async (text: string | Buffer, chunk?: number) => (await rowsOf(text, chunk)).map((row) => row.cells);

describe('csvRows', () => {
  test.each([
    [
      'comma',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'semicolon',
      'a;b\nc,1;d',
      [
        ['a', 'b'],
        ['c,1', 'd'],
      ],
    ],
    [
      'tab',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'delimiter inside a quoted header',
      '"x;y;z",b\nc,d',
      [
        ['x;y;z', 'b'],
        ['c', 'd'],
      ],
    ],
    ['mixed line breaks', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    [
      'line break and quote inside quotes',
      'a,"b\r\n""c"""\nd,e',
      [
        ['a', 'b\r\n"c"'],
        ['d', 'e'],
      ],
    ],
    ['empty cells and lines', ',\n\n"",x\n', [['', ''], [''], ['', 'x']]],
  ])('csvRows, %s, splits as written', async (_, text, expected) => {
    expect(await cellsOf(text)).toEqual(expected);
  });

  test('csvRows, any table and any chunk size, gives the table back and agrees with csv-parse', async () => {
    const table = fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (cells, chunk) => {
        const text = [
          'head,er',
          ...cells.map((row) =>
            row.map((text) => (/[;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : cell(text))).join(','),
          ),
        ].join('\n');
        const rows = await cellsOf(text, chunk);
        expect(rows.slice(1)).toEqual(cells);
        expect(rows).toEqual(parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }));
      }),
    );
  });

  test('csvRows, any mix of quotes and breaks, reads what csv-parse reads and calls broken what it refuses', async () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n'), maxLength: 14 })
      .map((tail) => `h,i\n${tail}`);
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        const rows = await rowsOf(text);
        let expected: string[][] | null = null;
        try {
          expected = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
        } catch (refusal) {
          expect((refusal as Error).message).toMatch(/Quote/);
        }
        if (expected === null) expect(rows.some((row) => row.broken !== null)).toBe(true);
        else expect(rows.map((row) => row.cells)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('csvRows, a chunk that ends anywhere in a row, changes nothing', async () => {
    const filler = 'f'.repeat(40_000);
    const tail = 'a,"b ""c"" \r\n d",""\r\n"x",y\r\n"to"rn\rz,\r\r\n"","é"';
    const whole = Buffer.from(`h,i,j\r\n${filler}\r\n${tail}`);
    const expected = await rowsOf(whole);
    expect(expected).toHaveLength(8);
    for (let cut = whole.length - Buffer.byteLength(tail) - 2; cut < whole.length; cut += 1) {
      const rows: CsvRow[] = [];
      const halves = [whole.subarray(0, cut), whole.subarray(cut)];
      for await (const row of csvRows(fromArray(halves))) rows.push(row);
      expect(rows).toEqual(expected);
    }
  });

  test.each([
    [
      'another far below',
      'a\tb\tc\n1\t"Best shirt\tx\n2\tBelt\ty\n3\tBelt 5"\tz\n',
      [
        ['1', '"Best shirt', 'x'],
        ['2', 'Belt', 'y'],
        ['3', 'Belt 5"', 'z'],
      ],
    ],
    [
      'another in its row',
      'a\tb\tc\n1\t"Best\t5"\n2\tBelt\t"y ""z"""\n',
      [
        ['1', '"Best', '5"'],
        ['2', 'Belt', 'y "z"'],
      ],
    ],
    [
      'no other',
      'a\tb\tc\n1\t"Best\tx\n2\tBelt\ty\n',
      [
        ['1', '"Best', 'x'],
        ['2', 'Belt', 'y'],
      ],
    ],
    ['one that closes it behind lines and tabs', 'a\tb\tc\n1\t"x\ty\tz\n\tz"\tw\n', [['1', 'x\ty\tz\n\tz', 'w']]],
  ])('csvRows, between tabs a quote that opens a cell and %s, takes no other cell', async (_, text, rows) => {
    for (const chunk of [3, 10_000]) expect((await cellsOf(text, chunk)).slice(1)).toEqual(rows);
  });

  test('csvRows, a quote that opens a cell and closes rows below, takes no other row', async () => {
    const row = (id: string, title: string): string => `${id},${title},b,c,d,e,f,g\n`;
    const text = `${row('id', 'title')}${row('1', '"Best')}${row('2', 'Belt')}${row('3', 'Belt 5"')}${row('4', '"Hat, wide\nand soft, with, a, lot, of, commas, in"')}`;
    const rows = await rowsOf(text);
    expect(rows.map(({ cells, broken }) => cells?.[0] ?? broken)).toEqual([
      'id',
      expect.stringContaining('only in a row below'),
      '2',
      expect.stringContaining('quote'),
      '4',
    ]);
  });

  test('csvRows, a quote never closed, costs its own lines and no other', async () => {
    const rows = await rowsOf('a,b\n1,"torn\n2,"ok"\n3,ok\n');
    expect(rows.map((row) => row.cells)).toEqual([['a', 'b'], null, ['2', 'ok'], ['3', 'ok']]);
    expect(rows[1]).toMatchObject({ row: 2, line: 2, broken: expect.stringContaining('closing quote') });
    expect(rows[3]).toMatchObject({ row: 4, line: 4 });
  });

  test('csvRows, an unclosed quote before a megabyte of rows, goes on in the next line with bounded memory', async () => {
    const rows = await rowsOf(`a,b\n1,"torn\n${'2,plain\n'.repeat(200_000)}`);
    expect(rows).toHaveLength(200_002);
    expect(rows.filter((row) => row.broken !== null).map((row) => row.broken)).toEqual([
      `it is longer than ${MAX_ROW_BYTES} bytes`,
    ]);
  });

  test('csvRows, a line longer than the limit, is one broken row', async () => {
    const rows = await rowsOf(`a,b\n${'x'.repeat(3 * MAX_ROW_BYTES)},1\n2,ok`);
    expect(rows.map((row) => row.cells)).toEqual([['a', 'b'], null, ['2', 'ok']]);
  });

  test('csvRows, more cells than the limit, is one broken row', async () => {
    expect((await rowsOf(`a,b\n${','.repeat(5_000)}\n2,ok`)).map((row) => row.cells?.length)).toEqual([
      2,
      undefined,
      2,
    ]);
  });

  test('csvRows, lines inside quoted cells, counts lines of the file and rows of the sheet', async () => {
    const rows = await rowsOf('a,b\n1,"x\ny\r\nz"\n2,w');
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 5],
    ]);
  });

  test('csvRows, a cell that is no UTF-8, is read as Windows-1252 and says so', async () => {
    const rows = await rowsOf(
      Buffer.concat([Buffer.from('a,b\né,'), Buffer.from([0x80, 0x92, 0xe9]), Buffer.from('\nx,y')]),
    );
    expect(rows.map(({ cells, recoded }) => [cells, recoded])).toEqual([
      [['a', 'b'], false],
      [['é', '€’é'], true],
      [['x', 'y'], false],
    ]);
  });
});
