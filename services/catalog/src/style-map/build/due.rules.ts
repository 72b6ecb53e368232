/** What is known of the map when it is asked whether it is time for another. */
export interface MapState {
  /** The map shown now, null before the first. */
  readonly current: ShownState | null;
  readonly hasItems: boolean;
  readonly isImporting: boolean;
  /** When the first import ended since that map was published; before the first map, of all. */
  readonly firstImportAt: Date | null;
  readonly lastFailureAt: Date | null;
}

interface ShownState {
  readonly items: number;
  readonly publishedAt: Date;
  /** When the first item was added to it, and the one that was more than it should have. */
  readonly firstAddedAt: Date | null;
  readonly outgrownAt: Date | null;
}

/** New items lie where their neighbours are; when there are more of them than this part, the map no longer fits its items. */
const NEW_PART = 0.05;
/** Of a small catalog every import would be more than that. */
const NEW_ITEMS = 20;
const AFTER_FAILURE_MS = 3_600_000;

/** A shop that imports all the time would never have another map. */
const MOST_DEFERRED_MS = 3_600_000;

/** Items that may be added to a map of so many before it is outgrown. */
export const mostAdded = (items: number): number => Math.max(NEW_ITEMS - 1, Math.floor(NEW_PART * items));

/**
 * Whether a map should be built without anybody asking: there is none of the items there are, many were added since, or it is older
 * than `everyHours` and the catalog has changed. An import, of which it would show a part, defers it by an hour at most.
 */
export function isDue(state: MapState, now: Date, everyHours: number): boolean {
  const { isImporting, lastFailureAt } = state;
  if (everyHours === 0) return false;
  if (lastFailureAt && now.getTime() - lastFailureAt.getTime() < AFTER_FAILURE_MS) return false;
  const since = dueSince(state, now.getTime(), everyHours);
  return since <= now.getTime() - (isImporting ? MOST_DEFERRED_MS : 0);
}

/** When it became time for another map, in milliseconds; infinity when it has not. */
function dueSince({ current, hasItems, firstImportAt }: MapState, now: number, everyHours: number): number {
  if (!current || current.items === 0) return hasItems ? (firstImportAt?.getTime() ?? now) : Infinity;
  const { publishedAt, firstAddedAt, outgrownAt } = current;
  const changedAt = Math.min(...[firstAddedAt, firstImportAt].map((at) => at?.getTime() ?? Infinity));
  const oldAt = publishedAt.getTime() + everyHours * 3_600_000;
  return Math.min(outgrownAt?.getTime() ?? Infinity, Math.max(oldAt, changedAt));
}
