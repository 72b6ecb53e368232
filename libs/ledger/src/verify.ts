import { CheckpointTrail } from './checkpoint-trail.ts';
import type { LedgerEntry } from './entry.ts';
import { type ExportLine, MAX_LINE_BYTES, parseLine } from './export-format.ts';
import { LedgerFormatError } from './format-error.ts';
import { IndexOrder } from './index-order.ts';
import { linesOf } from './lines.ts';
import { TreeFrontier } from './merkle.ts';
import type { NoteVerifier } from './note-key.ts';
import type { OutsideCheckpoint } from './outside-checkpoints.ts';
import type { Problem, Verdict, Warning } from './problem.ts';
import { MAX_SOURCES, SourceChains } from './source-chains.ts';
import { judged } from './verdict.ts';

/** How many lines that are no good, and how many warnings, are kept. */
const MAX_KEPT = 20;

export interface VerifyOptions {
  /** Keys the ledger signs with, also former ones. Their name is the ledger's origin. */
  readonly keys: readonly NoteVerifier[];
  /** Checkpoints kept where the ledger's owner cannot reach. Without them, a ledger set back to an earlier state looks whole. */
  readonly outside?: readonly OutsideCheckpoint[];
}

/**
 * Verifies an export, or several in a row of which each continues the one before.
 * Memory does not grow with the ledger, only with the number of sources and of outside checkpoints.
 */
export async function verifyExport(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions,
): Promise<Verdict> {
  const verifier = new LedgerVerifier(options);
  for await (const lines of linesOf(chunks, MAX_LINE_BYTES)) for (const line of lines) verifier.take(line);
  return verifier.finish();
}

/** Verifies an export line by line. */
export class LedgerVerifier {
  readonly #keys: readonly NoteVerifier[];
  readonly #trail: CheckpointTrail;
  readonly #tree = new TreeFrontier();
  readonly #order = new IndexOrder();
  readonly #chains = new SourceChains();
  readonly #problems: Problem[] = [];
  /** Ends that name another size; when entries are missing or too many elsewhere, they only follow from that. */
  readonly #ends: Problem[] = [];
  readonly #warnings: Warning[] = [];
  #omitted = 0;
  #origin: string | null = null;
  #lastRecorded = -Infinity;
  #state: 'before' | 'inside' | 'after' = 'before';

  constructor({ keys, outside = [] }: VerifyOptions) {
    this.#keys = keys;
    this.#trail = new CheckpointTrail(keys, outside);
  }

  /** Takes the next line, without its newline. */
  take(bytes: Uint8Array): void {
    let line: ExportLine;
    try {
      line = parseLine(bytes);
    } catch (error) {
      if (!(error instanceof LedgerFormatError)) throw error;
      this.#refuse(error.message);
      return;
    }
    if (line.kind === 'header') {
      this.#begin(line.origin, line.from);
      return;
    }
    if (this.#state === 'before') {
      this.#add('malformed', 0, `The line an export begins with is missing: there is an ${line.kind} line first.`);
      this.#beginUnknown();
    }
    if (this.#state === 'after')
      this.#add('malformed', this.#tree.size, `An ${line.kind} line follows the end of the export.`);
    else if (line.kind === 'entry') this.#takeEntry(line.entry, line.leaf, line.isCanonical);
    else if (line.kind === 'checkpoint') this.#trail.take(line.note, this.#tree.size, () => this.#tree.root());
    else this.#end(line.size);
  }

  /** What was found, after the last line. */
  finish(): Verdict {
    const { size } = this.#tree;
    if (this.#state !== 'after')
      this.#add('truncated', size, 'The line an export ends with is missing: the rest was cut off.');
    const { proven } = this.#trail;
    const disorder = this.#order.problem();
    const entries = [...(disorder ? [disorder] : this.#ends), ...this.#chains.problems(proven)];
    const sizes = this.#trail.problems(size, disorder !== null);
    const { problems, omitted, damage } = judged({ lines: this.#problems, entries, sizes }, proven);
    return {
      ok: problems.length === 0,
      origin: this.#origin,
      size,
      root: this.#tree.root().toString('base64'),
      proven,
      checkpoints: this.#trail.good,
      damage,
      sources: this.#chains.counts(),
      problems,
      warnings: this.#warnings,
      omitted: omitted + this.#omitted + this.#trail.omitted + this.#chains.omitted(),
    };
  }

  #begin(origin: string, from: number): void {
    const place = this.#tree.size;
    if (this.#state === 'inside') {
      this.#add('malformed', place, 'An export begins before the last one ended.');
      return;
    }
    if (from !== place) {
      const message = `This export begins at entry ${from}, after ${place} entries: put the exports before it in front of it.`;
      this.#add('malformed', Math.min(from, place), message);
    }
    if (this.#origin !== null && this.#origin !== origin) {
      this.#add('malformed', place, `An export of ${origin} follows one of ${this.#origin}.`);
    }
    if (this.#origin === null) this.#beginLedger(origin);
    this.#state = 'inside';
  }

  #beginLedger(origin: string): void {
    this.#origin = origin;
    this.#trail.begin(origin);
    if (this.#keys.some(({ name }) => name === origin)) return;
    this.#add('unknown_key', null, `This is the ledger ${origin}, and none of the given keys has that name.`);
  }

  /** Goes on as if the line an export begins with had named the ledger of the first key. */
  #beginUnknown(): void {
    this.#state = 'inside';
    if (this.#origin === null) this.#beginLedger(this.#keys[0]?.name ?? '');
  }

  #takeEntry(entry: LedgerEntry, leaf: Buffer, isCanonical: boolean): void {
    const place = this.#tree.size;
    if (!isCanonical)
      this.#add('not_canonical', place, `Entry ${place} is not in its canonical form (RFC 8785).`, entry);
    this.#order.take(entry, leaf, place);
    // After entries were deleted an entry's own index says better which it is; before, both are the same.
    if (!this.#chains.take(entry, leaf, Math.max(place, entry.index))) {
      this.#add('malformed', place, `Entry ${place} names one source more than ${MAX_SOURCES}.`, entry);
    }
    this.#watchClock(entry, place);
    this.#append(leaf);
  }

  #watchClock({ recorded_at, source, seq }: LedgerEntry, index: number): void {
    const recorded = Date.parse(recorded_at);
    if (recorded < this.#lastRecorded) {
      const message = `Entry ${index} was recorded at ${recorded_at}, before the one in front of it: a clock was set back.`;
      if (this.#warnings.length < MAX_KEPT)
        this.#warnings.push({ kind: 'time_backwards', index, source, seq, message });
      else this.#omitted += 1;
    }
    this.#lastRecorded = recorded;
  }

  /** A line that cannot be read stands for what belongs there: the beginning, or an entry. */
  #refuse(reason: string): void {
    const place = this.#tree.size;
    this.#add('malformed', place, `There is a line of no use where entry ${place} belongs. ${reason}`);
    if (this.#state === 'before') this.#beginUnknown();
    else if (this.#state === 'inside') this.#append(NO_LEAF);
  }

  #append(leaf: Buffer): void {
    this.#tree.append(leaf);
    this.#trail.reached(this.#tree.size, () => this.#tree.root());
  }

  #end(size: number): void {
    const place = this.#tree.size;
    this.#state = 'after';
    if (size === place) return;
    const [kind, index] = size > place ? (['truncated', place] as const) : (['inserted', size] as const);
    const message = `The export should bring the ledger to size ${size}, and brings it to ${place}.`;
    this.#ends.push({ kind, index, until: index, source: null, seq: null, message });
  }

  #add(kind: Problem['kind'], index: number | null, message: string, entry?: LedgerEntry): void {
    const { source = null, seq = null } = entry ?? {};
    if (this.#problems.length < MAX_KEPT) this.#problems.push({ kind, index, until: index, source, seq, message });
    else this.#omitted += 1;
  }
}

/** Stands in the tree for what could not be read; no entry has this hash. */
const NO_LEAF = Buffer.alloc(32);
