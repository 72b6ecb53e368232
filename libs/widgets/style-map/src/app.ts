import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ToolFailure } from '../../bridge/tool-failure.ts';
import type { Said } from './data/rating-queue.ts';
import type { Cluster, Item, PlacedItem, Tools, View, ViewInput } from './data/tools.ts';
import { paletteOf } from './draw/palette.ts';
import { type Camera, fitting, HOME } from './map/camera.ts';
import type { Hit } from './map/hit-test.ts';
import { Requests } from './requests.ts';
import { NOTHING, type State } from './state/state.ts';
import { Store } from './state/store.ts';
import { type Speech, speechOf } from './texts/format.ts';
import { MapView } from './ui/map-view.ts';
import { Shell } from './ui/shell.ts';

/** Zooms an opened region brings at most, where its box would fit from farther away. */
const MOST_STEPS = 3;

/** Puts state, requests and what is seen together. */
export class App {
  readonly #bridge: Bridge;
  readonly #root: HTMLElement;
  readonly #map: MapView;
  readonly #shell: Shell;
  readonly #store = new Store(() => this.#render());
  readonly #requests: Requests;
  #speech: Speech = speechOf(navigator.language);
  #context: McpUiHostContext = {};
  #ratingsSeen: State['ratings'] = NOTHING.ratings;
  #ratingsShown: ReadonlyMap<string, Said['rating']> = new Map();
  #itemsSeen: State['items'] = NOTHING.items;
  #itemsShown: readonly PlacedItem[] = [];
  /** Where the person has just come to: said before what lies there. */
  #arrived = '';

  constructor(root: HTMLElement, bridge: Bridge, tools: Tools) {
    this.#root = root;
    this.#bridge = bridge;
    this.#map = new MapView(paletteOf(root), {
      moved: (camera, isStill) => this.#moved(camera, isStill),
      opened: (id) => this.#open(id),
      selected: (id) => this.#select(id === undefined ? undefined : this.#store.state.items.get(id)),
      wentBack: () => this.#back(),
      aimed: (hit) => this.#readOut(hit),
      countOf: (cluster) => this.#speech.number(cluster.count),
    });
    this.#requests = new Requests(this.#store, this.#map, bridge, tools);
    this.#shell = this.#makeShell();
    root.replaceChildren(this.#shell.element);
    addEventListener('online', () => this.#requests.retry());
    addEventListener('offline', () => this.#render());
    this.#render();
  }

  /** What the tool that shows the map was asked: its filters are those of the map. */
  began({ filters }: ViewInput): void {
    if (filters) this.#store.do({ type: 'filtered', filters });
  }

  /** What it answered: seen at once, a fuller look is asked for behind it. */
  loaded(view: View): void {
    this.#store.do({ type: 'loaded', view });
    const { viewport } = view;
    const isWhole = viewport.x_max - viewport.x_min > 0.95 && viewport.y_max - viewport.y_min > 0.95;
    if (isWhole) this.#map.look(HOME);
    else this.#map.lookAt(viewport);
    this.#requests.view(true);
  }

  failed({ kind }: ToolFailure): void {
    this.#store.do({ type: 'failed', kind });
  }

  /** Theme, language and modes of the host. */
  adapt(context: McpUiHostContext, isCalm: boolean): void {
    this.#context = context;
    if (context.locale !== undefined) this.#speech = speechOf(context.locale);
    document.documentElement.lang = this.#speech.lang;
    this.#map.isCalm = isCalm;
    this.#map.wear(paletteOf(this.#root));
    this.#render();
  }

  #makeShell(): Shell {
    const requests = this.#requests;
    const say = (item: Item, said: Said): void => requests.rate(item, said);
    const selected = (item: Item): void => this.#select(item);
    return new Shell(this.#map, {
      say,
      selected,
      closed: () => this.#select(undefined),
      similar: (mode) => void requests.similar(mode),
      linked: (url) => void requests.openLink(url),
      list: { opened: (id) => this.#open(id), selected, say },
      filter: {
        filtered: (filters) => {
          this.#store.do({ type: 'filtered', filters });
          requests.view(true);
        },
        closed: () => this.#filtering(false),
      },
      filtering: (isOpen) => this.#filtering(isOpen),
      shaped: (shape) => this.#store.do({ type: 'shaped', shape }),
      wentTo: (step) => this.#goTo(step),
      fullscreen: () => void this.#fullscreen(),
      retried: () => requests.retry(),
      undone: (itemId) => requests.undo(itemId),
    });
  }

  #render(): void {
    const { items, clusters, ratings, selected } = this.#store.state;
    if (items !== this.#itemsSeen) [this.#itemsSeen, this.#itemsShown] = [items, [...items.values()]];
    if (ratings !== this.#ratingsSeen) {
      this.#ratingsSeen = ratings;
      this.#ratingsShown = new Map([...ratings].map(([id, { rating }]) => [id, rating]));
    }
    this.#map.show({ items: this.#itemsShown, clusters, ratings: this.#ratingsShown, selectedId: selected?.item_id });
    this.#shell.show(this.#store.state, this.#speech, {
      isFullscreen: this.#context.displayMode === 'fullscreen',
      canFullscreen: this.#context.availableDisplayModes?.includes('fullscreen') ?? false,
      isOffline: !navigator.onLine,
    });
  }

  #moved(camera: Camera, isStill: boolean): void {
    if (this.#store.state.phase !== 'ready') return;
    if (isStill) {
      this.#shell.showView(this.#store.state, this.#speech, camera);
      this.#requests.tellModel();
    }
    this.#requests.view(isStill);
  }

  #open(clusterId: string): void {
    const cluster = this.#clusterOf(clusterId);
    if (!cluster) return;
    this.#store.do({ type: 'entered', step: { label: cluster.label, from: this.#map.camera } });
    this.#arrived = `${cluster.label}, ${this.#countOf(cluster)}.`;
    this.#shell.say(this.#arrived);
    const { camera, frame } = this.#map;
    const into = fitting(cluster.opens, frame);
    this.#map.flyTo({ ...into, zoom: Math.max(into.zoom, Math.min(cluster.opens_zoom, camera.zoom + MOST_STEPS)) });
  }

  #clusterOf(id: string): Cluster | undefined {
    return this.#store.state.clusters.find(({ cluster_id }) => cluster_id === id);
  }

  #countOf({ count }: Cluster): string {
    return this.#speech.texts.pieces(this.#speech.number(count), count);
  }

  #goTo(step: number): void {
    const from = this.#store.state.trail[step]?.from;
    this.#store.do({ type: 'left', to: step });
    this.#map.flyTo(step === 0 ? HOME : (from ?? HOME));
  }

  #back(): void {
    const { selected, isFiltering, trail } = this.#store.state;
    if (selected) this.#select(undefined);
    else if (isFiltering) this.#filtering(false);
    else if (trail.length > 0) this.#goTo(trail.length - 1);
    else this.#map.flyTo(HOME);
  }

  #select(item: Item | undefined): void {
    if (item === undefined && this.#store.state.selected === undefined) return;
    const hadFocus = document.activeElement?.closest('.sheet') !== null;
    this.#requests.stopSimilar();
    this.#store.do({ type: 'selected', item });
    if (item) void this.#requests.similar('similar');
    else if (hadFocus) this.#shell.focusStage();
    this.#requests.tellModel();
  }

  #filtering(isOpen: boolean): void {
    this.#store.do({ type: 'filtering', isOpen });
    if (!isOpen) this.#shell.focusFilters();
    else if (!this.#store.state.facets) void this.#requests.facets();
  }

  async #fullscreen(): Promise<void> {
    const mode = this.#context.displayMode === 'fullscreen' ? 'inline' : 'fullscreen';
    await this.#bridge.requestDisplayMode(mode).catch(() => undefined);
  }

  #readOut(hit: Hit | undefined): void {
    const { texts } = this.#speech;
    const cluster = hit?.kind === 'cluster' ? this.#clusterOf(hit.id) : undefined;
    const item = hit?.kind === 'item' ? this.#store.state.items.get(hit.id) : undefined;
    const words = cluster ? texts.here(cluster.label, this.#countOf(cluster)) : item && texts.hereItem(item.title);
    if (words === undefined) return;
    this.#shell.say(`${this.#arrived} ${words}`.trim());
    this.#arrived = '';
  }
}
