import type { FeedVariant } from '../feed-reader.ts';
import { stockOf } from '../availability.rules.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import type { Findings } from '../findings.ts';
import { lineOf } from '../plain-text.ts';
import type { ShopifyCells } from './shopify-columns.ts';
import { shopAmount, type ShopifyMarket } from './shopify-market.ts';
import { ShopifyOptions } from './shopify-options.ts';
import type { ShopifyRow } from './shopify-rows.ts';
import { webAddress } from '../web-address.rules.ts';

/** Rows without any of these carry only a picture. */
export const isVariantRow = ({ cells }: ShopifyRow): boolean =>
  [cells.price, cells.option1Value, cells.option2Value, cells.option3Value, cells.sku, cells.barcode].some(
    (cell) => cell !== '',
  );

/** The product's variants that can be sold; the others go into the findings. */
export function variantsOf(
  handle: string,
  rows: readonly ShopifyRow[],
  market: ShopifyMarket,
  findings: Findings,
): FeedVariant[] {
  const variantRows = rows.filter(isVariantRow);
  const productColour = rows.find(({ cells }) => cells.colour !== '')?.cells.colour ?? '';
  const options = new ShopifyOptions(variantRows);
  const variants = new Map<string, FeedVariant>();
  const surplus: ShopifyRow[] = [];
  for (const row of variantRows) {
    const variant = variantOf(
      handle,
      row,
      { isOneOfMany: variantRows.length > 1, productColour },
      options,
      market,
      findings,
    );
    if (variant === null) continue;
    if (variants.has(variant.key)) {
      const choice =
        variant.options.map(({ name, value }) => `${name} ${JSON.stringify(value)}`).join(', ') ||
        'the variant without options';
      findings.variant(row.row, 'duplicate_variant', `${choice} is in the product already; keep one of the rows.`);
    } else if (variants.size === FEED_LIMITS.variantsPerProduct) surplus.push(row);
    else variants.set(variant.key, variant);
  }
  if (surplus[0]) {
    findings.variant(
      surplus[0].row,
      'too_many_variants',
      `A product has at most ${FEED_LIMITS.variantsPerProduct} variants; split it.`,
      surplus.length,
    );
  }
  return [...variants.values()];
}

function variantOf(
  handle: string,
  { row, cells }: ShopifyRow,
  { isOneOfMany, productColour }: { isOneOfMany: boolean; productColour: string },
  options: ShopifyOptions,
  market: ShopifyMarket,
  findings: Findings,
): FeedVariant | null {
  const conflict = options.conflictOf(cells);
  if (conflict !== null) return refuse('option_names_differ', `Cannot tell the choices apart: ${conflict}.`);
  const missing = isOneOfMany ? options.missingIn(cells) : null;
  if (missing !== null)
    return refuse(
      'missing_option_value',
      `${JSON.stringify(missing)} is empty, so this variant cannot be told from the others; fill it in.`,
    );
  const chosen = options.of(cells);
  const tooLong = chosen.find(
    ({ name, value }) => name.length > FEED_LIMITS.optionName || value.length > FEED_LIMITS.optionValue,
  );
  if (tooLong)
    return refuse(
      'cell_too_long',
      `The option ${JSON.stringify(tooLong.name.slice(0, 60))} or its value is too long (${FEED_LIMITS.optionValue} characters at most).`,
    );
  if (cells.price === '') return refuse('missing_price', 'The price is empty; fill it in.');
  const price = shopAmount(cells.price, market);
  if (price.minor === null) return refuse(price.reason, `The price ${price.problem}.`);
  const stock = stockOf(cells);
  if (stock.problem !== null) findings.note(row, 'quantity_ignored', `The ${stock.problem}; read as not said.`);
  return {
    key: options.keyOf(handle, cells),
    sku: codeOf(cells.sku),
    barcode: barcodeOf(row, cells, findings),
    options: chosen,
    colour: options.meaning(cells, 'colour') ?? (options.has('colour') ? null : onlyColour(productColour)),
    size: options.meaning(cells, 'size'),
    priceMinor: price.minor,
    compareAtMinor: compareAtOf(row, cells, price.minor, market, findings),
    availability: stock.availability,
    quantity: stock.quantity,
    picture: pictureOf(row, cells, findings),
    link: null,
    ...(/^\d{1,20}$/.test(cells.externalId) ? { externalId: cells.externalId } : {}),
  };

  function refuse(reason: Parameters<Findings['variant']>[1], detail: string): null {
    findings.variant(row, reason, detail);
    return null;
  }
}

/** Shopify's field of colours takes patterns as well. */
const PATTERNS =
  /^(?:animal|camouflage|checkered|chevron|dots?|floral|geometric|leaves|paisley|plaid|stars|striped|text|tie-?dye)$/i;

/** What the product's own field says; several colours with `;` between them are choices that nobody names. */
function onlyColour(cell: string): string | null {
  const [colour = '', ...more] = cell.split(';').map((part) => lineOf(part).slice(0, FEED_LIMITS.shortText).trim());
  return more.length > 0 || PATTERNS.test(colour) ? null : colour || null;
}

function compareAtOf(
  row: number,
  cells: ShopifyCells,
  priceMinor: number,
  market: ShopifyMarket,
  findings: Findings,
): number | null {
  if (/^0*([.,]0*)?$/.test(cells.compareAt)) return null;
  const former = shopAmount(cells.compareAt, market);
  if (former.minor === null)
    findings.note(row, 'compare_at_ignored', `The compare-at price ${former.problem}; read as none.`);
  return former.minor !== null && former.minor > priceMinor ? former.minor : null;
}

/** Spreadsheets turn long digits into `8.90E+12` and lose the code. */
function barcodeOf(row: number, cells: ShopifyCells, findings: Findings): string | null {
  const code = codeOf(cells.barcode);
  if (code === null || !/^\d+([.,]\d+)?e\+?\d+$/i.test(code)) return code;
  findings.note(
    row,
    'barcode_ignored',
    `The barcode ${JSON.stringify(code)} was rounded by a spreadsheet; format the column as text.`,
  );
  return null;
}

/** Shopify exports codes with a leading apostrophe, so that spreadsheets keep their zeros. */
const codeOf = (cell: string): string | null =>
  lineOf(cell).replace(/^'/, '').slice(0, FEED_LIMITS.shortText).trim() || null;

function pictureOf(row: number, cells: ShopifyCells, findings: Findings): string | null {
  if (cells.variantPicture === '') return null;
  const address = webAddress(cells.variantPicture);
  if (address.url === null)
    findings.picture(row, 'bad_picture', `The variant's picture cannot be used: ${address.problem}.`);
  return address.url;
}
