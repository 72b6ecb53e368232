export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Runs checks one after the other and says of each how it went; one that fails does not keep the others from running. */
export class Smoke {
  readonly #say: (line: string) => void;
  #isWell = true;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  get isWell(): boolean {
    return this.#isWell;
  }

  /** @returns what the check gave; undefined when it failed. A text is said as well, unless it is a secret: `token`, `sign-in`. */
  async check<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      const isSecret = /^(token|sign-in)/.test(name);
      this.#say(`ok      ${name}${typeof result === 'string' && !isSecret ? `: ${result}` : ''}`);
      return result;
    } catch (error) {
      this.#isWell = false;
      this.#say(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
