import type { contracts, InputOf, MapItem, OutputOf } from '#libs/contracts';
import type { Bridge } from '../../../bridge/bridge.ts';

type StyleMap = (typeof contracts)['styleMap'];
type Ratings = (typeof contracts)['ratings'];

export type Item = MapItem;
/** An item that lies somewhere; one that came after the map was built may not yet. */
export type PlacedItem = Item & { readonly x: number; readonly y: number };
export type ViewInput = InputOf<StyleMap['viewStyleMap']>;
export type View = OutputOf<StyleMap['viewStyleMap']>;
export type Cluster = View['clusters'][number];
export type ItemFilters = NonNullable<ViewInput['filters']>;
export type Similar = OutputOf<StyleMap['getSimilarItems']>;
export type SimilarMode = Similar['mode'];
export type RateInput = InputOf<Ratings['rateItem']>;
export type Reason = NonNullable<RateInput['reasons']>[number];
export type Rated = OutputOf<Ratings['rateItem']>;
export type Facets = OutputOf<(typeof contracts)['filters']['getFilters']>['facets'];
export type Money = Item['price_from'];

/** Our tools, as far as the map uses them. All may throw ToolFailure. */
export interface Tools {
  view: (input: ViewInput, signal: AbortSignal) => Promise<View>;
  similar: (itemId: string, mode: SimilarMode, filters: ItemFilters, signal: AbortSignal) => Promise<Similar>;
  facets: () => Promise<Facets>;
  /** Sent again under the same key it is done once. */
  rate: (input: RateInput, key: string) => Promise<Rated>;
  forget: (itemId: string, key: string) => Promise<void>;
}

export function toolsOf(bridge: Bridge): Tools {
  return {
    view: async (input, signal) => (await bridge.callTool('view_style_map', input, { signal })) as View,
    similar: async (itemId, mode, filters, signal) => {
      const input = { item_id: itemId, mode, limit: 12, ...(isEmpty(filters) ? {} : { filters }) };
      return (await bridge.callTool('get_similar_items', input, { signal })) as Similar;
    },
    facets: async () => ((await bridge.callTool('get_filters', {})) as { facets: Facets }).facets,
    rate: async (input, key) => (await bridge.callTool('rate_item', { ...input, idempotency_key: key })) as Rated,
    forget: async (itemId, key) =>
      void (await bridge.callTool('delete_rating', { item_id: itemId, idempotency_key: key })),
  };
}

export const isPlaced = (item: Item): item is PlacedItem => item.x !== null && item.y !== null;

export const isEmpty = (filters: ItemFilters): boolean => Object.values(filters).every((value) => value === undefined);

/** Whether both ask for the same: what is undefined is not set. */
export const isSame = (a: ItemFilters, b: ItemFilters): boolean => JSON.stringify(a) === JSON.stringify(b);
