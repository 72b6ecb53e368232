import { beforeAll, describe, expect, test } from '@jest/globals';
import { feedImports, items } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const named = (...handles: string[]): FeedRow[] => handles.map((handle) => ({ handle, title: `Title ${handle}` }));
const many = (from: number, to: number): FeedRow[] =>
  named(...Array.from({ length: to - from }, (_, i) => `h${from + i}`));
const onSale = async (slug: string): Promise<string[]> =>
  (
    await catalog.database.query<{ key: string }>(
      'SELECT key FROM catalog.products WHERE merchant = $1 AND visible ORDER BY key',
      [slug],
    )
  ).map(({ key }) => key);
const itemId = async (slug: string, key: string): Promise<string> =>
  (
    await catalog.database.query<{ id: string }>(
      'SELECT item_id AS id FROM catalog.products WHERE merchant = $1 AND key = $2',
      [slug, key],
    )
  )[0]?.id ?? '';
const found = async (slug: string): Promise<number> => (await catalog.search({ query: slug })).total;

describe('a full snapshot', () => {
  test('import, full, takes off sale what the file lacks: not found any more, readable, and nothing of it to be had', async () => {
    await catalog.importRows('lacks', named('kept', 'dropped'));
    const report = await catalog.importRows('lacks', named('kept'), 'full');
    expect(report).toMatchObject({ status: 'done', mode: 'full', gone: 1, gone_held: null });
    expect(await onSale('lacks')).toEqual(['kept']);
    expect(await found('dropped')).toBe(0);
    const item = await catalog.caller.call(items.getItem, { item_id: await itemId('lacks', 'dropped') });
    expect(item).toMatchObject({ gone: true, variants: [{ availability: 'out_of_stock' }] });
  });

  test('import, that sees again what was gone, brings it back as it is now, also when it is the same as before', async () => {
    await catalog.importRows('back', named('a', 'b'));
    await catalog.importRows('back', named('a'));
    const report = await catalog.importRows('back', named('a', 'b'));
    expect(report.products).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await onSale('back')).toEqual(['a', 'b']);
    const item = await catalog.caller.call(items.getItem, { item_id: await itemId('back', 'b') });
    expect(item.variants).toEqual([expect.objectContaining({ availability: 'in_stock' })]);
    expect(item.gone).toBeUndefined();
  });

  test('import, whose file names a product that cannot be read, leaves it as it was', async () => {
    await catalog.importRows('typo', named('good', 'broken'));
    const rows = [...named('good'), { handle: 'broken', title: 'Broken', price: 'free' }];
    expect(await catalog.importRows('typo', rows)).toMatchObject({ gone: 0, products: { quarantined: 1 } });
    expect(await onSale('typo')).toEqual(['broken', 'good']);
  });

  test.each([
    ['a row that is torn', 'shopify_csv', 'Handle,Title,Variant Price', 'good,Good,20.00', 'broken,5" heel,20.00'],
    [
      'a row without an id',
      'google_merchant',
      'id,item_group_id,title,price',
      '1,good,Good,20 EUR',
      ',broken,B,20 EUR',
    ],
  ] as const)(
    'import, whose file has of a product only %s, leaves it as it was',
    async (_, format, header, good, bad) => {
      const slug = `torn-${format.slice(0, 4)}`;
      await catalog.importRows(slug, named('good', 'broken', 'missing'));
      const { import_id: id } = await catalog.start(slug, `${header}\n${good}\n${bad}\n`, undefined, { format });
      expect(await catalog.ended(id)).toMatchObject({ gone: 1, gone_held: null });
      expect(await onSale(slug)).toEqual(['broken', 'good']);
    },
  );

  test('import, that lacks no more than the rows of which nobody can say whose they are, lets nothing go', async () => {
    await catalog.importRows('whose', named('a', 'b'));
    const file = 'Handle,Title,Variant Price\na,A,20.00\n"b" ,B,20.00\n';
    expect(await catalog.ended((await catalog.start('whose', file)).import_id)).toMatchObject({
      gone: 0,
      gone_held: 1,
    });
    expect(await onSale('whose')).toEqual(['a', 'b']);
  });

  test('import, of one merchant, lets nothing of another go', async () => {
    await catalog.importRows('mine', named('a', 'b'));
    await catalog.importRows('theirs', named('c'));
    expect(await onSale('mine')).toEqual(['a', 'b']);
  });

  test('import, more products than a page of them, lets all go that are missing', async () => {
    await catalog.importRows('pages', many(0, 4_500));
    const report = await catalog.importRows(
      'pages',
      many(0, 4_500).filter((_, i) => i % 3 !== 0),
    );
    expect(report).toMatchObject({ gone: 1_500, gone_held: null });
    expect(await onSale('pages')).toHaveLength(3_000);
  });
});

describe('an increment', () => {
  test('import, increment, changes what is in the file and leaves everything else on sale', async () => {
    await catalog.importRows('steps', named('a', 'b'));
    const rows = [{ handle: 'b', title: 'B', price: '1.00' }, ...named('c')];
    const report = await catalog.importRows('steps', rows, 'increment');
    expect(report).toMatchObject({ mode: 'increment', gone: 0, products: { accepted: 1, changed: 1 } });
    expect(await onSale('steps')).toEqual(['a', 'b', 'c']);
  });

  test('import, increment, takes off sale what it says is not offered any more, and the next one brings it back', async () => {
    await catalog.importRows('voucher', named('a', 'b'));
    const rows = 'Handle,Title,Variant Price,Gift Card\nb,Title b,49.00,true\n';
    const { import_id: id } = await catalog.start('voucher', rows, undefined, { mode: 'increment' });
    const report = await catalog.ended(id);
    expect(report).toMatchObject({ status: 'done', gone: 1, products: { quarantined: 1 } });
    expect(await onSale('voucher')).toEqual(['a']);
    await catalog.importRows('voucher', named('b'), 'increment');
    expect(await onSale('voucher')).toEqual(['a', 'b']);
  });
});

describe('a file that lacks too much', () => {
  const confirm = (id: string) => catalog.caller.call(feedImports.confirmGone, { import_id: id });

  test('import, without a single product, lets nothing go', async () => {
    await catalog.importRows('empty', named('a', 'b'));
    const report = await catalog.ended(
      (await catalog.start('empty', 'Handle,Title,Variant Price\nx,X,free\n')).import_id,
    );
    expect(report).toMatchObject({ status: 'done', gone: 0, gone_held: 2 });
    expect(await onSale('empty')).toEqual(['a', 'b']);
  });

  test('import, cut off, holds back what is missing until somebody confirms; then it goes', async () => {
    await catalog.importRows('cut', many(0, 60));
    const held = await catalog.importRows('cut', many(0, 20));
    expect(held).toMatchObject({ status: 'done', gone: 0, gone_held: 40 });
    expect(await onSale('cut')).toHaveLength(60);
    await confirm(held.import_id);
    expect(await catalog.ended(held.import_id)).toMatchObject({ status: 'done', gone: 40, gone_held: null });
    expect(await onSale('cut')).toHaveLength(20);
    expect(await confirm(held.import_id)).toEqual({ import_id: held.import_id, confirmed: true });
  });

  test('confirm_gone, twice at once, is one confirmation and one event', async () => {
    await catalog.importRows('both', many(0, 60));
    const { import_id: id } = await catalog.importRows('both', many(0, 20));
    await Promise.all([confirm(id), confirm(id)]);
    expect(await catalog.ended(id)).toMatchObject({ gone: 40 });
    const events = await catalog.database.query(
      `SELECT FROM catalog.outbox WHERE event->>'type' = 'feed_import.gone_confirmed' AND event->>'entity_id' = $1`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  test('confirm_gone, after a later import, is CONFLICT with the way out', async () => {
    await catalog.importRows('late', many(0, 60));
    const { import_id: id } = await catalog.importRows('late', many(0, 20));
    await catalog.importRows('late', many(0, 60), 'increment');
    await expect(confirm(id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('import the full file again'),
    });
    expect(await onSale('late')).toHaveLength(60);
  });

  test('confirm_gone, of an import that holds nothing back, is CONFLICT; of none, NOT_FOUND', async () => {
    const { import_id: id } = await catalog.importRows('nothing', named('a'), 'increment');
    await expect(confirm(id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(confirm('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a failed import', () => {
  test('import, of something that is no feed, lets nothing go', async () => {
    await catalog.importRows('failed', named('a', 'b'));
    const report = await catalog.ended((await catalog.start('failed', '<!doctype html>')).import_id);
    expect(report).toMatchObject({ status: 'failed', gone: 0 });
    expect(await onSale('failed')).toEqual(['a', 'b']);
  });
});
