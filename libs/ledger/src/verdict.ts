import type { Problem } from './problem.ts';

/** How many problems are listed. */
const MAX_PROBLEMS = 50;

/**
 * Puts problems in order, the one with the first bad entry in front.
 * @param found by looking at entries.
 * @param derived from sizes and roots: a range, told only when nothing found in it says the same more exactly.
 * @param proven so many entries are as they were signed.
 */
export function judged(
  found: readonly Problem[],
  derived: readonly Problem[],
  proven: number,
): { problems: Problem[]; omitted: number; damage: { from: number; to: number } | null } {
  const kept = found.map((problem) =>
    wasSigned(problem, proven) ? { ...problem, message: `${problem.message} ${SIGNED}` } : problem,
  );
  for (const problem of derived) if (!kept.some((one) => says(one, problem))) kept.push(problem);
  // A stable sort: of two at the same entry, the one found first tells more.
  kept.sort((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
  const bounds = [...found, ...derived].flatMap(({ until }) => (until === null || until < proven ? [] : [until]));
  return {
    problems: kept.slice(0, MAX_PROBLEMS),
    omitted: Math.max(0, kept.length - MAX_PROBLEMS),
    damage: bounds.length === 0 ? null : { from: proven, to: Math.min(...bounds) },
  };
}

const SIGNED = 'It was so when it was signed.';

const wasSigned = ({ until }: Problem, proven: number): boolean => until !== null && until < proven;

/** Whether the one explains the other: it is in its range. What concerns no entry explains nothing, and is always told. */
const says = (one: Problem, { index, until }: Problem): boolean =>
  one.index !== null && index !== null && until !== null && one.index >= index && one.index <= until;
