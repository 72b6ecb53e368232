import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

export type Feeling = -1 | 0 | 1;

/** What one person did with items, in the order of time, each item once. */
export interface Person {
  readonly user: string;
  readonly acts: readonly { readonly item: string; readonly feeling: Feeling }[];
}

/** Names a column may have, lower case, the likeliest first. */
const COLUMNS = {
  user: ['user', 'user_id', 'userid', 'customer_id', 'customer', 'reviewerid', 'person', 'session_id', 'visitorid'],
  item: ['item', 'item_id', 'itemid', 'article_id', 'article', 'product_id', 'productid', 'asin', 'parent_asin', 'id'],
  value: ['value', 'rating', 'feeling', 'score', 'stars', 'overall', 'like', 'label'],
  time: ['time', 'timestamp', 't_dat', 'date', 'unixreviewtime', 'created_at', 'at'],
} as const;

interface Act {
  readonly item: string;
  readonly value: number | null;
  readonly time: number;
}

/** Reads user, item, and where there are such columns, value and time. Throws when there is no user or no item. */
export async function readInteractions(path: string): Promise<Person[]> {
  const byUser = new Map<string, Act[]>();
  let places: Record<keyof typeof COLUMNS, number> | undefined;
  let [highest, lowest, number] = [-Infinity, Infinity, 0];
  const rows = createReadStream(path).pipe(parse({ bom: true, relax_column_count: true, relax_quotes: true }));
  for await (const cells of rows as AsyncIterable<string[]>) {
    if (!places) {
      places = placesOf(cells);
      continue;
    }
    const [user, item] = [cells[places.user] ?? '', cells[places.item] ?? ''];
    if (user === '' || item === '') continue;
    const value = places.value < 0 ? null : Number(cells[places.value]);
    if (value !== null && Number.isFinite(value))
      [highest, lowest] = [Math.max(highest, value), Math.min(lowest, value)];
    const acts = byUser.get(user) ?? [];
    byUser.set(user, acts);
    acts.push({ item, value, time: places.time < 0 ? number : timeOf(cells[places.time] ?? '', number) });
    number++;
  }
  const feeling = feelingOf(lowest, highest);
  return [...byUser].map(([user, acts]) => ({ user, acts: inTime(acts, feeling) }));
}

function placesOf(header: readonly string[]): Record<keyof typeof COLUMNS, number> {
  const names = header.map((name) => name.trim().toLowerCase());
  const of = (column: keyof typeof COLUMNS): number =>
    COLUMNS[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  const places = { user: of('user'), item: of('item'), value: of('value'), time: of('time') };
  for (const column of ['user', 'item'] as const) {
    if (places[column] < 0)
      throw new Error(
        `No column for the ${column}: name one ${COLUMNS[column].join(', ')}. It has ${names.join(', ')}`,
      );
  }
  return places;
}

function timeOf(text: string, otherwise: number): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const time = Number.isNaN(number) ? Date.parse(text) : number;
  return Number.isNaN(time) ? otherwise : time;
}

/** What a value means: likes and dislikes of -1 to 1, stars up to 5 or 10; anything else counts how often, and is a like. */
function feelingOf(lowest: number, highest: number): (value: number | null) => Feeling {
  const [dislike, like] =
    highest <= 1
      ? [lowest < 0 ? 0 : -1, 0]
      : highest <= 5
        ? [2.5, 3.5]
        : highest <= 10
          ? [4.5, 6.5]
          : [-Infinity, -Infinity];
  return (value) => (value === null || Number.isNaN(value) || value > like ? 1 : value < dislike ? -1 : 0);
}

function inTime(acts: readonly Act[], feeling: (value: number | null) => Feeling): Person['acts'] {
  const seen = new Map<string, Feeling>();
  for (const { item, value } of [...acts].sort((a, b) => a.time - b.time)) {
    if (!seen.has(item)) seen.set(item, feeling(value));
  }
  return [...seen].map(([item, felt]) => ({ item, feeling: felt }));
}
