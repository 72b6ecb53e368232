import type { FailureKind } from '../../../bridge/tool-failure.ts';
import type { Said } from '../data/rating-queue.ts';
import type { Cluster, Facets, Item, ItemFilters, SimilarMode, View, PlacedItem } from '../data/tools.ts';
import type { Camera } from '../map/camera.ts';

/** `connecting` until the first answer; afterwards a failure leaves the map as it was and is told above it. */
export type Phase = 'connecting' | 'ready' | 'failed';

/** A rating as the person sees it, which is as they said it, whatever has arrived. */
export interface RatingState extends Said {
  readonly status: 'saving' | 'saved' | 'unsent';
  /** What an undo goes back to. */
  readonly before: Said;
}

export interface SimilarState {
  readonly mode: SimilarMode;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly items: readonly Item[];
  readonly notes: readonly string[];
}

export interface Toast {
  readonly text: ToastText;
  /** What the service says it changes. */
  readonly detail: string | undefined;
  /** Whose rating it is about: it can be undone. */
  readonly itemId: string | undefined;
}

export type ToastText = 'liked' | 'disliked' | 'neutral' | 'forgotten' | 'unsent' | 'refused' | 'noLink';

/** A region the person went into, and where they came from. */
export interface Step {
  readonly label: string;
  readonly from: Camera;
}

export interface State {
  readonly phase: Phase;
  readonly isLoading: boolean;
  readonly problem: FailureKind | undefined;
  readonly version: number | undefined;
  /** The last answer, with what it says of the whole view. */
  readonly view: View | undefined;
  /** Every item met on this map with these filters, so that the map grows richer where one has been. */
  readonly items: ReadonlyMap<string, PlacedItem>;
  readonly clusters: readonly Cluster[];
  readonly trail: readonly Step[];
  readonly shape: 'map' | 'list';
  readonly filters: ItemFilters;
  readonly isFiltering: boolean;
  readonly facets: Facets | undefined;
  readonly selected: Item | undefined;
  readonly similar: SimilarState | undefined;
  readonly ratings: ReadonlyMap<string, RatingState>;
  readonly toast: Toast | undefined;
}

export const NOTHING: State = {
  phase: 'connecting',
  isLoading: false,
  problem: undefined,
  version: undefined,
  view: undefined,
  items: new Map(),
  clusters: [],
  trail: [],
  shape: 'map',
  filters: {},
  isFiltering: false,
  facets: undefined,
  selected: undefined,
  similar: undefined,
  ratings: new Map(),
  toast: undefined,
};

/** What is said of an item now: here if it was said here, else as the service knew it. */
export function ratingOf(state: State, item: Item): Said {
  const said = state.ratings.get(item.item_id);
  return said
    ? { rating: said.rating, reasons: said.reasons }
    : { rating: known(item.rating), reasons: item.reasons ?? [] };
}

const known = (rating: number | null): Said['rating'] =>
  rating === 1 || rating === -1 || rating === 0 ? rating : null;
