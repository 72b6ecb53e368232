import { type RatedView, type RateItemInput, ratings } from '#libs/contracts';
import type { FeedRow } from '#libs/testing';
import { type CatalogUnderTest, catalogUnderTest } from './catalog-under-test.ts';

export const COLOURS = ['Navy', 'Red', 'White', 'Green'];
const KINDS = [
  ['Linen Shirt', 'Shirts'],
  ['Wool Coat', 'Coats'],
  ['Silk Dress', 'Dresses'],
  ['Leather Boots', 'Boots'],
] as const;

/** Sixty-four things: each kind in each colour of four brands. */
const ROWS: FeedRow[] = KINDS.flatMap(([title, type]) =>
  COLOURS.flatMap((colour) =>
    ['Aava', 'Berg', 'Cove', 'Dune'].map((vendor, at) => ({
      handle: `${title}-${colour}-${vendor}`.toLowerCase().replaceAll(' ', '-'),
      title: `${colour} ${title} ${vendor}`,
      vendor,
      type,
      colour,
      size: 'M',
      price: `${40 + 10 * at}.00`,
      quantity: '3',
      picture: `https://boutique.example/${at}.jpg`,
    })),
  ),
);

/** A catalog of sixty-four things, and people who rate them. */
export interface RatingsUnderTest extends CatalogUnderTest {
  readonly titles: readonly string[];
  idOf(title: string): string;
  rate(user: string, title: string, rating: number, reasons?: RateItemInput['reasons']): Promise<RatedView>;
  /** Titles that a search of the person finds. */
  found(user: string, query: string, limit?: number): Promise<string[]>;
  eventsOf(user: string): Promise<string[]>;
}

export async function ratingsUnderTest(): Promise<RatingsUnderTest> {
  const catalog = await catalogUnderTest();
  await catalog.importRows('boutique', ROWS);
  const rows = await catalog.database.query<{ item_id: string; title: string }>(
    'SELECT item_id, title FROM catalog.products',
  );
  const ids = new Map(rows.map(({ item_id: id, title }) => [title, id]));
  const idOf = (title: string): string => ids.get(title) ?? '';
  return {
    ...catalog,
    titles: [...ids.keys()],
    idOf,
    rate: (user, title, rating, reasons) =>
      catalog.caller.call(
        ratings.rateItem,
        { item_id: idOf(title), rating, ...(reasons ? { reasons } : {}) },
        { user },
      ),
    found: async (user, query, limit = 12) =>
      (await catalog.search({ query, limit }, { user })).items.map(({ title }) => title),
    eventsOf: async (user) => {
      const events = await catalog.database.query<{ event: { type: string } }>(
        `SELECT event FROM catalog.outbox WHERE event->>'user_id' = $1 ORDER BY seq`,
        [user],
      );
      return events.map(({ event }) => event.type);
    },
  };
}

/** First words of titles: their colours. */
export const colours = (titles: readonly string[]): string[] => titles.map((title) => title.split(' ')[0] ?? '');
