import { departmentOf } from '../department.rules.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedProduct, FeedRecord, FeedVariant, Stated } from '../feed-reader.ts';
import { conditionOf } from '../condition.rules.ts';
import { Findings } from '../findings.ts';
import { cutText, htmlToText, lineOf } from '../plain-text.ts';
import { webAddress } from '../web-address.rules.ts';
import { feedVariants } from './feed-variants.ts';
import { isGiftCard } from './gift-card.rules.ts';
import type { SourceProduct } from './source-product.ts';

/** Checks a product and its offers, and gives what of it can be used. */
export function feedProduct(source: SourceProduct): FeedRecord {
  const findings = new Findings(source.key);
  const refusal = source.refusal ?? refusalOf(source);
  if (refusal !== null) {
    findings.product(source.firstRow, refusal.reason, refusal.detail, source.rows, source.offers.length);
    return { product: null, quarantined: findings.quarantined, notes: [], rows: source.rows };
  }
  const { variants, currency } = feedVariants(source, findings);
  const [variant] = variants;
  if (variant === undefined || currency === null) {
    const why =
      source.offers.length > 0
        ? 'None of its variants can be used.'
        : 'It has no variants; a product needs at least one.';
    const left = findings.quarantined.reduce(
      (sum, found) => sum + (found.part === 'variant' ? found.rowsAffected : 0),
      0,
    );
    const rows = Math.max(0, source.rows - left);
    findings.product(source.firstRow, 'no_variants', why, rows, 0);
    return { product: null, quarantined: findings.quarantined, notes: [], rows: source.rows };
  }
  for (const note of source.notes) findings.note(note.row, note.code, note.detail);
  const product = { ...describe(source, findings), currency, ...placesOf(source, variants, findings) };
  return { product, quarantined: findings.quarantined, notes: findings.notes, rows: source.rows };
}

function refusalOf(source: SourceProduct): SourceProduct['refusal'] {
  const title = lineOf(source.title);
  if (title === '') return { reason: 'missing_title', detail: 'The product has no title; fill it in.' };
  if (title.length > FEED_LIMITS.title)
    return {
      reason: 'cell_too_long',
      detail: `The title has ${title.length} characters; ${FEED_LIMITS.title} are allowed.`,
    };
  if (isGiftCard({ title, productType: lineOf(source.productType), category: lineOf(source.category) }))
    return { reason: 'gift_card', detail: 'Gift cards are not fashion and cannot be planned or tried on.' };
  return null;
}

function describe(
  source: SourceProduct,
  findings: Findings,
): Omit<FeedProduct, 'currency' | 'link' | 'pictures' | 'variants'> {
  const row = source.firstRow;
  const cut = (text: string, max: number, what: string): string => {
    if (text.length > max)
      findings.note(row, 'text_cut', `The ${what} was cut from ${text.length} to ${max} characters.`);
    return cutText(text, max);
  };
  const short = (text: string, what: string): string | null => cut(lineOf(text), FEED_LIMITS.shortText, what) || null;
  const tags = [...new Set(source.tags.map((tag) => cutText(lineOf(tag), FEED_LIMITS.shortText)))].filter(
    (tag) => tag !== '',
  );
  if (tags.length > FEED_LIMITS.tagsPerProduct)
    findings.note(row, 'text_cut', `Of ${tags.length} tags the first ${FEED_LIMITS.tagsPerProduct} were kept.`);
  const stated = Object.fromEntries(
    Object.entries(source.stated).map(([name, text]) => [name, text === null ? null : short(text as string, name)]),
  ) as unknown as Stated;
  const productType = short(source.productType, 'product type');
  return {
    key: source.key,
    title: lineOf(source.title),
    description: cut(htmlToText(source.description), FEED_LIMITS.description, 'description'),
    brand: short(source.brand, 'brand'),
    category: short(source.category, 'category'),
    productType,
    tags: tags.slice(0, FEED_LIMITS.tagsPerProduct),
    department: departmentOf({
      gender: stated.gender ?? '',
      ageGroup: stated.ageGroup ?? '',
      productType: productType ?? '',
      tags,
    }),
    stated,
    condition: conditionOf(source.condition),
    adult: source.adult,
    language: languageOf(source.language),
    published: source.published,
    firstRow: row,
  };
}

/** Links that every variant shares are the product's alone. */
function placesOf(
  source: SourceProduct,
  variants: readonly FeedVariant[],
  findings: Findings,
): Pick<FeedProduct, 'link' | 'pictures' | 'variants'> {
  const own = source.link === '' ? null : webAddress(source.link);
  const link = own?.url ?? variants.find((variant) => variant.link !== null)?.link ?? null;
  const pictures = new Set<string>();
  const bad = new Map<string, string>();
  for (const text of source.pictures) {
    const address = webAddress(text);
    if (address.url !== null) pictures.add(address.url);
    else bad.set(text, address.problem);
  }
  for (const problem of bad.values())
    findings.picture(source.firstRow, 'bad_picture', `The picture cannot be used: ${problem}.`);
  const surplus = pictures.size - FEED_LIMITS.picturesPerProduct;
  if (surplus > 0)
    findings.picture(
      source.firstRow,
      'too_many_pictures',
      `A product has at most ${FEED_LIMITS.picturesPerProduct} pictures.`,
      surplus,
    );
  return {
    link,
    pictures: [...pictures].slice(0, FEED_LIMITS.picturesPerProduct),
    variants: variants.map((variant) => (variant.link === link ? { ...variant, link: null } : variant)),
  };
}

/** The tag in its normal form; `de_DE` is read as `de-DE`. */
function languageOf(tag: string): string | null {
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,3}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
