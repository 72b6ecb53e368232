/** The same thing asked for at the same time is done once, and everybody gets what came of it. */
export class SingleFlight<T> {
  private readonly flying = new Map<string, Promise<T>>();

  run(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.flying.get(key);
    if (known) return known;
    const begun = work().finally(() => this.flying.delete(key));
    this.flying.set(key, begun);
    return begun;
  }

  /** Waits until nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.flying.values());
  }
}
