import { FEED_LIMITS } from './feed-limits.ts';
import type { FeedNote, Quarantined, QuarantineReason } from './feed-reader.ts';
import { cutText, plainLine } from './plain-text.ts';

/** Collects what one product loses, and what of it was read with leniency. */
export class Findings {
  readonly quarantined: Quarantined[] = [];
  readonly notes: FeedNote[] = [];
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  variant(row: number, reason: QuarantineReason, detail: string, variants = 1): void {
    this.add({ part: 'variant', row, reason, detail, rowsAffected: variants, variantsAffected: variants });
  }

  picture(row: number, reason: QuarantineReason, detail: string, pictures = 1): void {
    this.add({ part: 'picture', row, reason, detail, rowsAffected: pictures, variantsAffected: 0 });
  }

  product(row: number, reason: QuarantineReason, detail: string, rowsAffected: number, variantsAffected: number): void {
    this.add({ part: 'product', row, reason, detail, rowsAffected, variantsAffected });
  }

  note(row: number, code: FeedNote['code'], detail: string): void {
    this.notes.push({ row, key: this.key, code, detail: toldText(detail) });
  }

  private add(found: Omit<Quarantined, 'key'>): void {
    this.quarantined.push({ ...found, key: this.key, detail: toldText(found.detail) });
  }
}

/** A sentence about the file that may quote it: without what is invisible, and without names and passwords of addresses in the wrong cell. */
export const toldText = (detail: string): string =>
  cutText(plainLine(detail).replace(/\/\/[^\s/"]*(?:@|:(?!\d))[^\s/"]*/g, '//…'), FEED_LIMITS.detail);
