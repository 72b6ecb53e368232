import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FeedUnusable } from '../feed-reader.ts';
import { COLUMNS, csv, EUROS, read, type Row } from '../test/feed-fixture.ts';

const handles = fc.constantFrom('a', 'b', 'c', 'A', '', 'b c');
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'M',
    'Black',
    '12.00',
    '-1',
    'true',
    'shopify',
    '3',
    'https://x.example/a.jpg',
    '"',
    '\n',
    ',',
    'Size',
  ),
  fc.string({ maxLength: 12 }),
);
const cells = fc.record(
  { ...Object.fromEntries(COLUMNS.map((column) => [column, texts])), Handle: handles },
  { noNullPrototype: true },
);

const isBlank = (row: Row): boolean => Object.values(row).every((cell) => cell.trim() === '');
const isVariant = (row: Row): boolean =>
  [row['Variant Price'], row['Option1 Value'], row['Option2 Value'], row['Variant SKU'], row['Variant Barcode']].some(
    (cell) => cell?.trim(),
  );

describe('ShopifyCsvReader, anything', () => {
  test('read, any cells, accounts for every row and every variant exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 12 }), async (feed) => {
        const rows = feed.filter((row) => !isBlank(row));
        fc.pre(rows.length > 0);
        const result = await read(csv(feed));
        expect(result.rows).toBe(rows.length);
        const left = result.quarantined.reduce((sum, { variantsAffected }) => sum + variantsAffected, 0);
        expect(result.variants.length + left).toBe(rows.filter(isVariant).length);
        const keys = result.products.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { variants } of result.products) {
          expect(variants.length).toBeGreaterThan(0);
          expect(new Set(variants.map(({ key }) => key)).size).toBe(variants.length);
          expect(variants.every(({ priceMinor }) => Number.isInteger(priceMinor) && priceMinor > 0)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('read, any cells in any chunks, gives the same records', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cells, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        async (feed, chunk) => {
          fc.pre(feed.some((row) => !isBlank(row)));
          expect((await read(csv(feed), EUROS, chunk)).records).toEqual((await read(csv(feed))).records);
        },
      ),
    );
  });

  test('read, any bytes under a header, throws nothing but FeedUnusable', async () => {
    const header = fc.constantFrom(
      '',
      'Handle,Title,Variant Price\n',
      `${COLUMNS.join(',')}\n`,
      '\ufeffHandle;Title;Variant Price;Image Src\r\n',
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .string({ unit: fc.constantFrom('a', ',', '"', '\n', ';', 'é', '1'), maxLength: 200 })
        .map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(header, body, async (header, body) => {
        try {
          const { records } = await read(Buffer.concat([Buffer.from(header), body]));
          expect(records.every(({ rows }) => rows > 0)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(FeedUnusable);
          expect((error as FeedUnusable).message).toMatch(/^Cannot read the feed: .+\.$/s);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('read, one character put in or taken out anywhere, never changes a product that stands two products away', async () => {
    const feed = ['a', 'b', 'c', 'd', 'e'].map((key): Row => ({
      Handle: key,
      Title: key,
      'Body (HTML)': `<p class="x">\n${key}, soft\n</p>`,
      'Variant Price': '9.00',
      Vendor: 'V',
    }));
    const text = csv(feed);
    const clean = (await read(text)).products;
    const [from, to] = [text.indexOf('\nc,') + 1, text.indexOf('\nd,') + 1];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: from, max: to - 1 }),
        fc.constantFrom('', '"', ',', '\n', '""'),
        fc.boolean(),
        async (at, put, drop) => {
          const { products } = await read(text.slice(0, at) + put + text.slice(drop ? at + 1 : at));
          for (const key of ['a', 'b', 'e']) {
            const found = products.find((product) => product.key === key);
            expect({ ...found, firstRow: 0 }).toEqual({ ...clean.find((product) => product.key === key), firstRow: 0 });
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
