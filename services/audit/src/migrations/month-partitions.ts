/** A month's partition of `entries`: name, and the bounds of its `recorded_at`, in UTC. */
interface Month {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Partitions for a number of months, e.g. `monthsFrom(2026, 11, 36)`. */
export function monthsFrom(year: number, month: number, count: number): Month[] {
  return Array.from({ length: count }, (_, offset) => {
    const [from, to] = [offset, offset + 1].map((months) => new Date(Date.UTC(year, month - 1 + months)).toISOString());
    return { table: `entries_${from?.slice(0, 7).replace('-', '_')}`, from: from ?? '', to: to ?? '' };
  });
}

/** Refuses every change of what is in a table, also to its owner. PostgreSQL does not pass such triggers on to partitions. */
export const appendOnly = (table: string): string =>
  `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;
