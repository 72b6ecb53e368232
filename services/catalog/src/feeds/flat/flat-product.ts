import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedOption, FeedSettings } from '../feed-reader.ts';
import { isNo, isYes } from '../flag.rules.ts';
import type { SourceOffer, SourceProduct } from '../source/source-product.ts';
import type { FlatField, FlatRow } from './flat-fields.ts';
import { choicesOf } from './choices.rules.ts';
import { detailsOf, STATED_BY_DETAIL } from './details.rules.ts';
import { pictureList } from '../picture-list.rules.ts';
import { lineOf } from '../plain-text.ts';
import { flatOffer } from './flat-offer.ts';
import type { RowGroup } from './group-spool.ts';
import { commonTitle } from './common-title.rules.ts';

/** Makes one product of the rows of a group. */
export function flatProduct(group: RowGroup, settings: FeedSettings): SourceProduct {
  const { rows } = group;
  const first = (field: FlatField): string => firstOf(rows, field);
  const notes: SourceProduct['notes'] = [];
  const offers = rows.map((row) =>
    flatOffer(row, settings, (code, detail) => notes.push({ row: row.row, code, detail })),
  );
  const recoded = rows.find((row) => row.recoded);
  if (recoded)
    notes.push({ row: recoded.row, code: 'not_utf8', detail: 'The row is not UTF-8; it was read as Windows-1252.' });
  const mended = rows.find((row) => row.mended);
  if (mended)
    notes.push({
      row: mended.row,
      code: 'markup_mended',
      detail: 'The XML or JSON is not well-formed here; it was read as it seems meant.',
    });
  const details = detailsOf(rows.flatMap(({ cells }) => cells.details ?? []));
  const stated = (field: FlatField & keyof typeof STATED_BY_DETAIL): string | null =>
    first(field) || details.find(({ name }) => STATED_BY_DETAIL[field].includes(name))?.value || null;
  const sizeTypes = rows.flatMap(({ cells }) => cells.sizeType ?? []).flatMap((types) => types.split(','));
  const refused = group.overflow ?? (rows.length > 0 && rows.every(isDigital) ? 'digital_product' : null);
  return {
    key: group.key,
    rows: group.count,
    firstRow: group.firstRow,
    refusal: refused === null ? null : { reason: refused, detail: REFUSALS[refused] },
    title:
      first('groupTitle') ||
      (rows.length === 1 ? first('title') : commonTitle(rows.map(({ cells }) => lineOf(cells.title?.[0] ?? '')))),
    description: first('description'),
    brand: first('brand'),
    category: first('category'),
    productType: first('productType'),
    tags: [
      ...rows.flatMap(({ cells }) => cells.tags ?? []),
      ...sizeTypes.map((type) => type.trim()).filter((type) => !/^regular$/i.test(type)),
    ],
    stated: {
      gender: first('gender') || null,
      ageGroup: first('ageGroup') || null,
      material: stated('material'),
      pattern: stated('pattern'),
      season: stated('season'),
      occasion: stated('occasion'),
    },
    condition: first('condition'),
    adult: rows.some(isForAdults),
    language: first('language'),
    link: first('canonicalLink'),
    pictures: rows.flatMap(({ cells }) => [
      ...[...(cells.picture ?? []), ...(cells.morePictures ?? [])].flatMap(pictureList),
    ]),
    published: rows.some((row) => unpublishedBecause(row, settings) === null),
    notes,
    offers: withOptions(rows, withheld(rows, offers, settings)),
  };
}

const REFUSALS = {
  too_many_rows: `The product has more than ${FEED_LIMITS.rowsPerProduct} rows; split it.`,
  product_too_large: `The product's rows hold more than ${FEED_LIMITS.charsPerProduct} characters; shorten its texts.`,
  digital_product: 'Digital goods are not fashion and cannot be planned or tried on.',
} as const;

const isDigital = ({ cells }: FlatRow): boolean => isYes(cells.isDigital?.[0]);

/** Marked as such, or not sold to everybody: a minimum age. */
const isForAdults = ({ cells }: FlatRow): boolean =>
  isYes(cells.adult?.[0]) || Number.parseInt(cells.minimumAge?.[0] ?? '', 10) >= 18;

function firstOf(rows: readonly FlatRow[], field: FlatField): string {
  for (const { cells } of rows) {
    const value = cells[field]?.[0];
    if (value !== undefined) return value;
  }
  return '';
}

/** Why the merchant does not show this row, or null. */
function unpublishedBecause({ cells }: FlatRow, { asOf, onTurn }: FeedSettings): string | null {
  if (isNo(cells.searchable?.[0])) return 'the feed does not let it be found in search';
  if (/^all$/i.test(cells.pause?.[0] ?? '')) return 'the feed pauses it';
  const expires = Date.parse(cells.expires?.[0] ?? '');
  onTurn?.(expires);
  return expires < asOf.getTime() ? 'it expired before the import' : null;
}

/** Where some of a product is shown, the rest is left out; a product of which nothing is shown stays whole, unpublished. */
function withheld(rows: readonly FlatRow[], offers: SourceOffer[], settings: FeedSettings): SourceOffer[] {
  const reasons = rows.map((row) => unpublishedBecause(row, settings));
  const isShown = reasons.includes(null);
  return offers.map((offer, index) => {
    const row = rows[index];
    if (row && isDigital(row))
      return { ...offer, withheld: { reason: 'digital_product' as const, detail: REFUSALS.digital_product } };
    const reason = reasons[index];
    if (!isShown || !reason) return offer;
    return {
      ...offer,
      withheld: { reason: 'not_published' as const, detail: `This variant is not shown: ${reason}.` },
    };
  });
}

/** What the buyer chooses: what the rows list as choices, else colour and size; material and pattern only where they tell rows apart. */
function withOptions(rows: readonly FlatRow[], offers: SourceOffer[]): SourceOffer[] {
  const listed = rows.map(({ cells }) => choicesOf(cells.choices ?? []));
  if (listed.some((choices) => choices.length > 0))
    return offers.map((offer, index) => ({ ...offer, options: listed[index] ?? [] }));
  if (offers.length < 2) return offers;
  const differs = (field: FlatField): boolean => new Set(rows.map(({ cells }) => cells[field]?.[0] ?? '')).size > 1;
  const [hasMaterials, hasPatterns] = [differs('material'), differs('pattern')];
  return offers.map((offer, index) => {
    const cells = rows[index]?.cells;
    const options: FeedOption[] = [
      { name: 'Color', value: offer.colour },
      { name: 'Size', value: offer.size },
      { name: 'Material', value: hasMaterials ? (cells?.material?.[0] ?? '') : '' },
      { name: 'Pattern', value: hasPatterns ? (cells?.pattern?.[0] ?? '') : '' },
    ];
    return { ...offer, options: options.filter(({ value }) => value !== '') };
  });
}
