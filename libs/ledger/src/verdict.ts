import type { Problem, Verdict } from './problem.ts';

/** How many problems are listed. */
const MAX_PROBLEMS = 50;
const SIGNED = 'It was so when it was signed.';

/** Problems by how they were found. */
interface Findings {
  /** In lines by themselves. */
  readonly lines: readonly Problem[];
  /** In how entries follow each other. */
  readonly entries: readonly Problem[];
  /** In sizes and roots: a range, told only when nothing found in it says the same more exactly. */
  readonly sizes: readonly Problem[];
}

/** Puts problems in order, the one with the first bad entry in front. @param proven so many entries are as they were signed. */
export function judged(
  { lines, entries, sizes }: Findings,
  proven: number,
): Pick<Verdict, 'problems' | 'omitted' | 'damage'> {
  const found = [...lines, ...entries.map((problem) => withOrigin(problem, proven))];
  for (const problem of sizes) if (!found.some((one) => explains(one, problem))) found.push(problem);
  const bounds = [...lines, ...entries, ...sizes].flatMap(({ until }) =>
    until === null || until < proven ? [] : [until],
  );
  const last = Math.min(...bounds);
  // A stable sort: of two at the same entry, the one found first tells more.
  const sorted = found
    .map((problem) => bounded(problem, last))
    .sort((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
  return {
    problems: sorted.slice(0, MAX_PROBLEMS),
    omitted: Math.max(0, sorted.length - MAX_PROBLEMS),
    damage: bounds.length === 0 ? null : { from: proven, to: last },
  };
}

/** Among entries that are as they were signed, the ledger itself was written so. */
const withOrigin = (problem: Problem, proven: number): Problem =>
  problem.until !== null && problem.until < proven ? { ...problem, message: `${problem.message} ${SIGNED}` } : problem;

/** Whether one is in the range of the other. What concerns no entry explains nothing, and is always told. */
const explains = (one: Problem, { index, until }: Problem): boolean =>
  one.index !== null && index !== null && until !== null && one.index >= index && one.index <= until;

/** @param last the first bad entry is not after this one, says another problem. */
const bounded = (problem: Problem, last: number): Problem =>
  problem.index !== null && problem.until !== null && problem.index <= last && problem.until > last
    ? { ...problem, until: last }
    : problem;
