import { planOf, planText } from './plan.ts';
import type { Report } from './seed-run.ts';

const SHOWN = 20;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** One line; of a seed that failed also its plan and what is wrong. */
export function reportText(report: Report): string {
  const { seed, acknowledged, repeated, unknown, unknownDone, problems, faults } = report;
  const line =
    `seed ${seed}: ${faults.length} faults, ${acknowledged} acknowledged (${repeated} when sent again), ` +
    `${unknown} given up (${unknownDone} done all the same); ` +
    `writing ${seconds(report.loadMs)}, quiet after ${seconds(report.quietMs)}, checked in ${seconds(report.checkMs)}`;
  if (problems.length === 0) return line;
  return [
    line,
    `SEED ${seed} FAILED; logs are in .data/drill/seed-${seed}; again: npm run drill -- --seed ${seed}`,
    ...problems.slice(0, SHOWN).map((problem) => `- ${problem}`),
    ...(problems.length > SHOWN ? [`- and ${problems.length - SHOWN} more`] : []),
    planText(planOf(seed)),
    'what happened:',
    ...faults.map(
      ({ kind, afterMs, tookMs }) => `  after ${seconds(afterMs)}: ${kind}, everything back ${seconds(tookMs)} later`,
    ),
  ].join('\n');
}
