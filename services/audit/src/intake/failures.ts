/** More events that fail than are ever looked at together: a bound on memory. */
const MAX_COUNTED = 1_000;

/** How often events failed. What the stream counts are deliveries, and an event may be delivered often because of others. */
export class Failures {
  readonly #counts = new Map<string, number>();

  /** Counts one more. @returns how often this event has failed by now. */
  add(event: string): number {
    const count = (this.#counts.get(event) ?? 0) + 1;
    this.#counts.delete(event);
    this.#counts.set(event, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MAX_COUNTED && oldest !== undefined) this.#counts.delete(oldest);
    return count;
  }

  /** It is settled. */
  forget(event: string): void {
    this.#counts.delete(event);
  }
}
