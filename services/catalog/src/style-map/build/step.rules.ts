import { MAP_BUILD_STEPS } from '#libs/contracts';

export type Step = (typeof MAP_BUILD_STEPS)[number];

/** Part of the whole work each step takes, roughly, as measured with 100,000 items. */
const PARTS: Readonly<Record<Step, number>> = {
  read: 0.05,
  vectors: 0.15,
  layout: 0.4,
  neighbours: 0.15,
  clusters: 0.1,
  tiles: 0.14,
  publish: 0.01,
};

/** A step that failed as often in a row fails for a reason that does not go away. */
export const MOST_TRIES = 5;

/** The part of the whole that is done when `done` of a step is, 0 to 1. */
export function progressAt(step: Step, done: number): number {
  const before = MAP_BUILD_STEPS.slice(0, MAP_BUILD_STEPS.indexOf(step)).reduce((sum, one) => sum + PARTS[one], 0);
  return Math.min(1, before + PARTS[step] * Math.min(1, Math.max(0, done)));
}

/** The steps from this one on. */
export const stepsFrom = (step: Step): Step[] => MAP_BUILD_STEPS.slice(MAP_BUILD_STEPS.indexOf(step));

/** The step after one, null after the last. */
export const stepAfter = (step: Step): Step | null => stepsFrom(step)[1] ?? null;
