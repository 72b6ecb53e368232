import { type Problem, type ProblemKind, span } from './problem.ts';

/** The first entry that is not at its own index. */
interface Break {
  /** Where it stands. */
  readonly place: number;
  readonly found: number;
  readonly isCopy: boolean;
  readonly source: string;
  readonly seq: number;
}

/** Watches that every entry stands at its own index, and tells from the entries after the first that does not what happened. */
export class IndexOrder {
  #next = 0;
  #lastLeaf: Buffer | null = null;
  #break: Break | null = null;
  /** Which came after the break: the entry that belonged there, the one found there once more, one from between the two. */
  #seen = { place: false, found: false, between: false };

  /** Takes the next entry. */
  take({ index, source, seq }: { index: number; source: string; seq: number }, leaf: Buffer): void {
    if (this.#break !== null) this.#watch(this.#break, index);
    else if (index !== this.#next) {
      this.#break = { place: this.#next, found: index, isCopy: this.#lastLeaf?.equals(leaf) === true, source, seq };
    }
    this.#lastLeaf = leaf;
    this.#next += 1;
  }

  /** Something unreadable stands where an entry should. */
  skip(): void {
    this.#lastLeaf = null;
    this.#next += 1;
  }

  /** What is wrong, once everything was read. */
  problems(): Problem[] {
    if (this.#break === null) return [];
    const { place, found, source, seq } = this.#break;
    const kind = this.#kind(this.#break);
    const problem = (index: number, message: string): Problem[] => [
      {
        kind,
        index,
        until: place,
        source: kind === 'deleted' ? null : source,
        seq: kind === 'deleted' ? null : seq,
        message,
      },
    ];
    if (kind === 'deleted') {
      return problem(place, `Entry ${span(place, found - 1)} is missing: entry ${found} follows ${place - 1}.`);
      case 'reordered':
        return problem(place, `Entry ${found} stands where ${place} belongs, which comes later.`);
      case 'modified':
        return problem(place, `Entry ${place} says it is entry ${found}.`);
      default:
        // One of the last two is too many when both have the same index; which one, their sources may tell.
        return problem(
          found === place - 1 && !this.#break.isCopy ? found : place,
          `There is an entry too many: two say they are entry ${found}, the second at place ${place}.`,
        );
    }
  }

  #watch({ place, found }: Break, index: number): void {
    if (index === place) this.#seen.place = true;
    else if (index === found) this.#seen.found = true;
    else if (index > place && index < found) this.#seen.between = true;
  }

  #kind({ place, found }: Break): ProblemKind {
    if (found < place) return this.#seen.place ? 'inserted' : 'modified';
    if (this.#seen.place) return this.#seen.found ? 'inserted' : 'reordered';
    if (this.#seen.found) return 'modified';
    return this.#seen.between ? 'reordered' : 'deleted';
  }
}
