import { createHash } from 'node:crypto';
import { OperationError } from '#libs/contracts';

/** Where a page ended: the sort value and id of its last item. */
export interface Position {
  readonly value: string;
  readonly itemId: string;
}

/** Identifies a question, so that a cursor is used only with the one it came from. */
export const fingerprint = (question: object): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12);

export const encodeCursor = (question: string, { value, itemId }: Position): string =>
  Buffer.from(JSON.stringify([question, value, itemId])).toString('base64url');

/**
 * As `encodeCursor` is given them: whole numbers that fit PostgreSQL's bigint, and item ids. As microseconds, what is below 0 must be
 * within its times too, which begin 4713 BC.
 */
const VALUE = /^(?:\d{1,18}|-\d{1,16})$/;
const ITEM_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws OperationError `INVALID_INPUT` when the cursor is not one of ours or belongs to another question. */
export function decodeCursor(question: string, cursor: string): Position {
  const parts = parse(cursor);
  const [from, value, itemId] = parts;
  const ours =
    parts.length === 3 &&
    typeof value === 'string' &&
    VALUE.test(value) &&
    typeof itemId === 'string' &&
    ITEM_ID.test(itemId);
  if (!ours) throw refused('is not one this search gave');
  if (from !== question) throw refused('belongs to another search: keep query, filters and sort as they were');
  return { value, itemId };
}

function parse(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const refused = (why: string): OperationError =>
  new OperationError('INVALID_INPUT', `"cursor" ${why}. Leave it out to begin with the first page.`, {
    details: { field: 'cursor' },
  });
