import type { LedgerEntryView } from '#libs/contracts';
import { parseEntry } from '#libs/ledger';

/** An entry as an auditor sees it: what its hashed text says, whatever the columns beside it say. */
export function toView(canonical: string): LedgerEntryView {
  const entry = parseEntry(canonical);
  return {
    index: entry.index,
    source: entry.source,
    seq: entry.seq,
    event_id: entry.event_id,
    at: entry.at,
    recorded_at: entry.recorded_at,
    type: entry.type,
    operation: entry.operation,
    decision: entry.decision,
    count: entry.count,
    entity_type: entry.entity?.type ?? null,
    entity: entry.entity?.id ?? null,
    actor: entry.actor,
    client: entry.client,
    request_id: entry.request_id,
    trace_id: entry.trace_id,
  };
}
