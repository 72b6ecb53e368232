import type { Camera } from '../map/camera.ts';
import type { State } from '../state/state.ts';
import type { Speech } from '../texts/format.ts';
import { h, replace } from '../../../elements/dom.ts';
import { filterCount, type FilterHears, filterPanel } from './filter-panel.ts';
import { icon } from './icons.ts';
import { itemPanel, type ItemPanelHears } from './item-panel.ts';
import { type ListHears, listView } from './list-view.ts';
import type { MapView } from './map-view.ts';
import { banner, type NoticeHears, placeholder, toast } from './notices.ts';
import { iconButton } from './parts.ts';

export interface ShellHears extends ItemPanelHears {
  list: ListHears;
  filter: FilterHears;
  filtering: (isOpen: boolean) => void;
  shaped: (shape: State['shape']) => void;
  wentTo: (step: number) => void;
  fullscreen: () => void;
  retried: () => void;
  undone: (itemId: string) => void;
}

/** What the frame around the map offers at the moment. */
export interface Surroundings {
  readonly isFullscreen: boolean;
  readonly canFullscreen: boolean;
  readonly isOffline: boolean;
}

/** Everything around the map. Each part is made anew when what it shows has changed, and only then. */
export class Shell {
  readonly element: HTMLElement;
  readonly #map: MapView;
  readonly #hears: ShellHears;
  readonly #crumbs = h('nav', { class: 'crumbs' });
  readonly #tools = h('div', { class: 'tools' });
  readonly #list = h('div', { class: 'list', tabindex: -1 });
  readonly #sheet = h('aside', { class: 'sheet', hidden: true, 'aria-labelledby': 'piece-title' });
  readonly #filters = h('aside', { class: 'sheet filters', hidden: true, 'aria-labelledby': 'filters-title' });
  readonly #zoom = h('div', { class: 'zoom' });
  readonly #summary = h('p', { class: 'summary' });
  readonly #banner = h('div', { class: 'banner', role: 'status' });
  readonly #toast = h('div', { class: 'toast', role: 'status' });
  readonly #over = h('div', { class: 'over', role: 'status' });
  readonly #voice = h('p', { class: 'hidden', 'aria-live': 'polite' });
  readonly #notices: NoticeHears;
  #last: unknown[] = [];

  constructor(map: MapView, hears: ShellHears) {
    this.#map = map;
    this.#hears = hears;
    this.#notices = {
      retried: hears.retried,
      undone: hears.undone,
      cleared: () => hears.filter.filtered({}),
      wentHome: () => hears.wentTo(0),
    };
    const stage = h(
      'div',
      { class: 'stage' },
      map.element,
      this.#list,
      this.#zoom,
      this.#summary,
      this.#over,
      this.#filters,
      this.#sheet,
      this.#banner,
      this.#toast,
    );
    this.element = h(
      'main',
      { class: 'app' },
      h('header', { class: 'bar' }, this.#crumbs, this.#tools),
      stage,
      this.#voice,
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.target === map.element) return;
      if (!this.#sheet.hidden) hears.closed();
      else if (!this.#filters.hidden) hears.filtering(false);
      else return;
      event.preventDefault();
    });
  }

  /** Reads something out. */
  say(text: string): void {
    this.#voice.textContent = text;
  }

  /** To where the person was before a panel opened: the map, or the list in its place. */
  focusStage(): void {
    (this.#map.element.hidden ? this.#list : this.#map.element).focus({ preventScroll: true });
  }

  focusFilters(): void {
    this.#tools.querySelector<HTMLElement>('[data-key="filter"]')?.focus();
  }

  show(state: State, speech: Speech, around: Surroundings): void {
    const { texts } = speech;
    this.element.dataset['shape'] = state.shape;
    this.#map.name(texts.title, texts.mapHelp);
    this.#map.element.hidden = state.shape !== 'map';
    this.#once(0, [state.trail, speech], () => this.#showCrumbs(state, speech));
    this.#once(
      1,
      [state.shape, state.filters, state.isFiltering, speech, around.isFullscreen, around.canFullscreen],
      () => this.#showTools(state, speech, around),
    );
    this.#once(2, [speech, state.shape], () => this.#showZoom(state, speech));
    this.#once(3, [state.isFiltering, state.filters, state.facets, speech], () => this.#showFilters(state, speech));
    this.#once(4, [state.selected, state.similar, state.ratings, speech], () => this.#showItem(state, speech));
    this.#once(5, [state.problem, around.isOffline, speech, state.phase], () =>
      replace(this.#banner, ...banner(state, speech, around.isOffline, this.#notices)),
    );
    this.#once(6, [state.toast, speech], () => replace(this.#toast, ...toast(state, speech, this.#notices)));
    this.#once(7, [state.phase, state.isLoading, state.view, speech, state.problem], () =>
      replace(this.#over, ...placeholder(state, speech, this.#notices)),
    );
    this.showView(state, speech, this.#map.camera);
  }

  /** What depends on where the person looks. */
  showView(state: State, speech: Speech, camera: Camera): void {
    const { view } = state;
    this.#list.hidden = state.shape !== 'list';
    this.#once(8, [view, state.shape, state.items, state.ratings, speech, state.shape === 'list' && camera], () => {
      if (state.shape === 'list')
        replace(this.#list, ...listView(state, camera, this.#map.frame, speech, this.#hears.list));
    });
    this.#once(9, [view, speech, state.isLoading], () => {
      const { texts, number } = speech;
      const total = view ? texts.pieces(number(view.total), view.total) : '';
      const words = view?.total_is_estimate ? texts.about(total) : total;
      this.#summary.textContent = state.isLoading
        ? texts.loading
        : view
          ? texts.inView(words, number(view.total - view.hidden_count))
          : '';
      this.#summary.classList.toggle('busy', state.isLoading);
    });
    this.#once(10, [view, state.isLoading, state.shape, state.selected === undefined, this.#map.frame], () =>
      this.#reserve(),
    );
  }

  /** Names on the map keep clear of what lies over it. */
  #reserve(): void {
    const { left, top } = this.#map.element.getBoundingClientRect();
    const over = [this.#zoom, this.#summary].map((element) => element.getBoundingClientRect());
    this.#map.reserve(
      over.map((rect) => ({ left: rect.left - left, top: rect.top - top, width: rect.width, height: rect.height })),
    );
  }

  #once(part: number, now: readonly unknown[], show: () => void): void {
    const before = this.#last[part] as readonly unknown[] | undefined;
    if (before && before.every((value, i) => value === now[i])) return;
    this.#last[part] = now;
    show();
  }

  #showCrumbs({ trail }: State, { texts }: Speech): void {
    this.#crumbs.setAttribute('aria-label', texts.title);
    const last = trail.length - 1;
    const crumb = (label: string, step: number): HTMLElement =>
      h(
        'button',
        { type: 'button', class: 'crumb', 'data-key': `crumb ${step}`, onclick: () => this.#hears.wentTo(step) },
        label,
      );
    replace(
      this.#crumbs,
      h('h1', {}, trail.length === 0 ? texts.title : crumb(texts.title, 0)),
      ...trail.map(({ label }, i) =>
        i === last ? h('span', { class: 'crumb here', 'aria-current': 'location' }, label) : crumb(label, i + 1),
      ),
    );
  }

  #showTools(state: State, { texts, number }: Speech, around: Surroundings): void {
    const { shape, filters, isFiltering } = state;
    const count = filterCount(filters);
    replace(
      this.#tools,
      h(
        'button',
        {
          type: 'button',
          class: 'tool wide',
          'aria-expanded': isFiltering ? 'true' : 'false',
          'data-key': 'filter',
          onclick: () => this.#hears.filtering(!isFiltering),
        },
        icon('filter'),
        h('span', {}, texts.filters),
        count > 0 && h('span', { class: 'count' }, number(count)),
      ),
      shape === 'map'
        ? iconButton('list', texts.list, () => this.#hears.shaped('list'))
        : iconButton('map', texts.map, () => this.#hears.shaped('map')),
      around.canFullscreen &&
        iconButton(around.isFullscreen ? 'shrink' : 'full', around.isFullscreen ? texts.inline : texts.fullscreen, () =>
          this.#hears.fullscreen(),
        ),
    );
  }

  #showZoom({ shape }: State, { texts }: Speech): void {
    this.#zoom.hidden = shape !== 'map';
    replace(
      this.#zoom,
      iconButton('plus', texts.zoomIn, () => this.#map.zoomBy(1)),
      iconButton('minus', texts.zoomOut, () => this.#map.zoomBy(-1)),
      iconButton('whole', texts.showAll, () => this.#hears.wentTo(0)),
    );
  }

  #showFilters(state: State, speech: Speech): void {
    const wasHidden = this.#filters.hidden;
    this.#filters.hidden = !state.isFiltering;
    if (!state.isFiltering) return void this.#filters.replaceChildren();
    replace(this.#filters, ...filterPanel(state, speech, this.#hears.filter));
    if (wasHidden) this.#filters.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  #showItem(state: State, speech: Speech): void {
    const { selected } = state;
    const before = this.#sheet.dataset['item'];
    this.#sheet.hidden = selected === undefined;
    this.element.classList.toggle('with-sheet', selected !== undefined);
    if (!selected) {
      delete this.#sheet.dataset['item'];
      return void this.#sheet.replaceChildren();
    }
    this.#sheet.dataset['item'] = selected.item_id;
    replace(this.#sheet, ...itemPanel(selected, state, speech, this.#hears));
    if (before === selected.item_id) return;
    this.#sheet.scrollTop = 0;
    this.#sheet.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }
}
