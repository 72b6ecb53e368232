import { beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { ratings } from '#libs/contracts';
import { type RatingsUnderTest, ratingsUnderTest } from './ratings-under-test.ts';

let catalog: RatingsUnderTest;
beforeAll(async () => {
  catalog = await ratingsUnderTest();
});

describe('rate_item', () => {
  test('rate_item, a new rating, replaces the old one and is in the list', async () => {
    await catalog.rate('replaces', 'Navy Linen Shirt Aava', 1);
    const { rating, changes } = await catalog.rate('replaces', 'Navy Linen Shirt Aava', -1, [
      'price',
      'colour',
      'colour',
    ]);
    expect(rating).toMatchObject({ title: 'Navy Linen Shirt Aava', rating: -1, reasons: ['colour', 'price'] });
    expect(changes[0]).toBe('This item is not shown again by itself');
    const list = await catalog.caller.call(ratings.listRatings, {}, { user: 'replaces' });
    expect(list).toMatchObject({ ratings: [rating], total: 1, next_cursor: null });
    expect(await catalog.eventsOf('replaces')).toEqual(['item.rated', 'item.rated']);
  });

  test('rate_item, the same twice, is one event, which says nothing of the item', async () => {
    await catalog.rate('twice', 'Navy Linen Shirt Aava', 1);
    await catalog.rate('twice', 'Navy Linen Shirt Aava', 1);
    const [event, ...more] = await catalog.database.query(
      `SELECT event FROM catalog.outbox WHERE event->>'user_id' = 'twice'`,
    );
    expect(more).toEqual([]);
    expect(JSON.stringify(event)).not.toContain(catalog.idOf('Navy Linen Shirt Aava'));
  });

  test('rate_item, of what there is not or no longer may be read, is refused alike', async () => {
    const refused = (id: string) => catalog.caller.call(ratings.rateItem, { item_id: id, rating: 1 }, { user: 'none' });
    await expect(refused('itm_nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const hidden = catalog.idOf('Green Leather Boots Dune');
    await catalog.database.query(`UPDATE catalog.products SET hidden_at = now() WHERE item_id = '${hidden}'`);
    await expect(refused(hidden)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await catalog.database.query(`UPDATE catalog.products SET hidden_at = NULL WHERE item_id = '${hidden}'`);
  });

  test('rate_item, more than are kept, is refused with what to do, a change of one that is there is not', async () => {
    await catalog.rate('full', 'Navy Linen Shirt Aava', 1);
    await catalog.database.query(
      `INSERT INTO catalog.ratings SELECT 'full', 'itm_' || n, 1, '{}', now() FROM generate_series(1, 4999) n`,
    );
    await expect(catalog.rate('full', 'Red Linen Shirt Aava', 1)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('delete some with delete_rating'),
    });
    expect((await catalog.rate('full', 'Navy Linen Shirt Aava', 0)).rating.rating).toBe(0);
  });

  test('rate_item, many at once by one person, are all kept', async () => {
    const titles = catalog.titles.slice(0, 12);
    await Promise.all(titles.map((title, at) => catalog.rate('at-once', title, (at % 3) - 1)));
    const { total } = await catalog.caller.call(ratings.listRatings, {}, { user: 'at-once' });
    expect(total).toBe(12);
  });
});

describe('list_ratings', () => {
  test('list_ratings, page by page, is every rating once, the latest first, and nobody else’s', async () => {
    for (const title of catalog.titles.slice(0, 7)) await catalog.rate('pages', title, 1);
    await catalog.rate('pages', catalog.titles[8] ?? '', -1);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.caller.call(
        ratings.listRatings,
        { rating: 1, limit: 3, ...(cursor ? { cursor } : {}) },
        { user: 'pages' },
      );
      expect(page.total).toBe(7);
      seen.push(...page.ratings.map(({ title }) => title ?? ''));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(catalog.titles.slice(0, 7).reverse());
    expect((await catalog.caller.call(ratings.listRatings, {}, { user: 'nobody' })).total).toBe(0);
    const other = catalog.caller.call(ratings.listRatings, { cursor: 'x' }, { user: 'pages' });
    await expect(other).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('delete_rating, of one that is there and then is not, says so and leaves no trace in the answers', async () => {
    const before = await catalog.found('forgets', 'shirt');
    await catalog.rate('forgets', 'Navy Linen Shirt Aava', -1);
    expect(await catalog.found('forgets', 'shirt')).not.toEqual(before);
    const forget = () =>
      catalog.caller.call(
        ratings.deleteRating,
        { item_id: catalog.idOf('Navy Linen Shirt Aava') },
        { user: 'forgets' },
      );
    expect([await forget(), await forget()].map(({ ratings_left: left }) => left)).toEqual([0, 0]);
    expect(await catalog.found('forgets', 'shirt')).toEqual(before);
    expect(await catalog.eventsOf('forgets')).toEqual(['item.rated', 'rating.deleted']);
  });
});

test('ratings of one person that all wait, more of them than there are connections, keep nobody else waiting', async () => {
  await catalog.rate('burst', 'Navy Linen Shirt Aava', 1);
  const holder = new Client({ connectionString: catalog.database.url() });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`SELECT FROM catalog.tastes WHERE user_id = 'burst' FOR UPDATE`);
    const burst = catalog.titles.slice(0, 20).map((title) => catalog.rate('burst', title, -1));
    expect(await catalog.found('somebody else', 'linen shirt')).not.toEqual([]);
    await holder.query('COMMIT');
    expect((await Promise.all(burst)).map(({ rating }) => rating.rating)).toEqual(Array(20).fill(-1));
  } finally {
    await holder.end();
  }
});
