import { h } from '../../../elements/dom.ts';
import type { ShopState, Tone } from '../state/approval.ts';

export const SHOP_TONES: Readonly<Record<ShopState, Tone>> = {
  unopened: 'neutral',
  opened: 'warn',
  bought: 'good',
  not_bought: 'neutral',
};

export const badge = (text: string, tone: Tone): HTMLElement => h('span', { class: `badge ${tone}` }, text);

/** A sum below lines. */
export const sum = (label: string, amount: string): HTMLElement =>
  h('div', {}, h('dt', {}, label), h('dd', { class: 'amount' }, amount));
