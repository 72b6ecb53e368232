interface Ranked {
  /** How well it relates to the item asked about, from 0 to 1. */
  readonly score: number;
  /** How well it fits the taste of the person, from 0 to 1; null where nothing is known of it. */
  readonly fit: number | null;
  readonly row: { readonly item_id: string; readonly slot: string | null; readonly in_stock: boolean };
}

/** What taste counts against being alike. */
const TASTE = 0.25;
/** More than any taste can make up for: what cannot be bought comes after what can. */
const SOLD_OUT = 0.3;

/** The best first; `bySlot`: of each slot one, then of each another, so that an answer is an outfit and not nine pairs of shoes. */
export function byTaste<R extends Ranked>(items: readonly R[], bySlot: boolean): R[] {
  const value = ({ score, fit, row }: R): number => score + TASTE * (fit ?? 0.5) - (row.in_stock ? 0 : SOLD_OUT);
  const better = (a: R, b: R): number => value(b) - value(a) || (a.row.item_id < b.row.item_id ? -1 : 1);
  const ordered = items.toSorted(better);
  if (!bySlot) return ordered;
  const slots = [...Map.groupBy(ordered, ({ row }) => row.slot).values()];
  const rounds = Math.max(0, ...slots.map((slot) => slot.length));
  return Array.from({ length: rounds }, (_, round) => slots.flatMap((slot) => slot[round] ?? []).sort(better)).flat();
}
