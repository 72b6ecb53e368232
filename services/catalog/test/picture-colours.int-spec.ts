import { describe, expect, test } from '@jest/globals';
import { msUntil } from '#libs/testing';
import type { Colour } from '../src/attributes/attributes.rules.ts';
import { pictureIdOf } from '../src/pictures/picture.rules.ts';
import { workersUnderTest } from './picture-workers-under-test.ts';

const COLOURS: Colour[] = [
  { name: 'crimson', family: 'red', oklch: [0.5, 0.2, 25], share: 0.6 },
  { name: 'navy', family: 'navy', oklch: [0.3, 0.1, 260], share: 0.3 },
  { name: 'brick', family: 'red', oklch: [0.5, 0.15, 30], share: 0.1 },
];

/** Of which the feed says no colour. */
const SILENT = { handle: 'a', title: 'Shirt', colour: 'Standard' };

describe('colours', () => {
  test('worker, a product without colour, gets those of its picture; also when it is imported anew, or another shows it', async () => {
    const under = await workersUnderTest();
    const { catalog, urlOf } = under;
    const url = urlOf('colours');
    await catalog.importRows('plain', [{ ...SILENT, title: 'Shirt', picture: url }]);
    const seen: number[] = [];
    const worker = under.worker((bytes) => {
      seen.push(bytes.length);
      return Promise.resolve(COLOURS);
    });
    await under.allTried();
    await worker.beforeApplicationShutdown();
    expect(seen).toHaveLength(1);
    const coloursOf = (slug: string): Promise<unknown[]> =>
      catalog.database.query(
        `SELECT colour_families, attributes -> 'colours' AS colours, attributes ? 'kind' AS whole FROM catalog.products WHERE merchant = $1`,
        [slug],
      );
    const expected = [
      {
        colour_families: ['red', 'navy'],
        colours: { value: COLOURS, source: 'derived', from: 'picture' },
        whole: true,
      },
    ];
    expect(await coloursOf('plain')).toEqual(expected);
    const totalOf = async (family: string, inStock: boolean): Promise<number> =>
      (await catalog.search({ filters: { colour_families: [family], in_stock: inStock } })).total;
    for (const inStock of [false, true]) {
      const totals = await Promise.all(['navy', 'red', 'none'].map((family) => totalOf(family, inStock)));
      expect(totals).toEqual([1, 1, 0]);
    }
    await catalog.importRows('plain', [{ ...SILENT, title: 'Shirt, washed', picture: url }]);
    expect(await coloursOf('plain')).toEqual(expected);
    await catalog.importRows('other', [{ ...SILENT, title: 'The same shirt', picture: url, quantity: '0' }]);
    expect(await coloursOf('other')).toEqual(expected);
    expect([await totalOf('navy', false), await totalOf('navy', true)]).toEqual([2, 1]);
  });

  test('worker, a product that states its colour, keeps it', async () => {
    const under = await workersUnderTest();
    const { catalog, urlOf } = under;
    await catalog.importRows('stated', [
      { ...SILENT, colour: 'Green', picture: urlOf('stated') },
      { ...SILENT, handle: 'b', picture: urlOf('silent') },
    ]);
    const worker = under.worker(() => Promise.resolve(COLOURS));
    await under.allTried();
    await worker.beforeApplicationShutdown();
    const families = await catalog.database.query('SELECT key, colour_families FROM catalog.products ORDER BY key');
    expect(families).toEqual([
      { key: 'a', colour_families: ['green'] },
      { key: 'b', colour_families: ['red', 'navy'] },
    ]);
  });

  test('worker, a process died before the colours came to the product, brings them when it starts', async () => {
    const under = await workersUnderTest();
    const { catalog, urlOf } = under;
    await catalog.importRows('left', [{ ...SILENT, picture: urlOf('left') }]);
    await catalog.database.query(
      `UPDATE catalog.pictures SET state = 'ready', content = 'c0ffee', width = 1, height = 1, fetched_at = now(), colours = $1,
         next_try_at = now() + interval '1 day' RETURNING 1`,
      [JSON.stringify(COLOURS)],
    );
    const worker = under.worker();
    await msUntil(
      async () =>
        (await catalog.database.query(`SELECT 1 FROM catalog.products WHERE colour_families = '{red,navy}'`)).length ===
        1,
    );
    await worker.beforeApplicationShutdown();
  });

  test('worker, a picture that was of a variant and becomes the main one of a product, is fetched for its colours', async () => {
    const under = await workersUnderTest();
    const { catalog, shop, repository, urlOf } = under;
    const url = urlOf('second');
    const row = { ...SILENT, picture: 'https://gone.shop.example/gone.jpg' };
    await catalog.importRows('second', [{ ...row, variantPicture: url }]);
    const claimed = await repository.claim(pictureIdOf(url));
    expect(claimed).toMatchObject({ isMain: false });
    await repository.ready(pictureIdOf(url), {
      content: 'c0ffee',
      width: 1,
      height: 1,
      etag: '"second"',
      colours: null,
    });
    await catalog.importRows('second', [{ ...row, picture: url }]);
    const worker = under.worker(() => Promise.resolve(COLOURS));
    await msUntil(
      async () =>
        (await catalog.database.query(`SELECT 1 FROM catalog.products WHERE colour_families = '{red,navy}'`)).length ===
        1,
    );
    await worker.beforeApplicationShutdown();
    expect(shop.asked).toContain('/second.jpg');
  });

  test('worker, colours that cannot be told, leave a picture that is ready', async () => {
    const under = await workersUnderTest();
    const { catalog, urlOf } = under;
    const url = urlOf('broken');
    await catalog.importRows('broken', [{ ...SILENT, title: 'Shirt', picture: url }]);
    const worker = under.worker(() => Promise.reject(new Error('cannot tell')));
    await under.allTried();
    await worker.beforeApplicationShutdown();
    expect(await under.states()).toEqual({ [url]: 'ready' });
    expect(await catalog.database.query('SELECT colour_families FROM catalog.products')).toEqual([
      { colour_families: [] },
    ]);
  });
});
