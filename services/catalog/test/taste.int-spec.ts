import { beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { items, ratings } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { catalogDatabase } from '../src/catalog.database.ts';
import { ItemVectorsRepository } from '../src/taste/item-vectors.repository.ts';
import { PopulationFitter } from '../src/taste/population-fitter.ts';
import { COLOURS, colours, type RatingsUnderTest, ratingsUnderTest } from './ratings-under-test.ts';

let catalog: RatingsUnderTest;
beforeAll(async () => {
  catalog = await ratingsUnderTest();
});

describe('search_catalog after ratings', () => {
  test('search_catalog, after one like, has more like it first and says why', async () => {
    await catalog.rate('likes', 'Red Wool Coat Aava', 1);
    const { items: shown } = await catalog.search({ query: 'shirt' }, { user: 'likes' });
    const first = colours(shown.map(({ title }) => title)).slice(0, 4);
    expect(first.filter((colour) => colour === 'Red').length).toBeGreaterThanOrEqual(3);
    expect(shown[0]?.why).toContainEqual(expect.stringMatching(/^fits your taste: .*red/));
    expect(shown.filter(({ title }) => title.startsWith('Navy')).flatMap(({ why }) => why)).not.toContainEqual(
      expect.stringContaining('red'),
    );
  });

  test('search_catalog, after one dislike, has neither the item nor those like it in front, and its total is true', async () => {
    const before = await catalog.search({ query: 'shirt', limit: 16 }, { user: 'dislikes' });
    await catalog.rate('dislikes', 'Navy Linen Shirt Aava', -1);
    const after = await catalog.search({ query: 'shirt', limit: 16 }, { user: 'dislikes' });
    expect([before.total, after.total, after.items.length]).toEqual([16, 15, 15]);
    const navy = colours(after.items.map(({ title }) => title)).flatMap((colour, at) =>
      colour === 'Navy' ? [at] : [],
    );
    expect(Math.min(...navy)).toBeGreaterThan(5);
    expect((await catalog.search({ query: 'shirt', limit: 16 }, { user: 'somebody' })).items).toEqual(before.items);
    const item = await catalog.caller.call(
      items.getItem,
      { item_id: catalog.idOf('Navy Linen Shirt Aava') },
      { user: 'dislikes' },
    );
    expect(item.title).toBe('Navy Linen Shirt Aava');
  });

  test('search_catalog, browsed without words, is in the order of the taste too', async () => {
    await catalog.rate('browses', 'Green Silk Dress Berg', 1);
    const { items: shown } = await catalog.search({ limit: 3 }, { user: 'browses' });
    expect(shown.every(({ title }) => title.includes('Silk Dress') || title.startsWith('Green'))).toBe(true);
    const newest = await catalog.search({ limit: 3, sort: 'newest' }, { user: 'browses' });
    expect(newest.items).toMatchObject(
      (await catalog.search({ limit: 3, sort: 'newest' }, { user: 'somebody' })).items.map(({ title }) => ({ title })),
    );
  });

  test('search_catalog, of what somebody owns, hides it and learns nothing', async () => {
    const before = await catalog.found('owns', 'shirt', 16);
    await catalog.rate('owns', 'Navy Linen Shirt Aava', 1, ['own_it']);
    const rest = before.filter((title) => title !== 'Navy Linen Shirt Aava');
    expect((await catalog.found('owns', 'shirt', 16)).sort()).toEqual(rest.sort());
    expect((await catalog.caller.call(ratings.getTaste, {}, { user: 'owns' })).statements).toEqual([]);
  });

  test('search_catalog, page by page with a taste, has every match once', async () => {
    await catalog.rate('turns', 'Red Wool Coat Aava', 1);
    await catalog.rate('turns', 'White Linen Shirt Berg', -1);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.search({ limit: 5, ...(cursor ? { cursor } : {}) }, { user: 'turns' });
      seen.push(...page.items.map(({ item_id: id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([63, 63]);
  });
});

describe('the population', () => {
  test('population, once fifty people have rated, is the prior of everybody, and what many like is counted', async () => {
    const likes = catalog.titles.filter((title) => title.includes('Boots')).map((title) => catalog.idOf(title));
    await catalog.database.query(`INSERT INTO catalog.tastes SELECT 'crowd-' || n, 1 FROM generate_series(1, 50) n`);
    await catalog.database.query(
      `INSERT INTO catalog.ratings SELECT 'crowd-' || n, id, 1, '{}', now()
       FROM generate_series(1, 50) n, unnest('{${likes.slice(0, 4).join(',')}}'::text[]) id`,
    );
    const before = await catalog.found('likes', 'shirt', 16);
    const database = new DataSource(catalogDatabase(catalog.database.url('catalog_app'), 2));
    await database.initialize();
    try {
      const fitter = new PopulationFitter(database, new ItemVectorsRepository(database));
      const now = new Date();
      expect([await fitter.fit(now, 1_000), await fitter.fit(now, 1_000)]).toEqual([true, false]);
      await expect(database.query('SELECT version, people FROM taste_population')).resolves.toEqual([
        { version: 1, people: expect.any(Number) },
      ]);
      const [most] = await database.query<{ likes: number }[]>('SELECT likes FROM item_popularity ORDER BY likes DESC');
      expect(most?.likes).toBeGreaterThanOrEqual(50);
      expect((await catalog.found('likes', 'shirt', 16)).sort()).toEqual(before.sort());
    } finally {
      await database.query('DELETE FROM taste_population');
      await database.destroy();
    }
  });
});

describe('get_taste and set_taste', () => {
  test('get_taste, before any rating, is empty and links to the page', async () => {
    expect(await catalog.caller.call(ratings.getTaste, {}, { user: 'new' })).toEqual({
      statements: [],
      ratings: 0,
      edit_link: expect.stringMatching(/\/account\/taste$/),
    });
  });

  test('get_taste, after likes of red and dislikes of navy, says both; a correction of the person goes before it', async () => {
    const user = 'explained';
    await catalog.rate(user, 'Red Wool Coat Aava', 1);
    await catalog.rate(user, 'Red Silk Dress Berg', 1);
    await catalog.rate(user, 'Navy Leather Boots Cove', -1, ['colour']);
    const { statements } = await catalog.caller.call(ratings.getTaste, {}, { user });
    const of = (topic: string) => statements.find((statement) => statement.topic === topic);
    expect(of('colour:red')).toMatchObject({ words: 'red', feeling: 'likes', stated: false });
    expect(of('colour:navy')).toMatchObject({ feeling: 'avoids' });
    expect(of('kind:boots')?.feeling).not.toBe('avoids');

    const correct = (feeling: 'avoids' | 'as_rated' | 'no_matter') =>
      catalog.caller.call(ratings.setTaste, { topic: 'colour:red', feeling }, { user, session: 'session-of-a-page' });
    const corrected = await correct('avoids');
    expect(corrected.statements[0]).toEqual({
      topic: 'colour:red',
      words: 'red',
      feeling: 'avoids',
      certainty: 1,
      stated: true,
    });
    expect(colours(await catalog.found(user, 'shirt')).slice(0, 3)).not.toContain('Red');
    expect((await correct('no_matter')).statements[0]).toMatchObject({ topic: 'colour:red', feeling: 'no_matter' });
    expect((await correct('as_rated')).statements).toEqual(statements);
    await correct('as_rated');
    expect(await catalog.eventsOf(user)).toEqual([
      ...Array<string>(3).fill('item.rated'),
      ...Array<string>(3).fill('taste.corrected'),
    ]);
  });

  test('set_taste, of a topic there is not, is refused', async () => {
    const set = catalog.caller.call(
      ratings.setTaste,
      { topic: 'colour:plaid', feeling: 'likes' },
      { user: 'odd', session: 'session-of-a-page' },
    );
    await expect(set).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('get_rating_round', () => {
  const round = (user: string, limit = 8) => catalog.caller.call(ratings.getRatingRound, { limit }, { user });

  test('get_rating_round, of a newcomer, has different things, the same ones until something is rated', async () => {
    const first = await round('starts');
    expect([first.items.length, first.rated]).toEqual([8, 0]);
    const titles = first.items.map(({ title }) => title);
    expect(new Set(titles.map((title) => title.split(' ')[2])).size).toBe(4);
    expect(new Set(colours(titles)).size).toBe(4);
    expect((await round('starts')).items).toEqual(first.items);
  });

  test('get_rating_round, after ratings, has none of the rated items', async () => {
    const { items: first } = await round('goes-on', 4);
    for (const { title } of first) await catalog.rate('goes-on', title, 1);
    const next = await round('goes-on', 12);
    expect(next.rated).toBe(4);
    expect(next.items.map(({ item_id: id }) => id).filter((id) => first.some((item) => item.item_id === id))).toEqual(
      [],
    );
  });
});

describe('search_catalog with a taste, of more than a window', () => {
  test.each([{ query: 'socks' }, {}])(
    'search_catalog, %j page by page to the end, has every match once',
    async (asked) => {
      const user = 'turns-on';
      const socks: FeedRow[] = Array.from({ length: 260 }, (_, at) => ({
        handle: `socks-${at}`,
        title: `${COLOURS[at % 4] ?? ''} Socks ${at}`,
        type: 'Socks',
        colour: COLOURS[at % 4] ?? '',
      }));
      await catalog.importRows('socks', socks);
      await catalog.rate(user, 'Red Wool Coat Aava', 1);
      await catalog.rate(user, 'White Linen Shirt Berg', -1);
      const seen: string[] = [];
      let cursor: string | undefined;
      const totals = new Set<number>();
      do {
        const page = await catalog.search({ ...asked, limit: 24, ...(cursor ? { cursor } : {}) }, { user });
        seen.push(...page.items.map(({ item_id: id }) => id));
        cursor = page.next_cursor ?? undefined;
        totals.add(page.total);
      } while (cursor);
      expect([...totals, new Set(seen).size]).toEqual([seen.length, seen.length]);
      expect(seen.length).toBeGreaterThanOrEqual(260);
    },
  );
});
