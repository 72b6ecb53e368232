import { h } from '../../../elements/dom.ts';
import type { ShopState, Status } from '../state/approval.ts';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad';

/** As the page of the approval paints them. */
export const STATUS_TONES: Readonly<Record<Status, Tone>> = {
  pending: 'warn',
  approved: 'good',
  declined: 'neutral',
  expired: 'warn',
  cancelled: 'neutral',
  stale: 'warn',
  closed: 'good',
};
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
