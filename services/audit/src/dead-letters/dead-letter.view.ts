import type { DeadLetterView } from '#libs/contracts';

/** So much of what came is shown in a list. */
const SHOWN_BYTES = 3_072;

/** A dead letter as the database gives it, with its replay where there was one. */
export interface DeadLetterRow {
  readonly number: string;
  readonly id: string;
  readonly received_at: Date;
  readonly subject: string;
  readonly source: string | null;
  readonly seq: string | null;
  readonly reason: string;
  /** Null once it was erased. */
  readonly payload: Buffer | null;
  readonly payload_bytes: number;
  readonly replayed_at: Date | null;
  readonly replayed_as: string | null;
}

export const toView = (row: DeadLetterRow): DeadLetterView => ({
  dead_letter_id: row.id,
  received_at: row.received_at.toISOString(),
  source: row.source,
  seq: row.seq === null ? null : Number(row.seq),
  reason: row.reason,
  payload: row.payload?.subarray(0, SHOWN_BYTES).toString('base64') ?? '',
  payload_bytes: row.payload_bytes,
  replayed_at: row.replayed_at?.toISOString() ?? null,
  replayed_as: row.replayed_as === null ? null : Number(row.replayed_as),
});
