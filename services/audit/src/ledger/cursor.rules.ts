import { createHash } from 'node:crypto';
import { OperationError } from '#libs/contracts';

/** Identifies a question, so that a cursor is used only with the one it came from. */
export const fingerprint = (question: object): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12);

/** A page ended before this number: the index of an entry, or the number of a dead letter. */
export const encodeCursor = (question: string, before: number): string =>
  Buffer.from(JSON.stringify([question, before])).toString('base64url');

/** @throws OperationError `INVALID_INPUT` when the cursor is not one of ours or belongs to another question. */
export function decodeCursor(question: string, cursor: string): number {
  const [from, before] = parts(cursor);
  if (typeof from !== 'string' || typeof before !== 'number' || !Number.isSafeInteger(before) || before < 0) {
    throw refused('is not one an earlier answer gave');
  }
  if (from !== question) throw refused('belongs to another question: keep everything else as it was');
  return before;
}

function parts(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) && value.length === 2 ? value : [];
  } catch {
    return [];
  }
}

const refused = (why: string): OperationError =>
  new OperationError('INVALID_INPUT', `"cursor" ${why}. Leave it out to begin with the first page.`, {
    details: { field: 'cursor' },
  });
