import { openCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT } from './merkle.ts';
import type { NoteVerifier } from './note-key.ts';
import {
  type KnownCheckpoint,
  kindOf,
  messageOf,
  NOWHERE,
  openOutside,
  type OutsideCheckpoint,
} from './outside-checkpoints.ts';
import { type Problem, span } from './problem.ts';

/** How many bad checkpoint lines are told. */
const MAX_BAD = 20;

interface Mismatch {
  readonly size: number;
  readonly where: string;
}

/** Compares the ledger, as it is read, with the checkpoints in the export and those kept outside. */
export class CheckpointTrail {
  readonly #keys: readonly NoteVerifier[];
  readonly #given: readonly OutsideCheckpoint[];
  #origin = '';
  #known: KnownCheckpoint[] = [];
  #outsideProblems: Problem[] = [];
  /** How many of the known were compared. */
  #compared = 0;
  readonly #good = { inside: 0, outside: 0 };
  readonly #proven = { inside: 0, outside: 0 };
  readonly #mismatch: { inside: Mismatch | null; outside: Mismatch | null } = { inside: null, outside: null };
  readonly #bad: { size: number; kind: Problem['kind']; reason: string }[] = [];
  #omitted = 0;
  /** The first checkpoint that does not stand where its size is reached. */
  #misplaced: { size: number; place: number } | null = null;
  #largest = 0;

  constructor(keys: readonly NoteVerifier[], outside: readonly OutsideCheckpoint[]) {
    this.#keys = keys;
    this.#given = outside;
  }

  /** The export says which ledger it is of. */
  begin(origin: string): void {
    this.#origin = origin;
    const { known, problems } = openOutside(this.#given, this.#keys, origin);
    [this.#known, this.#outsideProblems] = [known, problems];
    this.reached(0, () => EMPTY_ROOT);
  }

  /** The ledger was read up to this size; the root is asked for only where it is needed. */
  reached(size: number, root: () => Buffer): void {
    for (let next = this.#known[this.#compared]; next?.size === size; next = this.#known[this.#compared]) {
      this.#compared += 1;
      if (root().equals(next.root)) {
        this.#good.outside += 1;
        this.#proven.outside = size;
      } else this.#mismatch.outside ??= { size, where: `kept outside as ${next.from}` };
    }
  }

  /** A checkpoint line, after `place` entries with this root. */
  take(note: string, place: number, root: () => Buffer): void {
    try {
      const checkpoint = openCheckpoint(note, this.#keys, this.#origin);
      const { size } = checkpoint;
      this.#largest = Math.max(this.#largest, size);
      if (size !== place) this.#misplaced ??= { size, place };
      else if (root().equals(checkpoint.root)) {
        this.#good.inside += 1;
        this.#proven.inside = size;
      } else this.#mismatch.inside ??= { size, where: 'in the export' };
    } catch (error) {
      if (this.#bad.length < MAX_BAD) this.#bad.push({ size: place, kind: kindOf(error), reason: messageOf(error) });
      else this.#omitted += 1;
    }
  }

  get good(): { readonly inside: number; readonly outside: number } {
    return this.#good;
  }

  get omitted(): number {
    return this.#omitted;
  }

  /** So many entries are as they were signed. When the key signed two histories, only what was kept outside counts. */
  get proven(): number {
    const { inside, outside } = this.#proven;
    return this.#isForked() ? outside : Math.max(inside, outside);
  }

  /**
   * What is wrong, once `size` entries were read: first what tells most.
   * @param isDisorder entries are known to be missing or too many: then a wrong size only follows from that.
   */
  problems(size: number, isDisorder: boolean): Problem[] {
    return [
      ...this.#contradictions(),
      ...this.#misplacement(size),
      ...(isDisorder ? [] : this.#shortfall(size)),
      ...this.#unusable(),
      ...this.#outsideProblems,
      ...this.#uncovered(size),
    ];
  }

  #isForked(): boolean {
    const { inside, outside } = this.#mismatch;
    return (
      (outside !== null && this.#proven.inside >= outside.size) ||
      (inside !== null && this.#proven.outside >= inside.size)
    );
  }

  #contradictions(): Problem[] {
    const { inside, outside } = this.#mismatch;
    return [outside, inside].flatMap((mismatch): Problem[] => {
      if (mismatch === null) return [];
      const { size, where } = mismatch;
      const place = this.#within(size - 1);
      if (this.#isForked()) {
        const message = `The checkpoint of size ${size} ${where} contradicts another that is signed as well: there are two histories.`;
        return [{ kind: 'forked', ...place, message }];
      }
      const entries = `Entry ${span(this.proven, size - 1)}`;
      const message = `${entries} does not add up to the root signed in the checkpoint of size ${size} ${where}.`;
      return [{ kind: 'rechained', ...place, message }];
    });
  }

  #misplacement(total: number): Problem[] {
    if (this.#misplaced === null) return [];
    const { size, place } = this.#misplaced;
    if (size > place && total === place) return [];
    const [kind, amount] = size > place ? (['deleted', 'few'] as const) : (['inserted', 'many'] as const);
    const message = `The checkpoint of size ${size} stands after ${place} entries: there are too ${amount}.`;
    return [{ kind, ...this.#within(Math.min(size, place)), message }];
  }

  #shortfall(total: number): Problem[] {
    const [kind, size, where] = this.#highest();
    if (size <= total) return [];
    const message = `The ledger ends at size ${total}, and had ${size} entries when the checkpoint ${where} was signed.`;
    return [{ kind, index: total, until: total, source: null, seq: null, message }];
  }

  #highest(): ['rolled_back' | 'truncated', number, string] {
    const last = this.#known.at(-1);
    if (last !== undefined && last.size >= this.#largest) return ['rolled_back', last.size, last.from];
    return ['truncated', this.#largest, 'in the export'];
  }

  #unusable(): Problem[] {
    return this.#bad.map(({ size, kind, reason }) => ({
      kind,
      ...this.#within(this.proven === size ? -1 : size),
      message: `The checkpoint after ${size} entries is of no use. ${reason}`,
    }));
  }

  #uncovered(total: number): Problem[] {
    const { inside, outside } = this.#good;
    if (this.#isForked() || (this.proven === total && inside + outside > 0)) return [];
    const what = total === 0 ? 'the empty ledger' : `entry ${span(this.proven, total - 1)}`;
    const message = `No good checkpoint covers ${what}: anybody could have written it.`;
    return [{ kind: 'unsigned', ...this.#within(total), message }];
  }

  /** The first bad entry is one that is not proven, and not after `until`; when all up to there are proven, none is bad. */
  #within(until: number): Pick<Problem, 'index' | 'until' | 'source' | 'seq'> {
    return this.proven > until ? NOWHERE : { index: this.proven, until, source: null, seq: null };
  }
}
