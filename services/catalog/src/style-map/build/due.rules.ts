/** What is known of the map when it is asked whether it is time for another. */
export interface MapState {
  /** The map shown now, null before the first. */
  readonly current: { readonly items: number; readonly placed: number; readonly publishedAt: Date } | null;
  readonly hasItems: boolean;
  readonly isImporting: boolean;
  readonly lastImportAt: Date | null;
  readonly lastFailureAt: Date | null;
}

/** New items lie where their neighbours are; when there are more of them than this part, the map no longer fits its items. */
const NEW_PART = 0.05;
/** Of a small catalog every import would be more than that. */
const NEW_ITEMS = 20;
const AFTER_FAILURE_MS = 3_600_000;

/**
 * Whether a map should be built without anybody asking: there is none of the items there are, many were added since, or it is older
 * than `everyHours` and the catalog has changed. Not during an import, of which it would show a part.
 */
export function isDue({ current, hasItems, isImporting, ...last }: MapState, now: Date, everyHours: number): boolean {
  if (everyHours === 0 || isImporting) return false;
  if (last.lastFailureAt && now.getTime() - last.lastFailureAt.getTime() < AFTER_FAILURE_MS) return false;
  if (!current || current.items === 0) return hasItems;
  if (current.placed >= NEW_ITEMS && current.placed > NEW_PART * current.items) return true;
  const isOld = now.getTime() - current.publishedAt.getTime() >= everyHours * 3_600_000;
  const isChanged = current.placed > 0 || (last.lastImportAt !== null && last.lastImportAt > current.publishedAt);
  return isOld && isChanged;
}
