import { isDeepStrictEqual } from 'node:util';
import {
  type ApprovalDifference,
  type ApprovalLine,
  DESTINATION_DIFFERS,
  type Drift,
  MAX_DIFFERENCES,
  type PurchaseTerms,
  type SnapshotShop,
  type Total,
} from '#libs/contracts';

interface About {
  readonly what: Drift;
  readonly merchant: string | null;
  readonly variant_id: string | null;
  readonly fact: string;
}

const NOTHING = { before: null, after: null, before_price: null, after_price: null };
/** A fact as it is told: long titles are cut, the comparison was made before. */
const MAX_WORDS = 500;

/** As clients read it: that the person changed a limit of their own, and not from what to what. */
export const toldToClients = (differs: readonly ApprovalDifference[]): ApprovalDifference[] =>
  differs.map((one) => (one.what === 'policy' && one.merchant === null ? { ...one, ...NOTHING } : one));

/** What is no longer as it was shown; empty when all is. When the shop last confirmed it, and pictures, are not compared. */
export function differences(
  shown: readonly SnapshotShop[],
  now: readonly SnapshotShop[],
  terms: { readonly shown: PurchaseTerms; readonly now: PurchaseTerms },
): ApprovalDifference[] {
  const linesNow = new Map(now.flatMap((shop) => shop.lines.map((line) => [line.variant_id, { line, shop }] as const)));
  const found = [
    ...ofTerms(null, terms.shown, terms.now),
    ...shown.flatMap((shop) => [
      ...ofShop(
        shop,
        now.find(({ merchant }) => merchant === shop.merchant),
      ),
      ...shop.lines.flatMap((line) => ofLine(shop, line, linesNow.get(line.variant_id))),
    ]),
  ];
  return found.slice(0, MAX_DIFFERENCES);
}

function ofShop(shown: SnapshotShop, now: SnapshotShop | undefined): ApprovalDifference[] {
  // Without a line there, its lines say so.
  if (!now) return [];
  const about = (fact: string): About => ({ what: 'merchant', merchant: shown.merchant, variant_id: null, fact });
  return [
    ...changed(about('name'), shown.name, now.name),
    ...changed(about('host'), shown.host, now.host),
    ...changed(about('link'), shown.link, now.link),
    ...ofDestination(about('destination'), shown.destination_hash, now.destination_hash),
    ...ofTerms(shown.merchant, shown.terms, now.terms),
  ];
}

const ofDestination = (about: About, shown: string | undefined, now: string | undefined): ApprovalDifference[] =>
  shown === undefined || shown === now ? [] : changed(about, ...DESTINATION_DIFFERS);

function ofTerms(merchant: string | null, shown: PurchaseTerms, now: PurchaseTerms): ApprovalDifference[] {
  const about = (fact: string): About => ({ what: 'policy', merchant, variant_id: null, fact });
  return [
    ...ofAmount(about('max_total'), shown.max_total, now.max_total),
    ...changed(about('max_quantity'), textOf(shown.max_quantity), textOf(now.max_quantity)),
    ...changedList(about('blocked_categories'), shown.blocked_categories, now.blocked_categories),
    ...changed(about('links_suspended'), String(shown.links_suspended), String(now.links_suspended)),
  ];
}

function ofLine(
  { merchant }: SnapshotShop,
  shown: ApprovalLine,
  now: { readonly line: ApprovalLine; readonly shop: SnapshotShop } | undefined,
): ApprovalDifference[] {
  const about = (what: Drift, fact: string): About => ({ what, merchant, variant_id: shown.variant_id, fact });
  if (!now) return [{ ...about('gone', 'offer'), ...NOTHING }];
  const { line, shop } = now;
  return [
    ...changed(about('merchant', 'merchant'), merchant, shop.merchant),
    ...changed(about('variant', 'item_id'), shown.item_id, line.item_id),
    ...changed(about('variant', 'title'), shown.title, line.title),
    ...changed(about('variant', 'brand'), shown.brand, line.brand),
    ...changed(about('variant', 'colour'), shown.colour, line.colour),
    ...changed(about('variant', 'size'), shown.size, line.size),
    ...changedList(about('variant', 'options'), shown.options, line.options),
    ...changed(about('variant', 'quantity'), String(shown.quantity), String(line.quantity)),
    ...ofPrice(about, shown.unit_price, line.unit_price),
    ...changed(about('stock', 'availability'), shown.availability, line.availability),
  ];
}

function ofPrice(about: (what: Drift, fact: string) => About, shown: Total, now: Total): ApprovalDifference[] {
  const what = shown.currency === now.currency ? 'price' : 'currency';
  return ofAmount(about(what, 'unit_price'), shown, now);
}

const ofAmount = (about: About, shown: Total | null, now: Total | null): ApprovalDifference[] =>
  shown?.amount_minor === now?.amount_minor && shown?.currency === now?.currency
    ? []
    : [{ ...about, ...NOTHING, before_price: shown && { ...shown }, after_price: now && { ...now } }];

const changed = (about: About, before: string | null, after: string | null): ApprovalDifference[] =>
  before === after ? [] : [{ ...about, ...NOTHING, before: cut(before), after: cut(after) }];

/** Compared one by one: joined, `a, b` and `a` with `b` would be the same. */
const changedList = (about: About, before: readonly string[], after: readonly string[]): ApprovalDifference[] =>
  isDeepStrictEqual(before, after)
    ? []
    : [{ ...about, ...NOTHING, before: cut(before.join(', ') || null), after: cut(after.join(', ') || null) }];

/** Never within a character: half of one is not to be stored. */
const cut = (text: string | null): string | null => text?.slice(0, MAX_WORDS).replace(/[\uD800-\uDBFF]$/, '') ?? null;

const textOf = (value: number | null): string | null => (value === null ? null : String(value));
