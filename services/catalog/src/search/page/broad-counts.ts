/** How long counts over thousands of items are kept, and of how many questions. */
const KEPT_MS = 30_000;
const KEPT = 500;

/**
 * Counts of questions that very many items match ("dress"), for a moment: they cost most, are asked for most, and one item more or
 * less changes nothing about them. What has few matches is counted anew every time.
 */
export class BroadCounts<T> {
  private readonly kept = new Map<string, { readonly counts: T; readonly until: number }>();
  private readonly now: () => number;

  /** `now`: milliseconds of a clock that only goes forward. */
  constructor(now: () => number) {
    this.now = now;
  }

  get(question: object): T | undefined {
    const found = this.kept.get(keyOf(question));
    return found && found.until > this.now() ? found.counts : undefined;
  }

  keep(question: object, counts: T): void {
    const key = keyOf(question);
    this.kept.delete(key);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(key, { counts, until: this.now() + KEPT_MS });
  }
}

const keyOf = (question: object): string => JSON.stringify(question);
