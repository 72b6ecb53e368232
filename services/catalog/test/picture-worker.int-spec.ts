import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalAssetStore } from '#libs/assets';
import { msUntil } from '#libs/testing';
import { pictureIdOf } from '../src/pictures/picture.rules.ts';
import { drawn } from './picture-files.ts';
import { workersUnderTest } from './picture-workers-under-test.ts';

describe('fetching ahead', () => {
  test('worker, main pictures of several shops, fetches each once and leaves the others to who asks', async () => {
    const under = await workersUnderTest();
    const { catalog, shop, urlOf } = under;
    const [one, two, gone] = [urlOf('one'), urlOf('two'), 'https://three.shop.example/gone.jpg'];
    await catalog.importRows('worker', [
      { handle: 'a', title: 'Shirt', picture: one, variantPicture: urlOf('variant') },
      { handle: 'b', title: 'Coat', picture: two },
      { handle: 'c', title: 'Scarf', picture: gone },
    ]);
    const worker = under.worker();
    await msUntil(async () => Object.values(await under.states()).filter((state) => state === 'new').length === 1);
    await worker.beforeApplicationShutdown();
    expect(await under.states()).toEqual({
      [one]: 'ready',
      [two]: 'ready',
      [gone]: 'failed',
      'https://variant.shop.example/variant.jpg': 'new',
    });
    expect(shop.asked.toSorted()).toEqual(['/gone.jpg', '/one.jpg', '/two.jpg']);
  });

  test('worker, switched off, fetches nothing; switched on in the service, it does', async () => {
    const under = await workersUnderTest();
    const { catalog, shop, urlOf } = under;
    await catalog.importRows('switch', [{ handle: 'a', title: 'Shirt', picture: urlOf('switch') }]);
    expect(shop.asked).toEqual([]);
    await catalog.bed.service('catalog', { OUTBOUND_HOSTS: shop.outboundHosts, CATALOG_PICTURE_PREFETCH: 'true' });
    await under.allTried();
    expect(shop.asked).toEqual(['/switch.jpg']);
  });

  test('worker, many pictures of one shop, leaves it in peace between two', async () => {
    const under = await workersUnderTest();
    const { catalog, shop, urlOf } = under;
    const rows = [1, 2, 3].map((n) => ({ handle: `p${n}`, title: 'Shirt', picture: urlOf(`p${n}`, 'same') }));
    await catalog.importRows('polite', [...rows, { handle: 'o', title: 'Coat', picture: urlOf('o', 'other') }]);
    let now = 1_000_000;
    const worker = under.worker(undefined, () => now);
    const asked = (): string[] => shop.asked.filter((path) => path !== '/o.jpg');
    for (const round of [1, 2, 3]) {
      await msUntil(() => Promise.resolve(asked().length === round && shop.asked.includes('/o.jpg')));
      // No time passes there: it looks again and again, and finds nobody it may ask.
      await sleep(1_500);
      expect(asked()).toHaveLength(round);
      now += 1_000;
    }
    await under.allTried();
    await worker.beforeApplicationShutdown();
  });

  test('worker, stopped over a fetch, gives the picture back; killed over one, its claim ends', async () => {
    const under = await workersUnderTest();
    const { catalog, shop, urlOf, repository } = under;
    const url = urlOf('stopped');
    await catalog.importRows('stopped', [{ handle: 'a', title: 'Shirt', picture: url }]);
    const answer = shop.answers.get('/stopped.jpg');
    shop.answers.set('/stopped.jpg', () => undefined);
    const worker = under.worker();
    await msUntil(() => Promise.resolve(shop.asked.length === 1));
    expect(await repository.claim(pictureIdOf(url))).toBeUndefined();
    await worker.beforeApplicationShutdown();
    expect(await repository.find(pictureIdOf(url))).toEqual({ state: 'new', content: null, isDue: true });

    // Killed: claimed by somebody of whom nothing is heard again.
    expect(await repository.claimNext([])).toMatchObject({ url, attempts: 1 });
    expect(await repository.claimNext([])).toBeUndefined();
    await catalog.database.query(
      `UPDATE catalog.pictures SET next_try_at = next_try_at - interval '90 seconds' RETURNING 1`,
    );
    if (answer) shop.answers.set('/stopped.jpg', answer);
    const another = under.worker();
    await under.allTried();
    await another.beforeApplicationShutdown();
    expect(await under.states()).toEqual({ [url]: 'ready' });
  });

  test('worker, a picture it has had for a month, asks whether it is still the same', async () => {
    const under = await workersUnderTest();
    const { catalog, shop, urlOf, repository } = under;
    const url = urlOf('old');
    await catalog.importRows('old', [{ handle: 'a', title: 'Shirt', picture: url }]);
    const fetch = async (): Promise<string | null> => {
      await catalog.database.query('UPDATE catalog.pictures SET next_try_at = now() RETURNING 1');
      const worker = under.worker();
      await msUntil(async () => (await repository.find(pictureIdOf(url)))?.isDue === false && shop.asked.length > 0);
      await msUntil(
        async () => (await catalog.database.query('SELECT 1 FROM catalog.pictures WHERE attempts > 0')).length === 0,
      );
      await worker.beforeApplicationShutdown();
      return (await repository.find(pictureIdOf(url)))?.content ?? null;
    };
    const first = await fetch();
    expect(first).not.toBeNull();
    expect(await fetch()).toBe(first);
    expect(shop.asked).toHaveLength(2);

    shop.answers.set('/old.jpg', { type: 'image/jpeg', bytes: await drawn(100, 300).jpeg().toBuffer(), etag: '"new"' });
    const assets = new LocalAssetStore(catalog.bed.assetsDir);
    const key = (content: string | null): string =>
      `pictures/${pictureIdOf(url).slice(4, 6)}/${pictureIdOf(url)}/${content}-master.webp`;
    expect(await assets.size(key(first))).not.toBeNull();
    const second = await fetch();
    expect(second).not.toBe(first);
    expect(await assets.size(key(second))).not.toBeNull();
    expect(await assets.size(key(first))).toBeNull();

    // The shop is away: what we have stays.
    shop.answers.set('/old.jpg', (response) => response.writeHead(503).end());
    await catalog.database.query('UPDATE catalog.pictures SET next_try_at = now() RETURNING 1');
    const worker = under.worker();
    await msUntil(
      async () =>
        (await catalog.database.query('SELECT 1 FROM catalog.pictures WHERE problem IS NOT NULL')).length === 1,
    );
    await worker.beforeApplicationShutdown();
    expect(await repository.find(pictureIdOf(url))).toEqual({ state: 'ready', content: second, isDue: false });
  });
});
