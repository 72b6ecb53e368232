import { FEED_LIMITS } from '../feed-limits.ts';
import type { FeedOption, FeedVariant, QuarantineReason } from '../feed-reader.ts';
import type { Findings } from '../findings.ts';
import { type OptionMeaning, optionMeanings, partOf } from '../option-meaning.rules.ts';
import { cutText, lineOf } from '../plain-text.ts';
import { webAddress } from '../web-address.rules.ts';
import type { SourceOffer, SourceProduct } from './source-product.ts';

/** What is read of an offer's options, to find its colour and size. */
const MAX_READ = 20;

/** The offers that can be sold, and their currency; the others go into the findings. */
export function feedVariants(
  source: SourceProduct,
  findings: Findings,
): { variants: FeedVariant[]; currency: string | null } {
  const variants = new Map<string, FeedVariant>();
  const meanings = meaningsOf(source.offers);
  let currency: string | null = null;
  const surplus: SourceOffer[] = [];
  for (const offer of source.offers) {
    const variant = feedVariant(offer, meanings, findings);
    if (variant === null || offer.price === null || offer.price.minor === null) continue;
    if (currency !== null && offer.price.currency !== currency) {
      const detail = `Its price is in ${offer.price.currency} and the product's first in ${currency}; a product has one currency.`;
      findings.variant(offer.row, 'mixed_currencies', detail);
    } else if (variants.has(variant.key)) {
      const detail = `Id ${JSON.stringify(variant.key.slice(0, 60))} is in the product already; give each variant its own.`;
      findings.variant(offer.row, 'duplicate_variant', detail);
    } else if (variants.size === FEED_LIMITS.variantsPerProduct) {
      surplus.push(offer);
    } else {
      currency = offer.price.currency;
      variants.set(variant.key, variant);
    }
  }
  if (surplus[0]) {
    const detail = `A product has at most ${FEED_LIMITS.variantsPerProduct} variants; split it.`;
    findings.variant(surplus[0].row, 'too_many_variants', detail, surplus.length);
  }
  return { variants: [...variants.values()], currency };
}

function feedVariant(
  offer: SourceOffer,
  meanings: ReadonlyMap<string, OptionMeaning>,
  findings: Findings,
): FeedVariant | null {
  const refuse = (reason: QuarantineReason, detail: string): null => {
    findings.variant(offer.row, reason, detail);
    return null;
  };
  const key = lineOf(offer.id);
  if (key === '') return refuse('missing_id', 'It has no id; give each variant one that stays the same.');
  if (key.length > FEED_LIMITS.id)
    return refuse('bad_id', `Its id has ${key.length} characters; ${FEED_LIMITS.id} are allowed.`);
  if (offer.withheld !== null) return refuse(offer.withheld.reason, offer.withheld.detail);
  const options = offer.options
    .map(({ name, value }) => ({ name: lineOf(name), value: lineOf(value) }))
    .filter(({ name, value }) => value !== '' && !(/^title$/i.test(name) && /^default( title)?$/i.test(value)))
    .slice(0, MAX_READ);
  const long = options.find(
    ({ name, value }) => name.length > FEED_LIMITS.optionName || value.length > FEED_LIMITS.optionValue,
  );
  if (long)
    return refuse(
      'cell_too_long',
      `The option ${JSON.stringify(long.name.slice(0, 60))} or its value is too long (${FEED_LIMITS.optionValue} characters at most).`,
    );
  if (offer.price === null) return refuse('missing_price', 'It has no price; fill it in.');
  if (offer.price.minor === null) return refuse(offer.price.reason, `The price ${offer.price.problem}.`);
  const link = offer.link === '' ? null : webAddress(offer.link);
  if (link?.problem) return refuse('bad_link', `The link to its page cannot be used: ${link.problem}.`);
  return {
    key,
    sku: short(offer.sku),
    barcode: barcodeOf(offer, findings),
    options: mainOptions(options, meanings),
    colour: short(offer.colour) ?? chosen(options, meanings, 'colour'),
    size: short(offer.size) ?? chosen(options, meanings, 'size'),
    priceMinor: offer.price.minor,
    compareAtMinor: formerOf(offer, offer.price.minor, findings),
    availability: offer.availability,
    quantity: offer.quantity,
    // A bad one is told with the product's pictures, which have it too.
    picture: webAddress(offer.picture).url,
    link: link?.url ?? null,
  };
}

/** What the options of all offers mean, by name and values. */
function meaningsOf(offers: readonly SourceOffer[]): ReadonlyMap<string, OptionMeaning> {
  const values = new Map<string, string[]>();
  for (const { options } of offers)
    for (const { name, value } of options) {
      const known = values.get(lineOf(name));
      if (known === undefined) values.set(lineOf(name), [lineOf(value)]);
      else known.push(lineOf(value));
    }
  const names = [...values.keys()];
  const meanings = optionMeanings(names.map((name) => ({ name, values: values.get(name) ?? [] })));
  return new Map(names.map((name, index) => [name, meanings[index] ?? null]));
}

/** As many as a product of the catalog has; colour and size before others. */
function mainOptions(options: readonly FeedOption[], meanings: ReadonlyMap<string, OptionMeaning>): FeedOption[] {
  const rank = ({ name }: FeedOption): number => (meanings.get(name) === null ? 1 : 0);
  const kept = new Set(options.toSorted((a, b) => rank(a) - rank(b)).slice(0, FEED_LIMITS.optionsPerVariant));
  return options.filter((option) => kept.has(option));
}

function chosen(
  options: readonly FeedOption[],
  meanings: ReadonlyMap<string, OptionMeaning>,
  meaning: OptionMeaning,
): string | null {
  return short(
    options
      .flatMap(({ name, value }) => (meanings.get(name) === meaning ? [value] : (partOf(name, value, meaning) ?? [])))
      .join('/'),
  );
}

function formerOf({ former, price, row }: SourceOffer, minor: number, findings: Findings): number | null {
  if (former === null) return null;
  if (former.minor === null)
    findings.note(row, 'compare_at_ignored', `The former price ${former.problem}; read as none.`);
  return former.minor !== null && former.currency === price?.currency && former.minor > minor ? former.minor : null;
}

/** GTINs have 8 to 14 digits; spreadsheets turn them into `8.90E+12` and lose the code. */
function barcodeOf({ barcode, row }: SourceOffer, findings: Findings): string | null {
  const code = lineOf(barcode).replace(/^'/, '').replace(/[\s-]/g, '');
  if (code === '' || /^\d{8,14}$/.test(code)) return code || null;
  findings.note(
    row,
    'barcode_ignored',
    `The barcode ${JSON.stringify(code.slice(0, 40))} is no GTIN (8 to 14 digits); read as none.`,
  );
  return null;
}

const short = (text: string): string | null => cutText(lineOf(text), FEED_LIMITS.shortText) || null;
