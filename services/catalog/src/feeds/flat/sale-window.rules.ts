import type { FlatCells } from './flat-fields.ts';

/** Milliseconds since 1970; a sale without dates is always on. */
export interface SaleWindow {
  from: number;
  to: number;
}

/** When the sale of a row is on: `sale_price_effective_date` as an interval, or a start and an end. */
export function saleWindow(cells: Pick<FlatCells, 'saleWindow' | 'saleStart' | 'saleEnd'>): SaleWindow | 'unreadable' {
  const [interval] = cells.saleWindow ?? [];
  const [from, to, ...more] = interval === undefined ? [cells.saleStart?.[0], cells.saleEnd?.[0]] : interval.split('/');
  if (more.length > 0 || (interval !== undefined && to === undefined)) return 'unreadable';
  const window = { from: from ? momentOf(from, 'start') : -Infinity, to: to ? momentOf(to, 'end') : Infinity };
  return Number.isNaN(window.from) || Number.isNaN(window.to) ? 'unreadable' : window;
}

export const isOn = ({ from, to }: SaleWindow, at: Date): boolean => from <= at.getTime() && at.getTime() < to;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;
const DAY_MS = 86_400_000;

/** NaN for what is no date. A day that ends something is its last; a time without a zone is UTC. `+0100` is what Google's examples have. */
function momentOf(text: string, which: 'start' | 'end'): number {
  const plain = text.trim();
  if (DATE.test(plain)) return Date.parse(plain) + (which === 'end' ? DAY_MS : 0);
  const [, date, time, zone = 'Z'] = DATE_TIME.exec(plain) ?? [];
  const offset = zone
    .replace(/^UTC$/i, 'Z')
    .replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  return Date.parse(`${date}T${time}${offset}`);
}
