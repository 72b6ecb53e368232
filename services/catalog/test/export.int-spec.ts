import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ExportLinesView, type ExportProductsInput, itemStates, merchants, productExports } from '#libs/contracts';
import { type FeedRow, SAMPLE_FEED } from '#libs/testing';
import type { OpenAiRow } from '../src/exports/openai-row.rules.ts';
import { problemsOf } from '../src/exports/openai-row.validate.rules.ts';
import { OpenAiReader } from '../src/feeds/openai/openai.reader.ts';
import { readWith } from '../src/feeds/test/reading.ts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

/** The sample, with a picture for each product, as the format wants one. */
const SHOWN: FeedRow[] = SAMPLE_FEED.map((row) =>
  row.title ? { ...row, picture: `https://pictures.example/${row.handle}.jpg` } : row,
);
const picture = 'https://pictures.example/odd.jpg';
const ODD: FeedRow[] = [
  { handle: 'quoted', title: '=Say "no", or 🙂', vendor: 'Lin, den', body: 'One\n"two"; three', picture },
  { handle: 'long', title: 'Long '.repeat(60), vendor: 'Linden', body: 'x'.repeat(4_900), picture },
  { handle: 'wordy', title: 'Wordy Shirt', vendor: 'Linden', colour: 'c'.repeat(41), size: 's'.repeat(21), picture },
  { handle: 'brandless', title: 'Brandless Shirt', picture },
  { handle: 'unseen', title: 'Unseen Shirt', vendor: 'Linden' },
  { handle: 'both', title: 'Neither Shirt' },
];

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
  await catalog.importRows('sample', SHOWN);
  await catalog.importRows('odd', ODD);
});

const page = (input: Partial<ExportProductsInput>): Promise<ExportLinesView> =>
  catalog.caller.call(productExports.exportProducts, { country: 'DE', ...input });

async function all(input: Partial<ExportProductsInput>) {
  const lines: string[] = [];
  const sizes: number[] = [];
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const found: ExportLinesView = await page({ ...input, ...(cursor === undefined ? {} : { cursor }) });
    lines.push(...found.lines);
    sizes.push(found.lines.length);
    cursor = found.next_cursor;
  }
  return {
    lines,
    sizes,
    rows: lines.map((line) => (input.format ? {} : (JSON.parse(line) as OpenAiRow))) as OpenAiRow[],
  };
}

describe('export_products', () => {
  test('export_products, of all merchants, is rows that keep every rule of the format', async () => {
    const { rows } = await all({});
    expect(rows.map(problemsOf).flat()).toEqual([]);
    expect(new Set(rows.map(({ item_id: id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ seller_name: name }) => name === 'Shop sample')).toHaveLength(5);
    expect(rows.filter(({ seller_name: name }) => name === 'Shop odd')).toHaveLength(3);
  });

  test('export_products, read by our own reader, is the same products, variants, prices and stock', async () => {
    const { lines } = await all({ merchant: 'sample' });
    const { products, quarantined } = await readWith(new OpenAiReader(), lines.join('\n'));
    expect(quarantined).toEqual([]);
    const stored = await catalog.database.query(
      `SELECT p.item_id AS key, p.title, p.brand, p.department, p.currency, p.link,
         jsonb_agg(jsonb_build_object('key', v.variant_id, 'colour', v.colour, 'size', v.size, 'priceMinor', v.price_minor,
           'compareAtMinor', v.compare_at_minor, 'availability', v.availability, 'options', v.options) ORDER BY v.position) AS variants
       FROM catalog.products p JOIN catalog.variants v USING (item_id)
       WHERE p.merchant = 'sample' AND p.visible GROUP BY p.item_id ORDER BY p.item_id`,
    );
    expect(stored).toHaveLength(3);
    const read = products.map(({ key, title, brand, department, currency, link, variants }) => ({
      key,
      title,
      brand,
      department,
      currency,
      link,
      variants: variants.map((one) => ({
        key: one.key,
        colour: one.colour,
        size: one.size,
        priceMinor: one.priceMinor,
        compareAtMinor: one.compareAtMinor,
        availability: one.availability,
        options: one.options,
      })),
    }));
    expect(read).toEqual(stored);
  });

  test('export_products, as CSV, is read as the JSON lines are', async () => {
    const [json, csv] = [await all({}), await all({ format: 'csv' })];
    const read = async (feed: string) => (await readWith(new OpenAiReader(), feed)).products;
    const told = await read(csv.lines.join('\r\n'));
    expect(told.map(({ firstRow: _, ...product }) => product)).toEqual(
      (await read(json.lines.join('\n'))).map(({ firstRow: _, ...product }) => product),
    );
    expect(told.map(({ title }) => title)).toContain('=Say "no", or 🙂');
  });

  test('export_products, what breaks a rule, is left out, counted, and in the table of problems', async () => {
    expect((await page({ merchant: 'odd' })).left_out).toEqual(
      expect.arrayContaining([
        { field: 'brand', problem: 'missing', rows: 2 },
        { field: 'image_url', problem: 'missing', rows: 2 },
      ]),
    );
    const { lines } = await all({ merchant: 'odd', format: 'problems' });
    expect(lines).toHaveLength(4);
    expect(lines.join('\n')).toMatch(/^merchant,.*Neither Shirt,brand missing; image_url missing,/s);
  });

  test('export_products, of what is hidden, suspended or not published, has nothing', async () => {
    await catalog.importRows('shy', [
      { ...SHOWN[0], handle: 'one', title: 'One', picture },
      { ...SHOWN[0], handle: 'two', title: 'Two', picture, status: 'draft' },
    ]);
    const { rows } = await all({ merchant: 'shy' });
    expect(rows.map(({ title }) => title)).toEqual(['One']);
    await catalog.caller.call(itemStates.setItemHidden, {
      item_id: rows[0]?.group_id ?? '',
      hidden: true,
      reason: 'Why',
    });
    expect((await all({ merchant: 'shy' })).rows).toEqual([]);
    await catalog.importRows('closed', [{ ...SHOWN[0], handle: 'three', title: 'Three', picture }]);
    await catalog.caller.call(merchants.setMerchantSuspension, { slug: 'closed', suspended: true, reason: 'Why' });
    expect((await all({ merchant: 'closed' })).rows).toEqual([]);
  });

  test('export_products, more than a page, is complete, also where a product is on two pages', async () => {
    const sizes = Array.from({ length: 300 }, (_, i) => String(i));
    const [first, second] = ['long-a', 'long-b'].map((handle) =>
      sizes.map((size, i): FeedRow => ({
        handle,
        size,
        ...(i === 0 ? { title: handle, vendor: 'Linden', picture } : {}),
      })),
    );
    const heavy = Array.from({ length: 200 }, (_, i): FeedRow => {
      return { handle: `heavy-${i}`, title: `Heavy ${i}`, vendor: 'Linden', body: 'ü"'.repeat(2_400), picture };
    });
    await catalog.importRows('many', [...(first ?? []), ...(second ?? []), ...heavy]);
    const { rows, sizes: pages } = await all({ merchant: 'many' });
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(rows.map(({ item_id: id }) => id)).size).toBe(800);
    expect(rows).toHaveLength(800);
    expect(rows.every(({ listing_has_variations: has, title }) => has === title.startsWith('long'))).toBe(true);
  });

  test.each([
    [{ country: 'ZZ' }, 'INVALID_INPUT', 'country'],
    [{ cursor: 'itm' }, 'INVALID_INPUT', 'cursor'],
    [{ merchant: 'nobody' }, 'NOT_FOUND', undefined],
  ])('export_products, with %j, is %s', async (input, code, field) => {
    await expect(page(input)).rejects.toMatchObject({ code, ...(field ? { details: { field } } : {}) });
  });
});
