const VARIABLE = 'DRILL_SEEDS';
/** Each writes for half a minute; nightly runs do hundreds. */
const IN_CI = 3;

/** The seeds to run: `DRILL_SEEDS=1-200`, `DRILL_SEEDS=7`, or the first three. */
export function seedsToRun(): number[] {
  const given = process.env[VARIABLE] || `1-${IN_CI}`;
  const [, first = '', last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(given) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === '' || count < 1)
    throw new Error(`Cannot run the seeds ${given}: name one, or the first and the last, as 1-200`);
  return Array.from({ length: count }, (_, i) => Number(first) + i);
}
