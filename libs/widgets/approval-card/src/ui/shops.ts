import { type Child, h } from '../../../elements/dom.ts';
import { picture } from '../../../elements/picture.ts';
import { type Approval, hasStandings, type Line, type Shop } from '../state/approval.ts';
import type { Speech } from '../texts/speech.ts';
import type { Scene } from './making.ts';
import { badge, SHOP_TONES, sum } from './parts.ts';

/** Pixels a picture is wide, as the design has it. */
const WIDTH = 80;

/** What is asked for, shop by shop, exactly; the names in it are the shops' own. */
export function shopsPart(approval: Approval, speech: Speech, scene: Scene): Child[] {
  const { shops, totals } = approval;
  const { texts, money, time } = speech;
  const oldest = shops.flatMap(({ lines }) => lines.map(({ price_as_of: at }) => at)).sort()[0];
  return [
    ...shops.map((shop) => shopPart(shop, approval, speech, scene)),
    shops.length > 1 && h('dl', { class: 'totals all' }, ...totals.map((total) => sum(texts.total, money(total)))),
    oldest !== undefined && h('p', { class: 'fine' }, texts.asOf(time(oldest, scene.now))),
  ];
}

function shopPart(shop: Shop, approval: Approval, speech: Speech, scene: Scene): HTMLElement {
  const { texts, money } = speech;
  const total = approval.shops.length > 1 ? texts.shopTotal : texts.total;
  return h(
    'section',
    { class: 'shop' },
    h(
      'div',
      { class: 'shop-head' },
      h('h2', {}, shop.name),
      hasStandings(approval) && badge(texts.states[shop.state], SHOP_TONES[shop.state]),
    ),
    h('ul', { class: 'lines' }, ...shop.lines.map((line) => linePart(line, approval, speech, scene))),
    h('dl', { class: 'totals' }, sum(total, money(shop.total))),
  );
}

function linePart(line: Line, { pictures = [] }: Approval, { texts, money }: Speech, { origin }: Scene): HTMLElement {
  const url = pictures.find(({ variant_id: id }) => id === line.variant_id)?.url ?? null;
  const variant = line.options.length > 0 ? line.options : [line.colour, line.size];
  const count = texts.each(line.quantity, money(line.unit_price));
  return h(
    'li',
    {},
    picture(url?.startsWith(`${origin}/pictures/`) ? url : null, WIDTH, 'no-picture'),
    h(
      'div',
      {},
      h('strong', {}, line.title),
      h('div', {}, [line.brand, ...variant].filter(Boolean).join(' · ')),
      h('div', { class: 'soft' }, `${count} · ${texts.availability[line.availability]}`),
    ),
    h('span', { class: 'amount' }, money(line.line_total)),
  );
}
