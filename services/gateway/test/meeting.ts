/**
 * A point that several tellings of a story come to before any of them goes on. What they wait for is done once for all of them.
 *
 * @template T what each of them is told there
 */
export class Meeting<T> {
  readonly #work: () => Promise<T>;
  #members = 0;
  #waiting: PromiseWithResolvers<T>[] = [];

  constructor(work: () => Promise<T>) {
    this.#work = work;
  }

  /** Tells it, from the moment everybody else has joined; who ends, well or not, is no longer waited for. */
  async join<R>(story: (met: () => Promise<T>) => Promise<R>): Promise<R> {
    this.#members += 1;
    await Promise.resolve();
    try {
      return await story(() => this.#arrive());
    } finally {
      this.#members -= 1;
      this.#goOnIfAllAreHere();
    }
  }

  #arrive(): Promise<T> {
    const place = Promise.withResolvers<T>();
    this.#waiting.push(place);
    this.#goOnIfAllAreHere();
    return place.promise;
  }

  #goOnIfAllAreHere(): void {
    if (this.#waiting.length === 0 || this.#waiting.length < this.#members) return;
    const all = this.#waiting.splice(0);
    this.#work().then(
      (told) => all.forEach(({ resolve }) => resolve(told)),
      (error: unknown) => all.forEach(({ reject }) => reject(error)),
    );
  }
}
