import { OperationError } from '#libs/contracts';

const PAGE = 50;
const ID = /^[1-9]\d{0,17}$/;

/** A page of a list, newest first: as many rows as asked for and one more, so that it is known whether there are others. */
export interface Page {
  readonly limit: number;
  /** Only rows with a smaller id; null on the first page. */
  readonly before: string | null;
}

/** @throws OperationError `INVALID_INPUT` when the cursor is not one of ours. */
export function pageOf({ limit = PAGE, cursor }: { limit?: number; cursor?: string }): Page {
  if (cursor !== undefined && !ID.test(cursor)) {
    const details = { field: 'cursor' };
    throw new OperationError('INVALID_INPUT', '"cursor" is not one of ours: leave it out to begin anew', { details });
  }
  return { limit, before: cursor ?? null };
}

/** @param rows at most one more than the limit */
export function cut<R extends { readonly id: string }>(rows: readonly R[], { limit }: Page): [R[], string | null] {
  const shown = rows.slice(0, limit);
  return [shown, rows.length > limit ? (shown.at(-1)?.id ?? null) : null];
}

/** A row's id, or nothing where a handle cannot be one: it comes from outside and need not be a number. */
export const rowId = (handle: string): string | undefined => (ID.test(handle) ? handle : undefined);
