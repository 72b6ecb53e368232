import type { Bridge } from '../../bridge/bridge.ts';
import { ToolFailure } from '../../bridge/tool-failure.ts';
import { RatingQueue, type Said } from './data/rating-queue.ts';
import type { Item, ItemFilters, SimilarMode, Tools } from './data/tools.ts';
import { ViewLoader } from './data/view-loader.ts';
import { askedBox, levelOf } from './map/camera.ts';
import { modelContext } from './model-context.ts';
import type { Store } from './state/store.ts';
import type { MapView } from './ui/map-view.ts';

/** Items asked for at a time: as many as an answer holds. */
const LIMIT = 200;
const TELL_MS = 900;

/** Everything that is asked of the service or the host; what comes back becomes an action. */
export class Requests {
  readonly #store: Store;
  readonly #map: MapView;
  readonly #bridge: Bridge;
  readonly #tools: Tools;
  readonly #loader: ViewLoader;
  readonly #queue: RatingQueue;
  #similar: AbortController | undefined;
  #tell: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, map: MapView, bridge: Bridge, tools: Tools) {
    this.#store = store;
    this.#map = map;
    this.#bridge = bridge;
    this.#tools = tools;
    this.#loader = new ViewLoader((input, signal) => tools.view(input, signal), {
      loading: () => store.do({ type: 'loading' }),
      loaded: (view) => store.do({ type: 'loaded', view }),
      failed: ({ kind }) => store.do({ type: 'failed', kind }),
    });
    this.#queue = new RatingQueue(
      tools,
      {
        saved: (itemId, _, changes) => {
          store.do({ type: 'saved', itemId, changes });
          // What fits has changed: answers from before must not come back.
          this.#loader.forget();
          this.view(true);
        },
        unsent: (itemId) => store.do({ type: 'unsent', itemId }),
        refused: (itemId) => store.do({ type: 'refused', itemId }),
      },
      () => crypto.randomUUID(),
    );
  }

  /** What is in view; `now` when the person has arrived. A map without a size has nothing in view yet: it asks once it has one. */
  view(now: boolean): void {
    const { filters, phase } = this.#store.state;
    const { camera, frame } = this.#map;
    if (phase === 'ready' && frame.width === 0) return;
    const part = phase === 'ready' ? { viewport: askedBox(camera, frame), zoom: levelOf(camera) } : {};
    const set = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as ItemFilters;
    this.#loader.want({ ...part, limit: LIMIT, ...(Object.keys(set).length > 0 ? { filters: set } : {}) }, now);
  }

  retry(): void {
    this.#store.do({ type: 'calm' });
    this.#queue.retry();
    this.#loader.cancel();
    this.view(true);
  }

  rate(item: Item, said: Said): void {
    this.#store.do({ type: 'said', item, said });
    this.#queue.say(item.item_id, said);
    this.tellModel();
  }

  undo(itemId: string): void {
    const { ratings, items, selected, similar } = this.#store.state;
    const item = items.get(itemId) ?? [selected, ...(similar?.items ?? [])].find((one) => one?.item_id === itemId);
    const before = ratings.get(itemId)?.before;
    if (item && before) this.rate(item, before);
  }

  async similar(mode: SimilarMode): Promise<void> {
    const { selected, filters } = this.#store.state;
    if (!selected) return;
    this.stopSimilar();
    const { signal } = (this.#similar = new AbortController());
    this.#store.do({ type: 'similarAsked', mode });
    try {
      const similar = await this.#tools.similar(selected.item_id, mode, filters, signal);
      this.#store.do({ type: 'similarLoaded', similar });
    } catch (error) {
      if (!signal.aborted && error instanceof ToolFailure) this.#store.do({ type: 'similarFailed' });
    }
  }

  stopSimilar(): void {
    this.#similar?.abort();
  }

  async facets(): Promise<void> {
    try {
      this.#store.do({ type: 'facets', facets: await this.#tools.facets() });
    } catch (error) {
      // The panel has the usual values already; counts and prices are a nicety.
      if (!(error instanceof ToolFailure)) throw error;
    }
  }

  async openLink(url: string): Promise<void> {
    try {
      await this.#bridge.openLink(url);
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      this.#store.do({ type: 'linkFailed' });
    }
  }

  /** The model hears where the person looks and what they rated, when they have come to rest. */
  tellModel(): void {
    clearTimeout(this.#tell);
    this.#tell = setTimeout(() => {
      if (this.#map.frame.width === 0) return;
      const { text, facts } = modelContext(this.#store.state, this.#map.camera, this.#map.frame);
      void this.#bridge.tellModel(text, facts).catch(() => undefined);
    }, TELL_MS);
  }
}
