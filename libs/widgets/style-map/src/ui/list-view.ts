import type { Cluster, Item } from '../data/tools.ts';
import { boxOf, type Camera, type Frame } from '../map/camera.ts';
import { ratingOf, type State } from '../state/state.ts';
import type { Speech } from '../texts/format.ts';
import { h } from '../../../elements/dom.ts';
import { picture } from '../../../elements/picture.ts';
import { priceLine, ratingButtons, type Say, unsentMark } from './parts.ts';

export interface ListHears {
  opened: (clusterId: string) => void;
  selected: (item: Item) => void;
  say: Say;
}

/** Items listed at most; the rest is a region away. */
const MOST = 60;

/** The same as the map, in words: every region opens, every item can be seen and rated. */
export function listView(state: State, camera: Camera, frame: Frame, speech: Speech, hears: ListHears): HTMLElement[] {
  const { texts, number } = speech;
  const items = inView(state, camera, frame);
  const hidden = (state.view?.total ?? 0) - items.length;
  return [
    h('h2', {}, texts.regions),
    h('ul', { class: 'regions' }, ...state.clusters.map((cluster) => h('li', {}, region(cluster, speech, hears)))),
    h('h2', {}, texts.items),
    h('ul', { class: 'pieces' }, ...items.map((item) => h('li', {}, piece(item, state, speech, hears)))),
    hidden > 0 ? h('p', { class: 'soft' }, texts.more(number(hidden))) : h('span', { hidden: true }),
  ];
}

function inView({ items }: State, camera: Camera, frame: Frame): Item[] {
  const box = boxOf(camera, frame);
  return [...items.values()]
    .filter(({ x, y }) => x >= box.x_min && x <= box.x_max && y >= box.y_min && y <= box.y_max)
    .sort((a, b) => (b.score ?? 0.5) - (a.score ?? 0.5))
    .slice(0, MOST);
}

function region(cluster: Cluster, speech: Speech, hears: ListHears): HTMLElement {
  const { texts, number } = speech;
  return h(
    'button',
    {
      type: 'button',
      class: 'region',
      'data-key': `region ${cluster.cluster_id}`,
      onclick: () => hears.opened(cluster.cluster_id),
    },
    picture(cluster.picture, 80, 'region-picture'),
    h(
      'span',
      { class: 'region-words' },
      h('span', { class: 'region-name' }, cluster.label),
      h('span', { class: 'soft' }, texts.pieces(number(cluster.count), cluster.count)),
      h('span', { class: 'soft' }, priceRange(cluster, speech)),
    ),
  );
}

/** "€20 to €140", or nothing where no price is known. */
export function priceRange({ price_from, price_to }: Cluster, { texts, money }: Speech): string {
  if (!price_from) return '';
  return price_to && price_to.amount_minor !== price_from.amount_minor
    ? texts.to(money(price_from), money(price_to))
    : texts.from(money(price_from));
}

function piece(item: Item, state: State, speech: Speech, hears: ListHears): HTMLElement {
  return h(
    'article',
    { class: 'card-piece' },
    h(
      'button',
      { type: 'button', class: 'card-open', 'data-key': `piece ${item.item_id}`, onclick: () => hears.selected(item) },
      picture(item.picture, 150, 'card-picture'),
      h('span', { class: 'maker' }, item.brand ?? item.merchant),
      h('span', { class: 'card-title' }, item.title),
    ),
    priceLine(item, speech),
    ratingButtons(item, ratingOf(state, item), speech, hears.say),
    unsentMark(state.ratings.get(item.item_id), speech),
  );
}
