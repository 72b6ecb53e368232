import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { decodePlace, encodePlace, type ExportedRow, headerOf, pageOf } from './export-page.rules.ts';
import { COAT, COAT_S, GERMANY } from './test/export-fixture.ts';

const rowOf = (position: number, product: Partial<ExportedRow['product']> = {}): ExportedRow => ({
  product: { ...COAT, merchant: 'linden', ...product },
  variant: { ...COAT_S, variantId: `var_${position}` },
  place: { itemId: 'itm_coat', position, variantId: `var_${position}` },
});
const rows = (count: number, product: Partial<ExportedRow['product']> = {}): ExportedRow[] =>
  Array.from({ length: count }, (_, position) => rowOf(position, product));

describe('pageOf', () => {
  test('pageOf, JSON lines, have what is known only', () => {
    const [line = ''] = pageOf(rows(1, { condition: null }), 'jsonl', GERMANY).lines;
    const row = JSON.parse(line) as Record<string, unknown>;
    expect(row).toMatchObject({ item_id: 'var_0', is_eligible_search: true, target_countries: ['DE'] });
    expect(Object.keys(row)).not.toContain('condition');
  });

  test('pageOf, CSV, has every text as it is, in as many cells as the header', () => {
    const title = '=Coat, "long"\nand warm';
    const page = pageOf(rows(1, { title }), 'csv', GERMANY);
    const [row] = parse<Record<string, string>>([...headerOf('csv'), ...page.lines].join('\r\n'), { columns: true });
    expect(row).toMatchObject({
      title,
      is_eligible_search: 'true',
      is_eligible_checkout: 'false',
      variant_dict: '{"Colour":"Camel","Size":"S"}',
      additional_image_urls: 'https://ours.example/1.jpg,https://ours.example/2.jpg',
      target_countries: 'DE',
    });
  });

  test('pageOf, rows that break rules, leaves them out and counts why, the most frequent first', () => {
    const found = pageOf([rowOf(0), rowOf(1, { brand: null }), rowOf(2, { brand: null, link: '' })], 'jsonl', GERMANY);
    expect(found.lines).toHaveLength(1);
    expect(found).toMatchObject({ rows: 3, leftOut: [{ field: 'brand', problem: 'missing', rows: 2 }] });
  });

  test('pageOf, problems, is a table of what is left out, which runs nothing in a spreadsheet', () => {
    const { lines } = pageOf([rowOf(0), rowOf(1, { brand: null, title: '=1+1' })], 'problems', GERMANY);
    expect(parse([...headerOf('problems'), ...lines].join('\r\n'), { columns: true })).toEqual([
      {
        merchant: 'linden',
        item_id: 'itm_coat',
        variant_id: 'var_1',
        title: "'=1+1",
        problems: 'brand missing',
        what_to_do: expect.stringContaining('brand'),
      },
    ]);
  });

  test.each(['jsonl', 'csv'] as const)('pageOf, %s with long texts, stays below what a message carries', (format) => {
    const many = rows(500, { description: '"\n€'.repeat(1_600) });
    let at = 0;
    let lines = 0;
    while (at < many.length) {
      const page = pageOf(many.slice(at), format, GERMANY);
      expect(page.rows).toBeGreaterThan(0);
      expect(Buffer.byteLength(JSON.stringify(page.lines))).toBeLessThan(701_000);
      at += page.rows;
      lines += page.lines.length;
    }
    expect(lines).toBe(500);
  });

  test('pageOf, nothing, is an empty page', () => {
    expect(pageOf([], 'jsonl', GERMANY)).toEqual({ lines: [], leftOut: [], rows: 0 });
  });
});

describe('decodePlace', () => {
  test('decodePlace, what encodePlace gave, is the place', () => {
    const place = { itemId: 'itm_a-b', position: 7, variantId: 'var_c' };
    expect(decodePlace(encodePlace(place))).toEqual(place);
  });

  test.each(['', 'itm', 'itm.1', 'itm.x.var', "itm'.1.var", 'itm.1.var.2', `${'i'.repeat(65)}.1.var`])(
    'decodePlace, %j, is refused and names the field',
    (cursor) => {
      expect(() => decodePlace(cursor)).toThrow(/"cursor" is not one this export gave/);
    },
  );
});
