import { describe, expect, test } from '@jest/globals';
import { FixtureTools } from '../../../test/fixture-tools.ts';
import { wardrobe } from '../../../test/wardrobe.ts';
import type { Said } from '../data/rating-queue.ts';
import type { Item, View } from '../data/tools.ts';
import { type Action, MAX_ITEMS, reduce } from './reducer.ts';
import { NOTHING, ratingOf, type State } from './state.ts';

const tools = new FixtureTools(wardrobe(300), 'https://atelier.example');
const VIEW: View = tools.view({ limit: 24 });
const [ITEM, OTHER] = VIEW.items as [Item, Item];
const LIKED: Said = { rating: 1, reasons: [] };
const NEVER: Said = { rating: null, reasons: [] };

const after = (...actions: Action[]): State => actions.reduce(reduce, NOTHING);
const ready = (...actions: Action[]): State => after({ type: 'loaded', view: VIEW }, ...actions);

describe('views', () => {
  test('a second view, of the same map, adds to the items; of another version, replaces them', () => {
    const more = tools.view({ viewport: { x_min: 0, y_min: 0, x_max: 0.4, y_max: 0.4 }, zoom: 1 });
    const both = ready({ type: 'loaded', view: more });
    expect(both.items.size).toBeGreaterThan(VIEW.items.length);
    expect(both.clusters).toEqual(more.clusters);
    const rebuilt = reduce(both, { type: 'loaded', view: { ...more, map_version: 4 } });
    expect(rebuilt.items.size).toBe(more.items.length);
  });

  test('items, beyond the most that are kept, go in the order they came', () => {
    const many = (from: number): View => ({
      ...VIEW,
      items: Array.from({ length: 3_000 }, (_, i) => ({ ...ITEM, item_id: `itm_${from + i}` })),
    });
    const { items } = after({ type: 'loaded', view: many(0) }, { type: 'loaded', view: many(3_000) });
    expect(items.size).toBe(MAX_ITEMS);
    expect([items.has('itm_0'), items.has('itm_5999')]).toEqual([false, true]);
  });

  test('a failure, before the first view, is the map; after it, is told above the map, which stays', () => {
    expect(after({ type: 'failed', kind: 'busy' })).toMatchObject({ phase: 'failed', problem: 'busy' });
    const failed = ready({ type: 'failed', kind: 'unreachable' });
    expect(failed).toMatchObject({ phase: 'ready', problem: 'unreachable', items: expect.any(Map) });
    expect(failed.items.size).toBe(VIEW.items.length);
    expect(reduce(failed, { type: 'loaded', view: VIEW }).problem).toBeUndefined();
  });

  test('filters, changed, empty the map until it is answered anew', () => {
    expect(ready({ type: 'filtered', filters: { in_stock: true } })).toMatchObject({
      filters: { in_stock: true },
      clusters: [],
      isLoading: true,
    });
  });

  test('filters, set again as they are, leave the map as it is', () => {
    const state = ready({ type: 'filtered', filters: { in_stock: true } }, { type: 'loaded', view: VIEW });
    expect(reduce(state, { type: 'filtered', filters: { in_stock: true, department: undefined } })).toBe(state);
  });
});

describe('ratings', () => {
  test('said, shows at once, and an undo leads back to what was before', () => {
    const state = ready({ type: 'said', item: ITEM, said: LIKED });
    expect(ratingOf(state, ITEM)).toEqual(LIKED);
    expect(state.ratings.get(ITEM.item_id)).toMatchObject({ status: 'saving', before: NEVER });
    expect(state.toast).toMatchObject({ text: 'liked', itemId: ITEM.item_id });
  });

  test('reasons, given before this map was opened, are those an undo leads back to', () => {
    const item: Item = { ...ITEM, rating: -1, reasons: ['colour'] };
    const before: Said = { rating: -1, reasons: ['colour'] };
    expect(ratingOf(ready(), item)).toEqual(before);
    expect(ready({ type: 'said', item, said: LIKED }).ratings.get(item.item_id)).toMatchObject({ before });
  });

  test('a reason, added, does not become what an undo leads back to', () => {
    const said: Said = { rating: 1, reasons: ['colour'] };
    const state = ready({ type: 'said', item: ITEM, said: LIKED }, { type: 'said', item: ITEM, said });
    expect(state.ratings.get(ITEM.item_id)).toMatchObject({ reasons: ['colour'], before: NEVER });
  });

  test('not sent, stays as said; refused, is as before', () => {
    const state = ready({ type: 'said', item: ITEM, said: LIKED }, { type: 'unsent', itemId: ITEM.item_id });
    expect(state.ratings.get(ITEM.item_id)).toMatchObject({ rating: 1, status: 'unsent' });
    expect(ratingOf(reduce(state, { type: 'refused', itemId: ITEM.item_id }), ITEM)).toEqual(NEVER);
  });

  test('saved, what it changes is told where it is still spoken of, and nowhere else', () => {
    const state = ready({ type: 'said', item: ITEM, said: LIKED });
    const saved: Action = { type: 'saved', itemId: ITEM.item_id, changes: ['More navy.'] };
    expect(reduce(state, saved).toast).toMatchObject({ detail: 'More navy.' });
    const spokenOf = reduce(state, { type: 'said', item: OTHER, said: LIKED });
    expect(reduce(spokenOf, saved).toast).toMatchObject({ itemId: OTHER.item_id, detail: undefined });
  });
});

describe('similar items', () => {
  const asked = ready({ type: 'selected', item: ITEM }, { type: 'similarAsked', mode: 'cheaper' });

  test('an answer to what was asked before, comes too late', () => {
    const late = { item_id: ITEM.item_id, mode: 'similar' as const, items: [OTHER], notes: [] };
    expect(reduce(asked, { type: 'similarLoaded', similar: late })).toBe(asked);
    const wanted = { ...late, mode: 'cheaper' as const };
    expect(reduce(asked, { type: 'similarLoaded', similar: wanted }).similar).toMatchObject({
      status: 'ready',
      items: [OTHER],
    });
  });

  test('another item, selected, forgets those of the first', () => {
    expect(reduce(asked, { type: 'selected', item: OTHER }).similar).toBeUndefined();
  });
});

test('way back, from a region in a region, is as long as the way in', () => {
  const step = (label: string): Action => ({ type: 'entered', step: { label, from: { x: 0.5, y: 0.5, zoom: 0 } } });
  expect(ready(step('knitwear'), step('navy knitwear'), { type: 'left', to: 1 }).trail).toEqual([
    expect.objectContaining({ label: 'knitwear' }),
  ]);
});
