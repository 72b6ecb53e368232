import { departmentOf } from '../department.rules.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import { type FeedProduct, type FeedRecord, NOTHING_STATED, type QuarantineReason } from '../feed-reader.ts';
import { Findings } from '../findings.ts';
import { isNo, isYes } from '../flag.rules.ts';
import { cutText, htmlToText, lineOf } from '../plain-text.ts';
import { pictureList } from '../picture-list.rules.ts';
import { conditionOf } from '../condition.rules.ts';
import { isGiftCard } from '../source/gift-card.rules.ts';
import type { ShopifyColumn } from './shopify-columns.ts';
import type { ShopifyMarket } from './shopify-market.ts';
import type { ShopifyRow } from './shopify-rows.ts';
import { isVariantRow, variantsOf } from './shopify-variants.ts';
import { webAddress } from '../web-address.rules.ts';

/** Makes one product of all its rows; `rows` is never empty. */
export function shopifyProduct(key: string, rows: readonly ShopifyRow[], market: ShopifyMarket): FeedRecord {
  const findings = new Findings(key);
  const firstRow = rows[0]?.row ?? 0;
  const refusal = refusalOf(rows);
  if (refusal !== null) {
    findings.product(firstRow, refusal.reason, refusal.detail, rows.length, rows.filter(isVariantRow).length);
    return { product: null, quarantined: findings.quarantined, notes: [], rows: rows.length };
  }
  const variants = variantsOf(key, rows, market, findings);
  if (variants.length === 0) {
    const detail =
      findings.quarantined.length > 0 ? 'None of its variants can be used.' : 'No row of it has a price or an option.';
    const left = rows.length - rows.filter(isVariantRow).length;
    findings.product(firstRow, 'no_variants', detail, left, 0);
    return { product: null, quarantined: findings.quarantined, notes: [], rows: rows.length };
  }
  const recoded = rows.find((row) => row.recoded);
  if (recoded) findings.note(recoded.row, 'not_utf8', 'The row is not UTF-8; it was read as Windows-1252.');
  const product = {
    ...describe(rows, key, findings),
    currency: market.currency,
    link: market.linkTo(key),
    pictures: picturesOf(rows, findings),
    variants,
    firstRow,
  };
  return { product: { key, ...product }, quarantined: findings.quarantined, notes: findings.notes, rows: rows.length };
}

function refusalOf(rows: readonly ShopifyRow[]): { reason: QuarantineReason; detail: string } | null {
  const title = lineOf(first(rows, 'title'));
  if (title === '')
    return {
      reason: 'missing_title',
      detail: 'No row that can be read gives the product a title; fill in Title in its first row.',
    };
  if (title.length > FEED_LIMITS.title)
    return {
      reason: 'cell_too_long',
      detail: `The title has ${title.length} characters; ${FEED_LIMITS.title} are allowed.`,
    };
  const told = { title, productType: lineOf(first(rows, 'type')), category: category(rows) };
  return isYes(first(rows, 'giftCard')) || isGiftCard(told)
    ? { reason: 'gift_card', detail: 'Gift cards are not fashion and cannot be planned or tried on.' }
    : null;
}

function describe(
  rows: readonly ShopifyRow[],
  key: string,
  findings: Findings,
): Omit<FeedProduct, 'key' | 'currency' | 'link' | 'pictures' | 'variants' | 'firstRow'> {
  const row = rows[0]?.row ?? 0;
  const cut = (text: string, max: number, what: string): string => {
    if (text.length > max)
      findings.note(
        row,
        'text_cut',
        `The ${what} of ${JSON.stringify(key)} was cut from ${text.length} to ${max} characters.`,
      );
    return cutText(text, max);
  };
  const short = (column: ShopifyColumn, what: string): string | null =>
    cut(lineOf(first(rows, column)), FEED_LIMITS.shortText, what) || null;
  const tags = [
    ...new Set(
      first(rows, 'tags')
        .split(',')
        .map((tag) => cutText(lineOf(tag), FEED_LIMITS.shortText)),
    ),
  ].filter((tag) => tag !== '');
  if (tags.length > FEED_LIMITS.tagsPerProduct)
    findings.note(row, 'text_cut', `Of ${tags.length} tags the first ${FEED_LIMITS.tagsPerProduct} were kept.`);
  const productType = short('type', 'product type');
  return {
    title: lineOf(first(rows, 'title')),
    description: cut(htmlToText(first(rows, 'body')), FEED_LIMITS.description, 'description'),
    brand: short('vendor', 'vendor'),
    category: cut(category(rows), FEED_LIMITS.shortText, 'category') || null,
    productType,
    tags: tags.slice(0, FEED_LIMITS.tagsPerProduct),
    department: departmentOf({
      gender: first(rows, 'gender'),
      ageGroup: first(rows, 'ageGroup'),
      productType: productType ?? '',
      tags,
    }),
    stated: {
      ...NOTHING_STATED,
      gender: short('gender', 'gender'),
      ageGroup: short('ageGroup', 'age group'),
      material: short('material', 'material'),
    },
    condition: conditionOf(first(rows, 'condition')),
    adult: false,
    language: null,
    published: !isNo(first(rows, 'published')) && /^(active)?$/i.test(first(rows, 'status')),
  };
}

/** In the order of Image Position, then of rows; the same picture once. */
function picturesOf(rows: readonly ShopifyRow[], findings: Findings): string[] {
  const found: { url: string; position: number; row: number }[] = [];
  for (const { row, cells } of rows) {
    const position = /^\d{1,6}$/.test(cells.picturePosition) ? Number(cells.picturePosition) : Infinity;
    for (const address of pictureList(cells.picture).map(webAddress)) {
      if (address.url !== null) found.push({ url: address.url, position, row });
      else findings.picture(row, 'bad_picture', `The picture cannot be used: ${address.problem}.`);
    }
  }
  const sorted = found.sort((a, b) => (a.position === b.position ? 0 : a.position - b.position));
  const unique = [...new Map(sorted.toReversed().map((picture) => [picture.url, picture])).values()].toReversed();
  const surplus = unique.slice(FEED_LIMITS.picturesPerProduct);
  if (surplus[0])
    findings.picture(
      surplus[0].row,
      'too_many_pictures',
      `A product has at most ${FEED_LIMITS.picturesPerProduct} pictures.`,
      surplus.length,
    );
  return unique.slice(0, FEED_LIMITS.picturesPerProduct).map(({ url }) => url);
}

/** Product cells stand in the first row; some exporters leave it to a later one. */
function first(rows: readonly ShopifyRow[], column: ShopifyColumn): string {
  return rows.find(({ cells }) => cells[column] !== '')?.cells[column] ?? '';
}

const category = (rows: readonly ShopifyRow[]): string =>
  lineOf(first(rows, 'category')) || lineOf(first(rows, 'googleCategory'));
