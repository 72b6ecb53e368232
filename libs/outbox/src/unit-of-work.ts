import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import { checked, type Operation, OperationError } from '#libs/contracts';
import { currentRequest, traceIdOf } from '#libs/telemetry';
import { canonical } from '#libs/ledger';
import { type EventDraft, RecordedEvent } from './recorded-event.ts';
import { SAME } from './repeats.ts';

/** What the work of a write came to: the answer, and the event that tells of it; `null` when nothing changed. */
export interface Done<O> {
  readonly answer: O;
  readonly event: EventDraft | null;
}

/** Who stands behind an act that is recorded. */
export interface Behalf {
  readonly operation: string;
  readonly userId: string;
  readonly clientId: string;
  readonly requestId: string;
  /** SHA-256 of the canonical arguments of the decision, hex. */
  readonly digest: string;
}

interface Options {
  database: DataSource;
  /** The service: source of its events. */
  source: string;
  now: () => Date;
  nextId: () => string;
  /** Version of the contracts this process was built with; it stands in every event. */
  contract: string;
  /** Called after a commit that queued an event: a relay in this process need not wait for its next look. */
  committed: () => void;
}

/** How long an answer is kept for a repeat with the same key. */
const ANSWER_LIFETIME_MS = 24 * 3_600_000;
/** How long a duplicate waits for the first, and a write with a key for any other that is in its way. */
const PATIENCE_MS = 3_000;
const LOCK_NOT_AVAILABLE = '55P03';
const DISK_FULL = '53100';

/**
 * Runs a write once. Claim of the idempotency key, change of state, event and answer are one transaction: a crash anywhere
 * leaves all of them or none, so a repeat is answered from what was committed and never runs again.
 */
export class UnitOfWork {
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  /**
   * @param work changes state through the given manager only.
   * @throws OperationError `CONFLICT` when the key was used with other arguments, `UNAVAILABLE` when the same write is still
   *   running; and whatever `work` throws, after which the key is free again.
   */
  async once<I extends object, O extends object>(
    op: Operation<I, O>,
    call: Call,
    input: I,
    work: (em: EntityManager) => Promise<Done<O>>,
  ): Promise<O> {
    const digest = createHash('sha256').update(canonical(input)).digest('hex');
    const key = keyOf(op, call, digest);
    const { answer, queued } = await this.options.database
      .transaction(async (em) => {
        if (key) {
          const first = await this.claim(em, op, call, key, digest);
          if (first) {
            call.answer.isRepeated = true;
            return { answer: shownAgain(op, first), queued: false };
          }
        }
        const done = await work(em);
        if (done.event) await this.record(em, behalfOf(op, call, digest), done.event);
        if (key) await remember(em, op, call, key.text, done.answer);
        return { answer: done.answer, queued: done.event !== null };
      })
      .catch((error: unknown) => {
        throw translated(error);
      });
    if (queued) this.options.committed();
    return answer;
  }

  /** Takes the key, or returns the answer it already stands for. Waits for a claim that is being worked on. */
  private async claim(
    em: EntityManager,
    op: Operation,
    { caller }: Call,
    key: Key,
    digest: string,
  ): Promise<object | null> {
    const now = this.options.now();
    const expires = new Date(now.getTime() + key.lifetimeMs);
    const claimed = await em.query<unknown[]>(
      `INSERT INTO requests AS r (user_id, operation, key, digest, expires_at)
       SELECT $1, $2, $3, $4, $5 FROM (SELECT set_config('lock_timeout', '${PATIENCE_MS}', true)) patience
       ON CONFLICT (user_id, operation, key) DO UPDATE SET digest = $4, answer = NULL, expires_at = $5 WHERE r.expires_at <= $6
       RETURNING 1`,
      [caller.userId, op.name, key.text, digest, expires, now],
    );
    if (claimed.length > 0) return null;
    const [known] = await em.query<{ digest: string; answer: object }[]>(
      'SELECT digest, answer FROM requests WHERE user_id = $1 AND operation = $2 AND key = $3',
      [caller.userId, op.name, key.text],
    );
    if (!known) throw inProgress();
    if (known.digest !== digest) {
      throw new OperationError(
        'CONFLICT',
        'This idempotency_key was used with other arguments: use a new key for a new request',
      );
    }
    return known.answer;
  }

  /**
   * Queues an event in the caller's transaction. For work nobody is waiting for: it names on whose behalf and by which stored
   * decision it acts.
   */
  async record(
    em: EntityManager,
    { operation, userId, clientId, requestId, digest }: Behalf,
    draft: EventDraft,
  ): Promise<void> {
    const request = currentRequest();
    const event: Omit<RecordedEvent, 'seq'> = {
      v: 1,
      event_id: this.options.nextId(),
      at: this.options.now().toISOString(),
      source: this.options.source,
      type: draft.type,
      operation,
      decision: draft.decision ?? 'done',
      count: draft.count ?? 1,
      entity_type: draft.entityType,
      entity_id: draft.entityId,
      user_id: userId,
      client_id: clientId,
      args_digest: digest,
      request_id: requestId,
      trace_id: request ? traceIdOf(request.traceparent) : null,
      contract: this.options.contract,
    };
    assertRecordable({ ...event, seq: 1 });
    await em.query('INSERT INTO outbox (event_id, event) VALUES ($1, $2)', [event.event_id, JSON.stringify(event)]);
  }
}

const behalfOf = (op: Operation, { caller, requestId }: Call, digest: string): Behalf => ({
  operation: op.name,
  userId: caller.userId,
  clientId: caller.clientId,
  requestId,
  digest,
});

interface Key {
  text: string;
  lifetimeMs: number;
}

/** The client's key; without one, what the contract says of a repeat: nothing, or the same arguments within a window. */
function keyOf(op: Operation, call: Call, digest: string): Key | undefined {
  if (op.effect !== 'write' || op.repeat === 'once') return undefined;
  if (call.idempotencyKey) return { text: `key:${call.idempotencyKey}`, lifetimeMs: ANSWER_LIFETIME_MS };
  if (op.repeat === 'natural' || call.again) return undefined;
  return { text: `${SAME}${digest}`, lifetimeMs: op.repeat.windowSeconds * 1_000 };
}

async function remember(
  em: EntityManager,
  op: Operation,
  { caller }: Call,
  key: string,
  answer: object,
): Promise<void> {
  await em.query('UPDATE requests SET answer = $4 WHERE user_id = $1 AND operation = $2 AND key = $3', [
    caller.userId,
    op.name,
    key,
    JSON.stringify(answer),
  ]);
}

/** What was stored by an older version may not fit any more, which is no fault of who asks again. */
function shownAgain<O extends object>(op: Operation<object, O>, answer: object): O {
  try {
    return checked(op.output, answer, 'tolerant');
  } catch (error) {
    const message = `Cannot show the answer of ${op.name} again: the request was done when it was first sent. Read what it changed.`;
    throw new OperationError('INTERNAL', message, { cause: error });
  }
}

/** No audit, no act: what the ledger would refuse is refused here, while the act can still be undone. */
function assertRecordable(event: RecordedEvent): void {
  try {
    checked(RecordedEvent, event, 'strict');
  } catch (error) {
    throw new Error(`Cannot record ${event.operation}: the ledger would refuse its event`, { cause: error });
  }
}

const inProgress = (): OperationError =>
  new OperationError('UNAVAILABLE', 'The same request is still being worked on: send it again in 3 seconds', {
    details: { retry_after_seconds: 3 },
  });

function translated(error: unknown): unknown {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (code === LOCK_NOT_AVAILABLE) return inProgress();
  if (code === DISK_FULL)
    return new OperationError('UNAVAILABLE', 'Nothing can be written right now: try again later', { cause: error });
  return error;
}
