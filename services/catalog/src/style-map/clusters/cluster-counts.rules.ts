/** Regions at zoom 0, and how many times as many each further zoom has: as many as a look takes in at once. */
const FIRST = 10;
const TIMES = 4;
/** A region of fewer items on average says nothing its items do not say themselves. */
const LEAST_ITEMS = 12;
/** The zoom after which regions get no finer. */
const LAST_ZOOM = 5;

/** How many regions each zoom has, from zoom 0: 10, 40, 160 … as far as the items go. */
export function clusterCountsOf(items: number): number[] {
  if (items === 0) return [];
  const counts = [Math.min(FIRST, Math.ceil(items / 3))];
  for (let zoom = 1; zoom <= LAST_ZOOM && FIRST * TIMES ** zoom * LEAST_ITEMS <= items; zoom++)
    counts.push(FIRST * TIMES ** zoom);
  return counts;
}
