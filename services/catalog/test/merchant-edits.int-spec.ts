import { beforeAll, describe, expect, test } from '@jest/globals';
import { merchants } from '#libs/contracts';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

let catalog: CatalogUnderTest;
beforeAll(async () => {
  catalog = await catalogUnderTest();
});

const SHOP = { name: 'A shop', currency: 'EUR', shop_url: null };
const set = (slug: string, changes: object = {}) =>
  catalog.caller.call(merchants.setMerchant, { slug, ...SHOP, ...changes });

describe('merchants that two people edit', () => {
  const get = (slug: string) => catalog.caller.call(merchants.getMerchant, { slug });
  const refused = { code: 'CONFLICT', details: { precondition: 'version' } };

  test('get_merchant, after edits, gives what stands and a version that is new after each, also in the list', async () => {
    await set('edited');
    expect(await get('edited')).toEqual({ slug: 'edited', ...SHOP, version: '1' });
    expect(await set('edited', { name: 'Second' })).toMatchObject({ version: '2' });
    expect(await set('edited', { name: 'Second' })).toMatchObject({ version: '2' });
    expect(await get('edited')).toMatchObject({ name: 'Second', version: '2' });
    const { merchants: listed } = await catalog.caller.call(merchants.listMerchants, {});
    expect(listed.find(({ slug }) => slug === 'edited')).toMatchObject({ version: '2' });
  });

  test('get_merchant, of one nobody has, is NOT_FOUND with the way out', async () => {
    await expect(get('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('GET') });
  });

  test('get_merchant, after an import, has the version it had: nobody has edited it', async () => {
    await catalog.importRows('imported', [{ handle: 'a', title: 'A' }]);
    const { version } = await get('imported');
    await catalog.importRows('imported', [{ handle: 'b', title: 'B' }]);
    expect(await get('imported')).toMatchObject({ version });
  });

  test('set_merchant, eight edits at once of what all have read, is done for exactly one, and its row and event stand', async () => {
    const { version = '' } = await set('contested');
    const names = Array.from({ length: 8 }, (_, i) => `Edited by ${i}`);
    const edits = await Promise.allSettled(
      names.map((name) => set('contested', { name, expected_versions: [version] })),
    );
    const done = edits.flatMap((edit) => (edit.status === 'fulfilled' ? [edit.value] : []));
    const lost = edits.flatMap((edit) => (edit.status === 'rejected' ? [edit.reason as unknown] : []));
    expect(done).toEqual([expect.objectContaining({ version: '2' })]);
    expect(lost).toEqual(
      Array.from({ length: 7 }, () =>
        expect.objectContaining({ ...refused, message: expect.stringContaining('Read it again') }),
      ),
    );
    expect(await get('contested')).toMatchObject({ name: done[0]?.name, version: '2' });
    expect(await changesOf('contested')).toBe(1);
  });

  test('set_merchant, two make the same new one at once, is done for exactly one', async () => {
    const made = await Promise.allSettled(
      ['One', 'Other'].map((name) => set('coined', { name, expected_versions: [] })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await get('coined')).toMatchObject({ version: '1' });
  });

  test('set_merchant, sent again because its answer was lost, is done although the version it knew is gone', async () => {
    await set('retried');
    const edit = { name: 'Edited once', expected_versions: ['1'] };
    expect(await set('retried', edit)).toMatchObject({ version: '2' });
    expect(await set('retried', edit)).toMatchObject({ version: '2' });
    expect(await changesOf('retried')).toBe(1);
  });

  test('set_merchant, any version expected, needs the merchant to be there', async () => {
    await expect(set('absent', { expected_versions: ['*'] })).rejects.toMatchObject(refused);
    await set('present');
    expect(await set('present', { name: 'Any', expected_versions: ['*'] })).toMatchObject({ version: '2' });
  });

  const changesOf = async (slug: string): Promise<number> => {
    const [row] = await catalog.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM catalog.outbox WHERE event ->> 'entity_id' = '${slug}' AND event ->> 'type' = 'merchant.changed'`,
    );
    return row?.n ?? 0;
  };
});
