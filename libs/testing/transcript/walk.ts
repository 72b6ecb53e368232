import type { Called, Json, TextClient } from './text-client.ts';

/** A turn of the conversation: what the person said, what the assistant did about it. */
export interface Turn extends Called {
  readonly person: string;
}

interface Item {
  readonly item_id: string;
  readonly title: string;
}

interface Region {
  readonly label: string;
  readonly opens: Json;
  readonly opens_zoom: number;
}

/** What the assistant makes of a text. */
const read = ({ text }: Called): { clusters?: Region[]; items?: Item[] } =>
  JSON.parse(text) as { clusters?: Region[]; items?: Item[] };

function first<T>(list: readonly T[] | undefined, what: string): T {
  const [one] = list ?? [];
  if (one === undefined) throw new Error(`The answer has no ${what} to go on with`);
  return one;
}

const SHOWN = 6;
const AFFORDABLE = { in_stock: true, price_max_minor: 10_000, currency: 'EUR' };

/**
 * Everything the widget of the style map can do, by an assistant that has nothing but texts: look around, open a region, narrow it,
 * rate, find what is alike, take it back. Every handle it passes on is one it has read.
 */
export async function walk(client: TextClient): Promise<Turn[]> {
  const turns: Turn[] = [];
  const turn = async (person: string, tool: string, args: Json): Promise<Called> => {
    const called = await client.call(tool, args);
    turns.push({ person, ...called });
    return called;
  };

  const styles = await turn('What kinds of things are there?', 'get_style_clusters', { zoom: 0 });
  await turn('Show me around.', 'view_style_map', { limit: SHOWN });
  const { label, opens, opens_zoom } = first(read(styles).clusters, 'region');
  const part = { viewport: opens, zoom: opens_zoom, limit: SHOWN };
  await turn(`Take me to '${label}'.`, 'view_style_map', part);
  const narrowed = { ...part, filters: AFFORDABLE };
  const affordable = await turn('Only what is in stock, up to 100 euros.', 'view_style_map', narrowed);

  const liked = first(read(affordable).items, 'item');
  const like = { item_id: liked.item_id, rating: 1, reasons: ['colour'] };
  await turn(`I like the colour of the ${liked.title}.`, 'rate_item', like);
  const alike = await turn('What is like it?', 'get_similar_items', { item_id: liked.item_id, limit: SHOWN });
  await turn('And for less?', 'get_similar_items', { item_id: liked.item_id, mode: 'cheaper', limit: SHOWN });
  await turn('What goes with it?', 'get_similar_items', { item_id: liked.item_id, mode: 'goes_with', limit: SHOWN });
  const disliked = first(read(alike).items, 'item');
  await turn(`Not the ${disliked.title}.`, 'rate_item', { item_id: disliked.item_id, rating: -1 });
  await turn('Show me that part again.', 'view_style_map', narrowed);

  await turn('What have you noted?', 'list_ratings', {});
  await turn('Why do you show me these?', 'get_taste', {});
  await turn(`Forget what I said of the ${liked.title}.`, 'delete_rating', { item_id: liked.item_id });
  return turns;
}
