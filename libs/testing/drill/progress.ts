interface Waiting {
  readonly at: number;
  readonly go: () => void;
}

/** Counts the writes that have begun; lets others wait for a count. */
export class Progress {
  #begun = 0;
  readonly #waiting = new Set<Waiting>();

  get begun(): number {
    return this.#begun;
  }

  begin(): void {
    this.#begun += 1;
    for (const waiting of this.#waiting) if (waiting.at <= this.#begun) waiting.go();
  }

  /** Resolves when so many have begun, or after that time. */
  reached(at: number, atLatestMs: number): Promise<void> {
    if (at <= this.#begun) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve();
      };
      const timer = setTimeout(go, atLatestMs);
      const waiting: Waiting = { at, go };
      this.#waiting.add(waiting);
    });
  }
}
