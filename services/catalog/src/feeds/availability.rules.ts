/** How a Shopify file says what is in stock. */
export interface StockCells {
  /** Who counts the stock; blank when nobody does. */
  tracker: string;
  quantity: string;
  /** What happens at zero: `deny` or `continue`, in newer files also `FALSE` or `TRUE`. */
  policy: string;
  /** `true` or `false` where only this is said, else empty. */
  available: string;
}

export interface Stock {
  availability: 'in_stock' | 'out_of_stock' | 'unknown';
  quantity: number | null;
  /** The quantity could not be read; availability is then what the rest says. */
  problem: string | null;
}

/** Untracked stock sells without end, as does stock that goes on below zero (Shopify's inventory policy). */
export function stockOf(cells: StockCells): Stock {
  if (cells.available === 'false') return { availability: 'out_of_stock', quantity: null, problem: null };
  if (cells.tracker === '' || cells.available === 'true')
    return { availability: 'in_stock', quantity: null, problem: null };
  const sellsOn = /^(continue|true|yes)$/i.test(cells.policy);
  const quantity = /^-?\d{1,9}(\.0+)?$/.test(cells.quantity) ? Math.trunc(Number(cells.quantity)) : null;
  if (quantity === null) {
    const problem =
      cells.quantity === '' ? null : `quantity ${JSON.stringify(cells.quantity.slice(0, 40))} is not a whole number`;
    return { availability: sellsOn ? 'in_stock' : 'unknown', quantity, problem };
  }
  return {
    availability: quantity > 0 || sellsOn ? 'in_stock' : 'out_of_stock',
    quantity: quantity === 0 ? 0 : quantity,
    problem: null,
  };
}

type Availability = 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder' | 'unknown';

/** Every spelling without spaces, dashes and underscores, in the languages of European shops. */
const SPELLINGS: ReadonlyMap<string, Availability> = new Map(
  (
    [
      [
        'in_stock',
        'instock available availablenow inventoryavailable limitedavailability limitedstock lowstock instoreonly onlineonly true yes ' +
          'auflager vorrätig verfügbar lieferbar sofortlieferbar enstock disponible disponibile opvoorraad beschikbaar leverbaar',
      ],
      [
        'out_of_stock',
        'outofstock soldout notavailable unavailable notinstock discontinued false no ausverkauft nichtauflager nichtvorrätig ' +
          'nichtverfügbar nichtlieferbar vergriffen rupturedestock enrupture épuisé indisponible agotado sinexistencias nodisponible ' +
          'esaurito nondisponibile uitverkocht nietopvoorraad nietbeschikbaar',
      ],
      [
        'preorder',
        'preorder presale comingsoon vorbestellung vorbestellbar précommande preventa reserva preordine prevendita voorbestelling',
      ],
      [
        'backorder',
        'backorder backordered onbackorder availablefororder madetoorder nachlieferung bajopedido suordinazione nabestelling',
      ],
      ['unknown', 'unknown'],
    ] as const
  ).flatMap(([availability, words]) => words.split(' ').map((word) => [word, availability] as const)),
);

/** What the word means, or null for one we do not know; `in stock`, `in_stock`, `InStock` and `https://schema.org/InStock` are the same. */
export function availabilityOf(word: string): Availability | null {
  const plain = word
    .replace(/^https?:\/\/schema\.org\//i, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
  return SPELLINGS.get(plain) ?? null;
}
