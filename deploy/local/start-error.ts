/** A foreseen failure. Its message is the whole story for the reader (`Cannot X: Y` and the way out), so no stack is printed. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

// By shape and not by `instanceof Error`: under Jest the system's errors come from another realm.

/** The text of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return has(error, 'message') ? String(error.message) : String(error);
}

/** The system's error code (`EADDRINUSE`, `ENOENT`, …) when there is one. */
export function codeOf(error: unknown): string | undefined {
  return has(error, 'code') && typeof error.code === 'string' ? error.code : undefined;
}

const MISSING_RIGHT = ['EACCES', 'EPERM', 'EROFS'];

/** What a person is shown: one line for what was foreseen, the whole stack for what was not. */
export function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  const code = codeOf(error) ?? '';
  if (MISSING_RIGHT.includes(code))
    return `Cannot go on: ${reasonOf(error)}. Give yourself the right to that file, or keep data elsewhere: ATELIER_DATA_DIR=<folder> npm start`;
  if (code === 'ENOSPC')
    return `Cannot go on: ${reasonOf(error)}. Make room on that disk, or keep data elsewhere: ATELIER_DATA_DIR=<folder> npm start`;
  return `Cannot go on: ${has(error, 'stack') ? String(error.stack) : reasonOf(error)}`;
}

/** Whether it is an object with such a property. */
export function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
