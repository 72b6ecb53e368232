import type { FailureKind } from '../../../bridge/tool-failure.ts';
import type { Said } from '../data/rating-queue.ts';
import {
  isPlaced,
  isSame,
  type Facets,
  type Item,
  type ItemFilters,
  type SimilarMode,
  type Similar,
  type View,
} from '../data/tools.ts';
import { type RatingState, ratingOf, type State, type Step, type Toast, type ToastText } from './state.ts';

export type Action =
  | { type: 'loading' }
  | { type: 'loaded'; view: View }
  | { type: 'failed'; kind: FailureKind }
  | { type: 'calm' }
  | { type: 'shaped'; shape: State['shape'] }
  | { type: 'filtering'; isOpen: boolean }
  | { type: 'filtered'; filters: ItemFilters }
  | { type: 'facets'; facets: Facets }
  | { type: 'entered'; step: Step }
  | { type: 'left'; to: number }
  | { type: 'selected'; item: Item | undefined }
  | { type: 'similarAsked'; mode: SimilarMode }
  | { type: 'similarLoaded'; similar: Similar }
  | { type: 'similarFailed' }
  | { type: 'said'; item: Item; said: Said }
  | { type: 'saved'; itemId: string; changes: readonly string[] }
  | { type: 'unsent'; itemId: string }
  | { type: 'refused'; itemId: string }
  | { type: 'linkFailed' }
  | { type: 'toastGone' };

/** Items kept at most; those met first go first. */
export const MAX_ITEMS = 5_000;

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'loading':
      return { ...state, isLoading: true };
    case 'loaded':
      return loaded(state, action.view);
    case 'failed':
      return {
        ...state,
        isLoading: false,
        problem: action.kind,
        phase: state.view === undefined ? 'failed' : state.phase,
      };
    case 'calm':
      return { ...state, problem: undefined, phase: state.view === undefined ? 'connecting' : state.phase };
    case 'shaped':
      return { ...state, shape: action.shape };
    case 'filtering':
      return { ...state, isFiltering: action.isOpen };
    case 'filtered':
      // What is shown has been asked for with these already, and is not asked for again.
      return isSame(state.filters, action.filters)
        ? state
        : { ...state, filters: action.filters, items: new Map(), clusters: [], isLoading: true };
    case 'facets':
      return { ...state, facets: action.facets };
    case 'entered':
      return { ...state, trail: [...state.trail, action.step] };
    case 'left':
      return { ...state, trail: state.trail.slice(0, action.to) };
    case 'selected':
      return { ...state, selected: action.item, similar: undefined };
    case 'similarAsked':
      return { ...state, similar: { mode: action.mode, status: 'loading', items: [], notes: [] } };
    case 'similarLoaded':
      return similarLoaded(state, action.similar);
    case 'similarFailed':
      return state.similar ? { ...state, similar: { ...state.similar, status: 'failed' } } : state;
    case 'said':
      return said(state, action.item, action.said);
    case 'saved':
      return saved(state, action.itemId, action.changes);
    case 'unsent':
      return withRating(state, action.itemId, { status: 'unsent' }, toastOf('unsent', action.itemId));
    case 'refused':
      return refused(state, action.itemId);
    case 'linkFailed':
      return { ...state, toast: toastOf('noLink') };
    case 'toastGone':
      return { ...state, toast: undefined };
  }
}

function loaded(state: State, view: View): State {
  // Places of another version do not compare: whatever was met before lies elsewhere now.
  const isSameMap = state.version === undefined || state.version === view.map_version;
  const items = new Map(isSameMap ? state.items : []);
  for (const item of view.items.filter(isPlaced)) {
    items.delete(item.item_id);
    items.set(item.item_id, item);
  }
  for (const oldest of items.keys()) {
    if (items.size <= MAX_ITEMS) break;
    items.delete(oldest);
  }
  return {
    ...state,
    phase: 'ready',
    isLoading: false,
    problem: undefined,
    version: view.map_version,
    view,
    items,
    clusters: view.clusters,
    trail: isSameMap ? state.trail : [],
  };
}

function similarLoaded(state: State, { item_id, mode, items, notes }: Similar): State {
  if (state.selected?.item_id !== item_id || state.similar?.mode !== mode) return state;
  return { ...state, similar: { mode, status: 'ready', items, notes } };
}

function said(state: State, item: Item, now: Said): State {
  const before = ratingOf(state, item);
  const isOnlyReasons = now.rating === before.rating && now.rating !== null;
  const ratings = new Map(state.ratings).set(item.item_id, {
    ...now,
    status: 'saving',
    // Adding a reason refines what was said; an undo goes back to before all of it.
    before: isOnlyReasons ? (state.ratings.get(item.item_id)?.before ?? before) : before,
  });
  return { ...state, ratings, toast: toastOf(WORDS[`${now.rating}`], item.item_id) };
}

const WORDS: Readonly<Record<`${Said['rating']}`, ToastText>> = {
  '1': 'liked',
  '-1': 'disliked',
  '0': 'neutral',
  null: 'forgotten',
};

function saved(state: State, itemId: string, changes: readonly string[]): State {
  const isShown = state.toast?.itemId === itemId;
  const known = state.ratings.get(itemId);
  const toast = isShown && known ? { ...toastOf(WORDS[`${known.rating}`], itemId), detail: changes[0] } : state.toast;
  return withRating(state, itemId, { status: 'saved' }, toast);
}

function refused(state: State, itemId: string): State {
  const before = state.ratings.get(itemId)?.before;
  return withRating(state, itemId, { ...before, status: 'saved' }, toastOf('refused'));
}

function withRating(state: State, itemId: string, change: Partial<RatingState>, toast: Toast | undefined): State {
  const known = state.ratings.get(itemId);
  if (!known) return state;
  return { ...state, ratings: new Map(state.ratings).set(itemId, { ...known, ...change }), toast };
}

const toastOf = (text: ToastText, itemId?: string): Toast => ({ text, detail: undefined, itemId });
