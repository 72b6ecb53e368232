import { admitted, type Circuit, CLOSED, failed, isOpen } from './circuit.rules.ts';

/**
 * One circuit breaker per service: when nobody has answered for a while, callers are told so at once instead of each waiting for its
 * own deadline, and a few calls a second find out whether somebody does again.
 */
export class CircuitBreakers {
  private readonly circuits = new Map<string, Circuit>();

  constructor(
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number,
    private readonly changed: (service: string, state: 'open' | 'closed') => void,
  ) {}

  /** Whether to send a call. */
  admits(service: string): boolean {
    const circuit = this.circuits.get(service);
    if (!circuit) return true;
    const next = admitted(circuit, this.now());
    if (next) this.circuits.set(service, next);
    return next !== undefined;
  }

  /** Somebody answered, be it with an error: the service is there. */
  answered(service: string): void {
    const circuit = this.circuits.get(service);
    if (!circuit) return;
    this.circuits.delete(service);
    if (isOpen(circuit)) this.changed(service, 'closed');
  }

  /** A call was sent and nobody answered. */
  unanswered(service: string): void {
    const before = this.circuits.get(service) ?? CLOSED;
    const after = failed(before, this.now());
    this.circuits.set(service, after);
    if (isOpen(after) && !isOpen(before)) this.changed(service, 'open');
  }
}
