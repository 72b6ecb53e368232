import { isNo, isYes } from './flag.rules.ts';

/** How a Shopify file says what is in stock. */
export interface StockCells {
  /** Who counts the stock; blank when nobody does. */
  tracker: string;
  quantity: string;
  /** What happens at zero: `deny` or `continue`, in newer files also `FALSE` or `TRUE`. */
  policy: string;
  /** `true` or `false` where the file says whether it can be bought, which then holds; else empty. */
  available: string;
}

export interface Stock {
  availability: 'in_stock' | 'out_of_stock' | 'unknown';
  quantity: number | null;
  /** The quantity could not be read; availability is then what the rest says. */
  problem: string | null;
}

/** Untracked stock sells without end, as does stock that goes on below zero (Shopify's inventory policy): a number bounds neither. */
export function stockOf(cells: StockCells): Stock {
  const said = cells.available === '' ? null : cells.available === 'true' ? 'in_stock' : 'out_of_stock';
  if (cells.tracker === '') return { availability: said ?? 'in_stock', quantity: null, problem: null };
  const sellsOn = /^continue$/i.test(cells.policy) || isYes(cells.policy);
  const quantity = /^-?\d{1,9}(\.0+)?$/.test(cells.quantity) ? Math.trunc(Number(cells.quantity)) : null;
  if (quantity === null) {
    const problem =
      cells.quantity === '' ? null : `quantity ${JSON.stringify(cells.quantity.slice(0, 40))} is not a whole number`;
    return { availability: said ?? (sellsOn ? 'in_stock' : 'unknown'), quantity, problem };
  }
  return {
    availability: said ?? (quantity > 0 || sellsOn ? 'in_stock' : 'out_of_stock'),
    quantity: sellsOn ? null : quantity === 0 ? 0 : quantity,
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
        'instock available availablenow inventoryavailable limitedavailability limitedstock lowstock instoreonly onlineonly ' +
          'auflager anlager lagernd vorrätig verfügbar sofortverfügbar lieferbar sofortlieferbar sofortversandfertig enstock disponible disponibile ' +
          'ingiacenza disponível emestoque opvoorraad beschikbaar leverbaar ilager pålager lagerført varastossa dostępny dostępna wmagazynie ' +
          'nastanie skladem raktáron însoc înstoc stoktavar stokta stoğta вналичии внаявності 在庫あり 有货 재고있음 متوفر متاح במלאי',
      ],
      [
        'out_of_stock',
        'outofstock soldout notavailable unavailable notinstock discontinued reserved ausverkauft nichtauflager nichtvorrätig ' +
          'nichtverfügbar nichtlieferbar vergriffen rupturedestock enrupture enrupturedestock horsstock épuisé indisponible nondisponible agotado sinexistencias sinstock fueradestock nodisponible ' +
          'esaurito nondisponibile esgotado indisponível foradeestoque uitverkocht nietopvoorraad nietbeschikbaar slutilager slutsåld udsolgt utsolgt ikkepålager ' +
          'loppu brak brakwmagazynie niedostępny niedostępna wyprzedany wyprzedane vyprodáno nenískladem elfogyott nincsraktáron stocepuizat tükendi stoktayok ' +
          'нетвналичии немаєвнаявності 在庫なし 在庫切れ 売り切れ 缺货 품절 غيرمتوفر نفذتالكمية אזלמהמלאי',
      ],
      [
        'preorder',
        'preorder presale comingsoon vorbestellung vorbestellbar vorbestellt précommande preventa reserva preordine prevendita prenotabile prévenda voorbestelling przedsprzedaż förbeställning предзаказ 予約 予約受付中',
      ],
      [
        'backorder',
        'backorder backordered onbackorder availablefororder madetoorder nachlieferung nachbestellt bestellbar surcommande encommande réapprovisionnement ' +
          'bajopedido suordinazione nabestelling beställningsvara nazamówienie お取り寄せ 入荷待ち',
      ],
      ['unknown', 'unknown'],
    ] as const
  ).flatMap(([availability, words]) => words.split(' ').map((word) => [word, availability] as const)),
);

/** What the word means, or null for one we do not know; `in stock`, `in_stock`, `InStock` and `https://schema.org/InStock` are the same. */
export function availabilityOf(word: string): Availability | null {
  const plain = word
    .normalize('NFC')
    .replace(/^https?:\/\/schema\.org\//i, '')
    .toLowerCase()
    .replace(/[\s_.!-]+/g, '');
  return SPELLINGS.get(plain) ?? (isYes(word) ? 'in_stock' : isNo(word) ? 'out_of_stock' : null);
}
