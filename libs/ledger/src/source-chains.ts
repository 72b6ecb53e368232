import { FIRST_PREV, type LedgerEntry } from './entry.ts';
import { type Problem, span } from './problem.ts';

/** How many problems of one source are told. */
const MAX_PROBLEMS = 10;
/** More sources than any installation has: a bound on memory against a hostile export. */
export const MAX_SOURCES = 1_000;

interface Source {
  count: number;
  seq: number;
  /** Leaf hash of its last entry, hex. */
  hash: string;
  /** What its last entry gave as the hash before. */
  prev: string;
  place: number;
  /** The last numbers found missing, and which of its problems said so. */
  gap: { from: number; to: number; at: number } | null;
  problems: SourceProblem[];
  omitted: number;
}

interface SourceProblem {
  readonly kind: Problem['kind'];
  /** The first of the two entries that do not fit, or the only one. */
  readonly suspect: number;
  readonly place: number;
  readonly seq: number;
  readonly message: string;
}

/** Watches each source's own sequence: numbers without gaps, and every entry naming the hash of the one before. */
export class SourceChains {
  readonly #sources = new Map<string, Source>();

  /**
   * Takes the next entry.
   * @param place where it stands.
   * @returns false when there are too many sources to watch one more.
   */
  take(entry: LedgerEntry, leaf: Buffer, place: number): boolean {
    let source = this.#sources.get(entry.source);
    if (source === undefined) {
      if (this.#sources.size === MAX_SOURCES) return false;
      source = { count: 0, seq: 0, hash: FIRST_PREV, prev: '', place: -1, gap: null, problems: [], omitted: 0 };
      this.#sources.set(entry.source, source);
    }
    const hash = leaf.toString('hex');
    if (entry.seq === source.seq + 1) follow(source, entry, place);
    else if (entry.seq > source.seq) skipAhead(source, entry, place);
    else goBack(source, entry, hash, place);
    source.count += 1;
    source.seq = entry.seq;
    source.hash = hash;
    source.prev = entry.prev;
    source.place = place;
    return true;
  }

  /** How many entries each source has. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#sources].map(([name, { count }]) => [name, count]));
  }

  /**
   * What is wrong, once everything was read.
   * @param proven so many entries are as they were signed: of two that do not fit, it was not the first if it is among them.
   */
  problems(proven: number): Problem[] {
    return [...this.#sources].flatMap(([source, { problems }]) =>
      problems.map(({ kind, suspect, place, seq, message }) => {
        const isFirstProven = proven > suspect;
        return {
          kind: kind === 'modified' && isFirstProven ? 'prev_mismatch' : kind,
          index: isFirstProven ? place : suspect,
          until: place,
          source,
          seq,
          message,
        };
      }),
    );
  }

  /** How many problems were found and not kept. */
  omitted(): number {
    return [...this.#sources.values()].reduce((sum, { omitted }) => sum + omitted, 0);
  }
}

function follow(source: Source, entry: LedgerEntry, place: number): void {
  if (entry.prev === source.hash) return;
  const { source: name, seq } = entry;
  if (seq === 1) {
    add(source, {
      kind: 'modified',
      suspect: place,
      place,
      seq,
      message: `The first entry of ${name} names one before it.`,
    });
    return;
  }
  add(source, {
    kind: 'modified',
    suspect: source.place,
    place,
    seq: seq - 1,
    message: `Entry ${place} of ${name} does not name the hash of the one before it, entry ${source.place}: one of them was changed.`,
  });
}

function skipAhead(source: Source, entry: LedgerEntry, place: number): void {
  const [from, to] = [source.seq + 1, entry.seq - 1];
  if (source.gap !== null && from === to && from === source.gap.to + 1) {
    // The number that came too early is not there a second time.
    rename(source, source.gap.at, 'inserted', 'reordered');
    return;
  }
  const message = `${entry.source} has no number ${span(from, to)}: entry ${place} is its number ${entry.seq}.`;
  source.gap = { from, to, at: source.problems.length };
  add(source, { kind: 'gap', suspect: place, place, seq: from, message });
}

function goBack(source: Source, entry: LedgerEntry, hash: string, place: number): void {
  const { seq, source: name } = entry;
  const { gap } = source;
  if (gap !== null && seq >= gap.from && seq <= gap.to) {
    // Nothing is missing: an entry does not belong there, or its number was changed.
    const message = `An entry says it is number ${gap.to + 1} of ${name}, whose number ${seq} comes after it, in entry ${place}.`;
    rename(source, gap.at, 'gap', seq === gap.from ? 'inserted' : 'modified', message);
    return;
  }
  const areRivals = seq === source.seq && entry.prev === source.prev && hash !== source.hash;
  add(source, {
    kind: 'inserted',
    suspect: areRivals ? source.place : place,
    place,
    seq,
    message: `${name} has its number ${seq} once more in entry ${place}.`,
  });
}

function rename(source: Source, at: number, from: Problem['kind'], kind: Problem['kind'], message?: string): void {
  const told = source.problems[at];
  if (told?.kind === from) source.problems[at] = { ...told, kind, message: message ?? told.message };
}

function add(source: Source, problem: SourceProblem): void {
  if (source.problems.length < MAX_PROBLEMS) source.problems.push(problem);
  else source.omitted += 1;
}
