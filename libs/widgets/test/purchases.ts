import { createHash } from 'node:crypto';
import type { ApprovalDifference, ApprovalStatus, ApprovalView, ShopState } from '#libs/contracts';

type Shop = ApprovalView['shops'][number];
type Line = Shop['lines'][number];

const EUR = (amount_minor: number): Line['unit_price'] => ({ amount_minor, currency: 'EUR' });
const MINUTE_MS = 60_000;
/** How long approvals of each kind go on. */
const LEFT_MS: Partial<Record<ApprovalStatus, number>> = { pending: 50 * MINUTE_MS, approved: 23 * 60 * MINUTE_MS };
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();

interface Piece {
  readonly title: string;
  readonly brand: string | null;
  readonly colour: string;
  readonly size: string;
  readonly minor: number;
  readonly quantity?: number;
  /** Kind and colour of the drawn picture; without them there is none. */
  readonly drawn?: string;
}

const SHIRT: Piece = {
  title: 'Overshirt in heavy linen',
  brand: 'Linden & Söhne',
  colour: 'Sage',
  size: 'M',
  minor: 12_900,
  drawn: '0025',
};
const TROUSERS: Piece = {
  title: 'Pleated trousers',
  brand: 'Linden & Söhne',
  colour: 'Navy',
  size: '48',
  minor: 9_950,
  quantity: 2,
  drawn: '0033',
};
const BAG: Piece = {
  title: 'Weekend bag',
  brand: null,
  colour: 'Cognac',
  size: 'One size',
  minor: 24_500,
  drawn: '0118',
};

const idOf = (kind: string, title: string): string =>
  `${kind}_${createHash('sha256').update(title).digest('hex').slice(0, 16)}`;

function lineOf({ title, brand, colour, size, minor, quantity = 1 }: Piece): Line {
  return {
    variant_id: idOf('var', title),
    item_id: idOf('itm', title),
    title,
    brand,
    colour,
    size,
    options: title === BAG.title ? [] : [`Colour: ${colour}`, `Size: ${size}`],
    quantity,
    unit_price: EUR(minor),
    line_total: EUR(minor * quantity),
    availability: 'in_stock',
    price_as_of: at(-3 * MINUTE_MS),
  };
}

function shopOf(merchant: string, name: string, pieces: readonly Piece[], state: ShopState): Shop {
  const lines = pieces.map(lineOf);
  const total = EUR(lines.reduce((sum, { line_total }) => sum + line_total.amount_minor, 0));
  return { merchant, name, state, total, lines };
}

const CHANGES: readonly ApprovalDifference[] = [
  {
    what: 'price',
    merchant: 'linden',
    variant_id: idOf('var', SHIRT.title),
    fact: 'unit_price',
    before: null,
    after: null,
    before_price: EUR(12_900),
    after_price: EUR(14_900),
  },
  {
    what: 'stock',
    merchant: 'linden',
    variant_id: idOf('var', SHIRT.title),
    fact: 'availability',
    before: 'in_stock',
    after: 'backorder',
    before_price: null,
    after_price: null,
  },
  {
    what: 'gone',
    merchant: 'quay',
    variant_id: idOf('var', BAG.title),
    fact: 'offer',
    before: null,
    after: null,
    before_price: null,
    after_price: null,
  },
];

/** A made-up purchase at two shops, as the service would answer; its page and pictures are at `origin`. */
export function purchase(
  origin: string,
  status: ApprovalStatus,
  states: readonly [ShopState, ShopState] = ['unopened', 'unopened'],
): ApprovalView {
  const id = 'apr_0123456789abcdef';
  const left = LEFT_MS[status];
  const hasPage = left !== undefined || states.includes('opened');
  return {
    approval_id: id,
    status,
    url: hasPage ? `${origin}/approvals/${id}` : null,
    expires_at: left === undefined ? null : at(left),
    asked_at: at(-10_000),
    shops: [
      shopOf('linden', 'Linden & Söhne', [SHIRT, TROUSERS], states[0]),
      shopOf('quay', 'Quay Leather Works', [BAG], states[1]),
    ],
    totals: [EUR(57_300)],
    budget: 'within',
    differences: status === 'stale' ? [...CHANGES] : [],
    pictures: [SHIRT, TROUSERS, BAG].flatMap(({ title, drawn }) =>
      drawn === undefined
        ? []
        : [
            {
              variant_id: idOf('var', title),
              url: `${origin}/pictures/pic_${drawn}${createHash('sha256').update(title).digest('hex').slice(0, 16)}?w=640`,
            },
          ],
    ),
    snapshot_hash: createHash('sha256').update(id).digest('hex'),
    next_step: 'Show the person the url.',
  };
}
