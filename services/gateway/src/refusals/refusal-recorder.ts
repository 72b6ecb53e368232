import type { Logger } from '#libs/telemetry';

/** Something turned away at the door. */
export interface Refusal {
  /** `edge.scope_denied`, `edge.token_refused`. */
  readonly type: string;
  readonly reason: string;
  /** Operation that was asked for, where it is known. */
  readonly operation: string;
  /** Subject of the token; `anonymous` where there was no valid one. */
  readonly userId: string;
  readonly clientId: string;
  readonly requestId: string;
}

/** Writes one refusal, and how often it happened, to the outbox. */
export type WriteRefusal = (refusal: Refusal, times: number) => Promise<void>;

interface Counted {
  first: Refusal;
  more: number;
}

const MINUTE_MS = 60_000;
/** Different refusals remembered within a minute; beyond it they only count as "other". */
const MAX_KINDS = 1_000;

/**
 * Records refusals so that a flood does not fill the ledger: the first of its kind in a minute at once, its repeats as one
 * number at the end of the minute.
 */
export class RefusalRecorder {
  private kinds = new Map<string, Counted>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly write: WriteRefusal,
    private readonly logger: Logger,
  ) {
    this.timer = setInterval(() => void this.flush(), MINUTE_MS).unref();
  }

  record(refusal: Refusal): void {
    const kind = this.kindOf(refusal);
    const known = this.kinds.get(kind);
    if (known) {
      known.more += 1;
      return;
    }
    this.kinds.set(kind, { first: refusal, more: 0 });
    void this.attempt(refusal, 1);
  }

  /** Writes the repeats counted so far; call it last at shutdown. */
  async flush(): Promise<void> {
    const ended = this.kinds;
    this.kinds = new Map();
    await Promise.all([...ended.values()].filter(({ more }) => more > 0).map(({ first, more }) => this.attempt(first, more)));
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private kindOf({ type, reason, operation, userId, clientId }: Refusal): string {
    const kind = JSON.stringify([type, reason, operation, userId, clientId]);
    return this.kinds.has(kind) || this.kinds.size < MAX_KINDS ? kind : 'other';
  }

  private async attempt(refusal: Refusal, times: number): Promise<void> {
    try {
      await this.write(refusal, times);
    } catch (error) {
      this.logger.error({ err: error, request_id: refusal.requestId, times }, 'a refusal could not be recorded');
    }
  }
}
