/** What is known of a service from the calls made to it. */
export interface Circuit {
  /** Calls in a row that nobody answered. */
  readonly failures: number;
  /** When a call was last let through since it opened; milliseconds of a clock that never goes back. */
  readonly triedAt: number;
}

export const CLOSED: Circuit = { failures: 0, triedAt: Number.NEGATIVE_INFINITY };

/** So many in a row are no accident. */
const OPENS_AFTER = 5;
/**
 * One call each time finds out whether the service is back. Counted from the beginning of the one before, which may wait for its whole
 * deadline: a service that is back is used again within this time, whatever that one is still waiting for.
 */
export const PROBE_EVERY_MS = 250;

export const isOpen = ({ failures }: Circuit): boolean => failures >= OPENS_AFTER;

/** The circuit after letting one call through, or undefined when it is to be refused. */
export function admitted(circuit: Circuit, now: number): Circuit | undefined {
  if (!isOpen(circuit)) return circuit;
  return now - circuit.triedAt >= PROBE_EVERY_MS ? { ...circuit, triedAt: now } : undefined;
}

export function failed(circuit: Circuit, now: number): Circuit {
  const failures = Math.min(circuit.failures + 1, OPENS_AFTER);
  // The first probe waits its turn too.
  return failures === OPENS_AFTER && !isOpen(circuit) ? { failures, triedAt: now } : { ...circuit, failures };
}
