/** Remembers the answers that were used last. */
export class Cache<V> {
  readonly #kept = new Map<string, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): V | undefined {
    const value = this.#kept.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** As the one used last; the one not used for longest makes room. */
  set(key: string, value: V): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.#most) for (const oldest of this.#kept.keys()) return void this.#kept.delete(oldest);
  }

  clear(): void {
    this.#kept.clear();
  }
}
