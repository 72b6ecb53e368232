import type { Item, Reason } from '../data/tools.ts';
import type { Said } from '../data/rating-queue.ts';
import type { RatingState } from '../state/state.ts';
import type { Speech } from '../texts/format.ts';
import { h } from '../../../elements/dom.ts';
import { icon, type IconName } from './icons.ts';

/** A button with a picture only; its name is for those who do not see it. */
export const iconButton = (name: IconName, label: string, onclick: () => void, extra: object = {}): HTMLButtonElement =>
  h(
    'button',
    { type: 'button', class: 'tool', 'aria-label': label, title: label, 'data-key': label, onclick, ...extra },
    icon(name),
  );

export function priceLine(item: Item, { texts, money }: Speech): HTMLElement {
  return h(
    'p',
    { class: 'price' },
    h('span', {}, money(item.price_from)),
    !item.in_stock && h('span', { class: 'sold-out' }, texts.soldOut),
  );
}

export type Say = (item: Item, said: Said) => void;

/** Like and dislike; pressed again it is taken back. */
export function ratingButtons(item: Item, said: Said, { texts }: Speech, say: Say): HTMLElement {
  const button = (rating: 1 | -1, name: IconName, label: string): HTMLButtonElement => {
    const isOn = said.rating === rating;
    return h(
      'button',
      {
        type: 'button',
        class: `rate ${rating === 1 ? 'like' : 'dislike'}`,
        'aria-pressed': isOn ? 'true' : 'false',
        'data-key': `rate ${rating} ${item.item_id}`,
        onclick: () => say(item, { rating: isOn ? null : rating, reasons: [] }),
      },
      icon(name),
      h('span', {}, label),
    );
  };
  return h('div', { class: 'rates' }, button(1, 'heart', texts.like), button(-1, 'away', texts.dislike));
}

/** What a rating is about, to be told or not. */
export function reasonChoice(item: Item, said: Said, speech: Speech, say: Say): HTMLElement | false {
  if (said.rating !== 1 && said.rating !== -1) return false;
  const { texts } = speech;
  const reasons = (Object.keys(texts.reasons) as Reason[]).filter(
    (reason) => said.rating === -1 || reason !== 'not_for_me',
  );
  return h(
    'fieldset',
    { class: 'reasons' },
    h('legend', {}, texts.whatAbout),
    ...reasons.map((reason) => {
      const isOn = said.reasons.includes(reason);
      const others = said.reasons.filter((other) => other !== reason);
      return h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-pressed': isOn ? 'true' : 'false',
          'data-key': `reason ${reason}`,
          onclick: () => say(item, { rating: said.rating, reasons: isOn ? others : [...others, reason] }),
        },
        texts.reasons[reason],
      );
    }),
  );
}

export const unsentMark = (rating: RatingState | undefined, { texts }: Speech): HTMLElement | false =>
  rating?.status === 'unsent' && h('p', { class: 'unsent' }, texts.unsentMark);
