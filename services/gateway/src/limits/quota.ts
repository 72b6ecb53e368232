import { OperationError } from '#libs/contracts';

/** What an answer says of the limit it was counted by. */
export interface Quota {
  readonly policy: string;
  readonly name: string;
  /** About how many more would be let through at once. */
  readonly remaining: number;
  /** To wait for the next; 0 when there is one. */
  readonly seconds: number;
}

/** An error that says how long to wait, in words and as a detail the doors make `Retry-After` of. */
export function rateLimited(what: string, seconds: number): OperationError {
  const message = `Cannot do this now: ${what} in a short time. Wait ${inWords(seconds)}, then go on; what was done before stays done.`;
  return new OperationError('RATE_LIMITED', message, { details: { retry_after_seconds: seconds } });
}

function inWords(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** Seconds after which an error says it is worth trying again, if it does. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds = error instanceof OperationError ? error.details['retry_after_seconds'] : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
}
