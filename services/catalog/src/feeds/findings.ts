import type { FeedNote, Quarantined, QuarantineReason } from './feed-reader.ts';

/** Collects what one product loses, and what of it was read with leniency. */
export class Findings {
  readonly quarantined: Quarantined[] = [];
  readonly notes: FeedNote[] = [];
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  variant(row: number, reason: QuarantineReason, detail: string, variants = 1): void {
    this.quarantined.push({
      part: 'variant',
      row,
      key: this.key,
      reason,
      detail,
      rowsAffected: variants,
      variantsAffected: variants,
    });
  }

  picture(row: number, reason: QuarantineReason, detail: string, pictures = 1): void {
    this.quarantined.push({
      part: 'picture',
      row,
      key: this.key,
      reason,
      detail,
      rowsAffected: pictures,
      variantsAffected: 0,
    });
  }

  product(row: number, reason: QuarantineReason, detail: string, rowsAffected: number, variantsAffected: number): void {
    this.quarantined.push({ part: 'product', row, key: this.key, reason, detail, rowsAffected, variantsAffected });
  }

  note(row: number, code: FeedNote['code'], detail: string): void {
    this.notes.push({ row, key: this.key, code, detail });
  }
}
