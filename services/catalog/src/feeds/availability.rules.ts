/** How a Shopify file says what is in stock. */
export interface StockCells {
  /** Who counts the stock; blank when nobody does. */
  tracker: string;
  quantity: string;
  /** What happens at zero: `deny` or `continue`, in newer files also `FALSE` or `TRUE`. */
  policy: string;
}

export interface Stock {
  availability: 'in_stock' | 'out_of_stock' | 'unknown';
  quantity: number | null;
  /** The quantity could not be read; availability is then what the rest says. */
  problem: string | null;
}

/** Untracked stock sells without end, as does stock that goes on below zero (Shopify's inventory policy). */
export function stockOf(cells: StockCells): Stock {
  if (cells.tracker === '') return { availability: 'in_stock', quantity: null, problem: null };
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
