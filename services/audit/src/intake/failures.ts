/** More events that fail than are ever looked at together: a bound on memory. */
const MAX_COUNTED = 1_000;

/** How often events failed. What the stream counts are deliveries, and an event may be delivered often because of others. */
export class Failures {
  readonly #counts = new Map<string, number>();
  readonly #waits = new Map<string, number>();

  /** Counts one more. @returns how often this event has failed by now. */
  add(event: string): number {
    const count = (this.#counts.get(event) ?? 0) + 1;
    remember(this.#counts, event, count);
    return count;
  }

  /** It was delivered so often by now, and waits still for what must come before it: none of that was a try. */
  waited(event: string, deliveries: number): void {
    remember(this.#waits, event, deliveries);
  }

  /** How many of its deliveries are tries, this one included. */
  triesOf(event: string, deliveries: number): number {
    return Math.max(1, deliveries - (this.#waits.get(event) ?? 1) + 1);
  }

  /** It is settled. */
  forget(event: string): void {
    this.#counts.delete(event);
    this.#waits.delete(event);
  }
}

function remember(numbers: Map<string, number>, event: string, value: number): void {
  numbers.delete(event);
  numbers.set(event, value);
  const [oldest] = numbers.keys();
  if (numbers.size > MAX_COUNTED && oldest !== undefined) numbers.delete(oldest);
}
