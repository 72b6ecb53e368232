import { availabilityOf } from '../availability.rules.ts';
import type { Availability, FeedNote, FeedSettings } from '../feed-reader.ts';
import { lineOf } from '../plain-text.ts';
import { pictureList } from '../picture-list.rules.ts';
import { inCurrency, type Price, priceOf } from '../price-text.rules.ts';
import type { SourceOffer } from '../source/source-product.ts';
import type { FlatCells, FlatRow } from './flat-fields.ts';
import { isOn, saleWindow } from './sale-window.rules.ts';

/** What stands behind a colour that is none of it: `Burgundy (Pre-order)`. */
const COLOUR_NOTE = /\s*[([]\s*((?:pre|back)[ -]?order|sold out|out of stock|vorbestellung|ausverkauft)\s*[)\]]\s*$/i;

type Note = (code: FeedNote['code'], detail: string) => void;

/** What one row sells, its price as of the settings' time. */
export function flatOffer({ row, cells }: FlatRow, settings: FeedSettings, note: Note): SourceOffer {
  const id = cells.id?.[0] ?? '';
  const colour = cells.colour?.[0] ?? '';
  const { price, former } = pricesOf(cells, settings, note);
  return {
    row,
    id,
    sku: id,
    barcode: cells.gtin?.[0] ?? '',
    options: [],
    colour: colour.replace(COLOUR_NOTE, ''),
    size: sizeOf(cells),
    price,
    former,
    availability: stockOf(cells, COLOUR_NOTE.exec(colour)?.[1], note),
    quantity: quantityOf(cells),
    picture: pictureList(cells.picture?.[0] ?? '')[0] ?? '',
    link: cells.link?.[0] ?? '',
    withheld: null,
  };
}

const quantityOf = (cells: FlatCells): number | null =>
  /^-?\d{1,9}(?:\.0+)?$/.test(cells.quantity?.[0] ?? '') ? Math.trunc(Number(cells.quantity?.[0])) : null;

/** A number alone means something only with its system: 38 is small in the EU and nothing in the US. */
function sizeOf(cells: FlatCells): string {
  const size = (cells.size ?? []).join('/');
  const system = cells.sizeSystem?.[0] ?? '';
  return /^\d{1,3}(?:[.,]5)?$/.test(size) && /^[a-z]{2,3}$/i.test(system) ? `${system.toUpperCase()} ${size}` : size;
}

function stockOf(cells: FlatCells, ofColour: string | undefined, note: Note): Availability {
  const word = cells.availability?.[0] ?? ofColour ?? '';
  const meaning = availabilityOf(word);
  if (meaning === null && word !== '')
    note(
      'availability_ignored',
      `The availability ${JSON.stringify(word.slice(0, 40))} is none we know; read as not said. Write in_stock or out_of_stock.`,
    );
  const quantity = quantityOf(cells);
  return meaning ?? (word !== '' || quantity === null ? 'unknown' : quantity > 0 ? 'in_stock' : 'out_of_stock');
}

/** The price as of the settings' time, and the one before. A sale price of zero is how exporters say that there is none. */
function pricesOf(cells: FlatCells, settings: FeedSettings, note: Note): Pick<SourceOffer, 'price' | 'former'> {
  const read = (cell: string | undefined): Price | null => {
    if (cell === undefined) return null;
    const text = lineOf(cell);
    const currency = cells.currency?.[0]?.toUpperCase();
    return currency !== undefined && /^[\d.,\s]+$/.test(text)
      ? inCurrency(text, currency)
      : priceOf(text, settings.currency.toUpperCase());
  };
  const price = read(cells.price?.[0]);
  const sale = read(cells.salePrice?.find((cell) => /[1-9]/.test(cell)));
  if (price === null || price.minor === null || sale === null) return { price, former: null };
  const window = saleWindow(cells);
  const problem =
    window === 'unreadable'
      ? 'its dates cannot be read; write 2026-11-01T00:00Z/2026-11-30T23:59Z'
      : (sale.problem ??
        (sale.currency !== price.currency || sale.minor > price.minor ? 'it is not below the price' : null));
  if (problem !== null || window === 'unreadable' || sale.minor === null) {
    note('sale_ignored', `The sale price is left out: ${problem}.`);
    return { price, former: null };
  }
  settings.onTurn?.(window.from);
  settings.onTurn?.(window.to);
  return isOn(window, settings.asOf) ? { price: sale, former: price } : { price, former: null };
}
