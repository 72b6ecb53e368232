import type { FeedRecord, QuarantineReason } from '../feed-reader.ts';
import { toldText } from '../findings.ts';

/** A product of a JSON file is one row, whatever it loses; a picture that is left out counts by itself. */
export const oneRow = (record: FeedRecord): FeedRecord => ({
  ...record,
  quarantined: record.quarantined.map((found) => ({ ...found, rowsAffected: 1 })),
  rows: 1,
});

/** What one element of the file comes to when it is left out whole; without a key it is no product anybody can name. */
export function left(
  row: number,
  key: string | null,
  reason: QuarantineReason,
  detail: string,
  variantsAffected: number,
): FeedRecord {
  const short = toldText(detail);
  return {
    product: null,
    quarantined: [
      { part: key === null ? 'row' : 'product', row, key, reason, detail: short, rowsAffected: 1, variantsAffected },
    ],
    notes: [],
    rows: 1,
  };
}
