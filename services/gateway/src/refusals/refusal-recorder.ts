import type { Logger } from '#libs/telemetry';

/** Stands for the operation where a request was turned away before it was known what it asked for. */
export const AT_THE_DOOR = 'gateway.authenticate';
/** Stands for the person where there was no valid token. */
export const NOBODY = 'anonymous';
export const UNKNOWN_CLIENT = 'unknown';

/** Something turned away at the door. */
export interface Refusal {
  /** `edge.scope_denied`, `edge.token_refused`. */
  readonly type: string;
  readonly reason: string;
  /** Operation that was asked for, else `AT_THE_DOOR`. */
  readonly operation: string;
  /** Subject of the token, else `NOBODY`. */
  readonly userId: string;
  readonly clientId: string;
  readonly requestId: string;
}

/** Writes one refusal, and how often it happened, to the outbox. */
export type WriteRefusal = (refusal: Refusal, times: number) => Promise<void>;

interface Counted {
  /** The last of its kind. */
  readonly refusal: Refusal;
  /** How often, of which nothing is written yet. */
  readonly times: number;
}

const MINUTE_MS = 60_000;
/** Different refusals told apart within a minute; those beyond are summed up without saying whose they were. */
const MAX_KINDS = 1_000;

/**
 * Records refusals so that a flood does not fill the ledger: the first of its kind in a minute at once, its repeats as one
 * number at the end of the minute. What cannot be written is tried again with the next minute's.
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
    const shown = this.kinds.size < MAX_KINDS || this.kinds.has(kindOf(refusal)) ? refusal : ofNobody(refusal);
    const isFirst = !this.kinds.has(kindOf(shown));
    this.count(shown, isFirst ? 0 : 1);
    if (isFirst) void this.attempt(shown, 1);
  }

  /** Writes the repeats counted so far; call it last at shutdown. */
  async flush(): Promise<void> {
    const ended = this.kinds;
    this.kinds = new Map();
    await Promise.all(
      [...ended.values()].filter(({ times }) => times > 0).map(({ refusal, times }) => this.attempt(refusal, times)),
    );
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private count(refusal: Refusal, times: number): void {
    const kind = kindOf(refusal);
    this.kinds.set(kind, { refusal, times: (this.kinds.get(kind)?.times ?? 0) + times });
  }

  private async attempt(refusal: Refusal, times: number): Promise<void> {
    try {
      await this.write(refusal, times);
    } catch (error) {
      this.logger.error({ err: error, request_id: refusal.requestId, times }, 'a refusal could not be recorded yet');
      this.count(refusal, times);
    }
  }
}

const kindOf = ({ type, reason, operation, userId, clientId }: Refusal): string =>
  JSON.stringify([type, reason, operation, userId, clientId]);

const ofNobody = ({ type, reason, requestId }: Refusal): Refusal => ({
  type,
  reason,
  operation: AT_THE_DOOR,
  userId: NOBODY,
  clientId: UNKNOWN_CLIENT,
  requestId,
});
