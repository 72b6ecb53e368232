import type { LedgerEntry } from '#libs/ledger';
import type { WriteRecord } from './history.ts';

/** A write and the entries of the ledger that tell of it, in the order of its source. */
export interface Told {
  readonly record: WriteRecord;
  readonly entries: readonly LedgerEntry[];
}

/** They are found by the trace id, which the client chose. */
export function toldOf(records: readonly WriteRecord[], entries: readonly LedgerEntry[]): Told[] {
  const byTrace = Map.groupBy(entries, ({ trace_id: trace }) => trace);
  return records.map((record) => ({ record, entries: byTrace.get(record.write.trace) ?? [] }));
}

/** How a write is called in a message. */
export const nameOf = ({ client, write }: WriteRecord): string =>
  `${client.name} write ${write.number} (${write.kind})`;
