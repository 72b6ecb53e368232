import type { Logger } from '#libs/telemetry';
import type { Gap } from './waiting-room.ts';

/** Tells of gaps in the sequences of sources: once when one stays, and when it is filled. */
export class GapLog {
  /** First missing number by source. */
  readonly #told = new Map<string, number>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  tell(gaps: readonly Gap[], heads: ReadonlyMap<string, number>): void {
    for (const { source, from, to } of gaps) {
      if (this.#told.get(source) === from) continue;
      this.#told.set(source, from);
      this.#logger.warn({ source, missing_from: from, missing_to: to }, 'events are missing, those after them wait');
    }
    for (const [source, missing] of this.#told) {
      if ((heads.get(source) ?? 0) < missing) continue;
      this.#told.delete(source);
      this.#logger.info({ source, seq: missing }, 'the missing event came');
    }
  }
}
