import type { LedgerEntry } from './entry.ts';
import { type Problem, span } from './problem.ts';

/** The first entry that is not at its own index. */
interface Break {
  /** Where it stands. */
  readonly place: number;
  /** Which it says it is. */
  readonly found: number;
  readonly source: string;
  readonly seq: number;
  /** It is the entry in front of it once more, byte for byte. */
  readonly isCopy: boolean;
}

/** Watches that every entry stands at its own index, and tells from the entries after the first that does not what happened. */
export class IndexOrder {
  #lastLeaf: Buffer | null = null;
  #break: Break | null = null;
  /** What came after the break: the entry that belonged there, the one found there once more, one from between the two. */
  readonly #seen = { any: false, place: false, found: false, between: false };

  /** Takes the next entry. @param place where it stands. */
  take({ index, source, seq }: LedgerEntry, leaf: Buffer, place: number): void {
    if (this.#break !== null) this.#watch(this.#break, index);
    else if (index !== place) {
      this.#break = { place, found: index, source, seq, isCopy: this.#lastLeaf?.equals(leaf) === true };
    }
    this.#lastLeaf = leaf;
  }

  /** What is wrong, once everything was read. */
  problem(): Problem | null {
    if (this.#break === null) return null;
    const { place, found, source, seq, isCopy } = this.#break;
    const problem = { index: place, until: place, source, seq };
    // Of two neighbours with the same index, either can be the wrong one.
    const first = found === place - 1 && !isCopy ? found : place;
    if (this.#isInsertion(place, found)) {
      const message = `There is an entry too many: that at place ${place} says it is entry ${found}, as another does.`;
      return { ...problem, kind: 'inserted', index: first, message };
    }
    if (found < place || this.#seen.found) {
      const index = this.#seen.any ? place : first;
      return { ...problem, kind: 'modified', index, message: `The entry at place ${place} says it is entry ${found}.` };
    }
    if (this.#seen.place || this.#seen.between) {
      const message = `Entry ${found} stands where entry ${place} belongs; entries from between the two come later.`;
      return { ...problem, kind: 'reordered', message };
    }
    const message = `Entry ${span(place, found - 1)} is missing: entry ${found} stands in its place.`;
    return { ...problem, kind: 'deleted', source: null, seq: null, message };
  }

  #watch({ place, found }: Break, index: number): void {
    this.#seen.any = true;
    if (index === place) this.#seen.place = true;
    else if (index === found) this.#seen.found = true;
    else if (index > place && index < found) this.#seen.between = true;
  }

  #isInsertion(place: number, found: number): boolean {
    return this.#seen.place && (found < place || this.#seen.found);
  }
}
