import {
  type ApprovalLine,
  type MerchantPolicyView,
  OperationError,
  type OfferView,
  type SnapshotShop,
  type WantedLine,
} from '#libs/contracts';
import { sums } from '../budget/amounts.rules.ts';
import { destinationHash, type LinkLine, shopLink, type ShopLink } from '../links/link.rules.ts';
import { type AskedShop, merchantTerms } from '../policies/policy.rules.ts';

/** One shop of a purchase as it is now: what is hashed, and what is not. */
export interface ShopNow {
  readonly shop: SnapshotShop;
  readonly link: ShopLink | null;
  readonly asked: AskedShop;
}

interface Given {
  readonly wanted: readonly WantedLine[];
  readonly offers: readonly OfferView[];
  readonly policies: ReadonlyMap<string, MerchantPolicyView>;
  readonly allowsLocal: boolean;
}

/** The purchase as it is now, shop by shop in the order asked for; `missing` are variants nobody offers (any more). */
export function shopsNow({ wanted, offers, policies, allowsLocal }: Given): { shops: ShopNow[]; missing: string[] } {
  const byId = new Map(offers.map((offer) => [offer.variant_id, offer]));
  const missing = wanted.filter(({ variant_id: id }) => !byId.has(id)).map(({ variant_id: id }) => id);
  const byShop = new Map<string, LineNow[]>();
  for (const { variant_id: id, quantity } of wanted) {
    const offer = byId.get(id);
    if (offer) byShop.set(offer.merchant, [...(byShop.get(offer.merchant) ?? []), { offer, quantity }]);
  }
  return { shops: [...byShop].map(([slug, lines]) => shopNow(lines, policies.get(slug), allowsLocal)), missing };
}

interface LineNow extends LinkLine {
  readonly offer: OfferView;
}

function shopNow(lines: readonly LineNow[], policy: MerchantPolicyView | undefined, allowsLocal: boolean): ShopNow {
  const [first] = lines;
  if (!first || !policy) throw new Error('A shop has at least one line, and its policy was read with it');
  const { merchant, merchant_name: name, shop_url: shopUrl } = first.offer;
  const source = { shopUrl, ucpEndpoint: policy.ucp_endpoint, lines, allowsLocal };
  const link = shopLink({ ...source, attribution: policy.attribution });
  const destination = destinationHash(source);
  const views = lines.map(lineOf);
  const total = sums(views.map(({ line_total }) => line_total))[0];
  if (!total) throw new Error('A line has a total');
  const terms = merchantTerms(policy);
  return {
    shop: {
      merchant,
      name,
      host: link?.host ?? null,
      link: link?.kind ?? 'product_pages',
      ...(destination === undefined ? {} : { destination_hash: destination }),
      total,
      lines: views,
      terms,
    },
    link,
    asked: {
      merchant,
      name,
      total,
      terms,
      lines: lines.map(({ offer: { title, categories }, quantity }) => ({ title, quantity, categories })),
    },
  };
}

function lineOf({ offer, quantity }: LineNow): ApprovalLine {
  const { amount_minor: amount, currency } = offer.price;
  return {
    variant_id: offer.variant_id,
    item_id: offer.item_id,
    title: offer.title,
    brand: offer.brand,
    colour: offer.colour,
    size: offer.size,
    options: [...offer.options],
    quantity,
    unit_price: { amount_minor: amount, currency },
    line_total: { amount_minor: amount * quantity, currency },
    availability: availabilityOf(offer, quantity),
    price_as_of: offer.as_of,
  };
}

/** Too few of it is as good as none. */
const availabilityOf = ({ availability, stock }: OfferView, quantity: number): ApprovalLine['availability'] =>
  stock !== null && stock < quantity && availability === 'in_stock' ? 'out_of_stock' : availability;

/** @throws OperationError `INVALID_INPUT` when a variant is named twice */
export function assertDistinct(wanted: readonly WantedLine[]): void {
  if (new Set(wanted.map(({ variant_id: id }) => id)).size === wanted.length) return;
  throw new OperationError('INVALID_INPUT', '"lines" name a variant twice: give it once, with how many in quantity', {
    details: { field: 'lines' },
  });
}

/** @throws OperationError `NOT_FOUND` or `CONFLICT` when something of it cannot be bought, naming it */
export function assertBuyable(shops: readonly ShopNow[], missing: readonly string[]): void {
  if (missing.length > 0) {
    throw new OperationError(
      'NOT_FOUND',
      'Some variants cannot be bought (any more): take variant_id from get_item, of an item that is not gone',
      { details: { variant_ids: missing } },
    );
  }
  const out = shops.flatMap(({ shop }) => shop.lines.filter(({ availability }) => availability === 'out_of_stock'));
  if (out.length > 0) {
    throw new OperationError('CONFLICT', 'The shop does not have that many of some variants: choose others, or fewer', {
      details: { variant_ids: out.map(({ variant_id: id }) => id) },
    });
  }
  for (const { shop, link } of shops) {
    if (new Set(shop.lines.map(({ unit_price }) => unit_price.currency)).size > 1) {
      throw new OperationError('CONFLICT', `${shop.name} has prices in two currencies: ask for each apart`);
    }
    if (!link) {
      throw new OperationError(
        'CONFLICT',
        `There is no link to ${shop.name} that we can vouch for: choose another shop`,
        {
          details: { merchant: shop.merchant },
        },
      );
    }
  }
}
