import type { Item, SimilarMode } from '../data/tools.ts';
import { FITS } from '../draw/dots.ts';
import { ratingOf, type State } from '../state/state.ts';
import type { Speech } from '../texts/format.ts';
import { h } from '../../../elements/dom.ts';
import { picture } from '../../../elements/picture.ts';
import { icon } from './icons.ts';
import { iconButton, priceLine, ratingButtons, reasonChoice, type Say, unsentMark } from './parts.ts';

export interface ItemPanelHears {
  say: Say;
  closed: () => void;
  similar: (mode: SimilarMode) => void;
  selected: (item: Item) => void;
  linked: (url: string) => void;
}

/** Everything about one item, and what is like it. */
export function itemPanel(item: Item, state: State, speech: Speech, hears: ItemPanelHears): HTMLElement[] {
  const { texts } = speech;
  const said = ratingOf(state, item);
  const { link } = item;
  return [
    h('div', { class: 'sheet-head' }, iconButton('close', texts.close, hears.closed)),
    h(
      'div',
      { class: 'piece' },
      picture(item.picture, 320, 'piece-picture'),
      h(
        'div',
        { class: 'piece-words' },
        h('p', { class: 'maker' }, item.brand ?? item.merchant),
        h('h2', { tabindex: -1, id: 'piece-title', 'data-key': 'piece' }, item.title),
        priceLine(item, speech),
        tasteFit(item, speech),
        item.why.length > 0 && h('ul', { class: 'why' }, ...item.why.map((why) => h('li', {}, why))),
      ),
    ),
    ratingButtons(item, said, speech, hears.say),
    unsentMark(state.ratings.get(item.item_id), speech) || h('span', { hidden: true }),
    reasonChoice(item, said, speech, hears.say) || h('span', { hidden: true }),
    link === null
      ? h('p', { class: 'soft' }, texts.at(item.merchant))
      : h(
          'button',
          { type: 'button', class: 'button shop', 'data-key': 'shop', onclick: () => hears.linked(link) },
          texts.toShop(item.merchant),
          icon('out'),
        ),
    similarPart(state, speech, hears),
  ];
}

function tasteFit({ score }: Item, { texts }: Speech): HTMLElement | false {
  if (score === null) return false;
  const words = score >= FITS ? texts.fitsWell : texts.fits;
  return h(
    'p',
    { class: 'fit' },
    h('span', {}, words),
    h('meter', { min: 0, max: 1, value: score, 'aria-label': words }),
  );
}

function similarPart(state: State, speech: Speech, hears: ItemPanelHears): HTMLElement {
  const { texts } = speech;
  const { similar } = state;
  const modes = Object.keys(texts.modes) as SimilarMode[];
  return h(
    'section',
    { class: 'similar', 'aria-labelledby': 'similar-title' },
    h('h3', { id: 'similar-title' }, texts.moreLike),
    h(
      'div',
      { class: 'chips' },
      ...modes.map((mode) =>
        h(
          'button',
          {
            type: 'button',
            class: 'chip',
            'aria-pressed': similar?.mode === mode ? 'true' : 'false',
            'data-key': `mode ${mode}`,
            onclick: () => hears.similar(mode),
          },
          texts.modes[mode],
        ),
      ),
    ),
    similar?.status === 'loading' &&
      h('div', { class: 'strip', 'aria-busy': 'true' }, ...[1, 2, 3].map(() => h('div', { class: 'ghost' }))),
    similar?.status === 'failed' && h('p', { class: 'soft', role: 'status' }, texts.problems.unreachable),
    similar?.status === 'ready' &&
      similar.items.length === 0 &&
      h('p', { class: 'soft' }, similar.notes[0] ?? texts.noSimilar),
    similar?.status === 'ready' &&
      similar.items.length > 0 &&
      h('ul', { class: 'strip' }, ...similar.items.map((item) => h('li', {}, similarCard(item, speech, hears)))),
  );
}

const similarCard = (item: Item, speech: Speech, hears: ItemPanelHears): HTMLElement =>
  h(
    'button',
    { type: 'button', class: 'small-card', 'data-key': `similar ${item.item_id}`, onclick: () => hears.selected(item) },
    picture(item.picture, 120, 'small-picture'),
    h('span', { class: 'small-title' }, item.title),
    h('span', { class: 'small-price' }, speech.money(item.price_from)),
    item.why[0] !== undefined && h('span', { class: 'small-why' }, item.why[0]),
  );
