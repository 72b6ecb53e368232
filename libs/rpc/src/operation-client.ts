import { setTimeout as sleep } from 'node:timers/promises';
import { headers, type Msg, type NatsConnection, NoRespondersError, TimeoutError } from '@nats-io/transport-node';
import { SpanKind } from '@opentelemetry/api';
import { digestOf, type PeerKeys, type Principal, signInternalToken } from '#libs/auth';
import { checked, isErrorCode, type Operation, OperationError } from '#libs/contracts';
import { currentRequest, inStep, type Metrics } from '#libs/telemetry';
import { CircuitBreakers } from './circuit-breakers.ts';
import { Replies } from './replies.ts';
import { ERROR_HEADER, pingSubject, REPEATED_HEADER, TOKEN_HEADER, TRACE_HEADER, type WireError } from './wire.ts';

/** On whose behalf a call is made. */
export interface OnBehalf {
  readonly principal: Principal;
  readonly requestId: string;
  /** Epoch milliseconds; the operation's own deadline applies when it is sooner. */
  readonly deadline?: number;
  readonly idempotencyKey?: string;
  readonly again?: boolean;
  /** Called when the answer is the first one to a write that was asked for again. */
  readonly onRepeated?: () => void;
}

interface Options {
  connection: NatsConnection;
  /** The calling service. */
  service: string;
  keys: PeerKeys;
  metrics: Metrics;
  now: () => number;
  /** Told when a service is let alone because nobody there answers, and when somebody does again. */
  onCircuit?: (service: string, state: 'open' | 'closed') => void;
}

/** Nobody received the message, so it is safe to send again: covers the moment in which a lone instance restarts. */
const NOBODY_THERE_RETRIES_MS = [50, 150, 400];

/** How rooms call each other: the only place that knows subjects, headers, deadlines and the form of an answer. */
export class OperationClient {
  private readonly options: Options;
  private readonly breakers: CircuitBreakers;
  private readonly replies: Replies;

  constructor(options: Options) {
    this.options = options;
    this.replies = new Replies(options.connection, options.service);
    this.breakers = new CircuitBreakers(
      () => performance.now(),
      (service, state) => options.onCircuit?.(service, state),
    );
  }

  /**
   * Calls an operation of another service.
   *
   * @throws OperationError as the service answered it; `UNAVAILABLE` when nobody answers in time, and at once when nobody has for a while.
   */
  async call<I extends object, O extends object>(op: Operation<I, O>, input: I, on: OnBehalf): Promise<O> {
    const observe = this.options.metrics.called.startTimer({ operation: op.name });
    try {
      const answer = await inStep(`call ${op.name}`, SpanKind.CLIENT, () => this.send(op, input, on));
      observe({ code: 'OK' });
      return answer;
    } catch (error) {
      observe({ code: error instanceof OperationError ? error.code : 'INTERNAL' });
      throw error;
    }
  }

  /** Whether any instance of a service answers; in milliseconds how fast. */
  async ping(service: string, timeoutMs: number): Promise<number> {
    const started = performance.now();
    await this.replies.request(service, { subject: pingSubject(service), timeoutMs });
    return performance.now() - started;
  }

  private async send<I extends object, O extends object>(op: Operation<I, O>, input: I, on: OnBehalf): Promise<O> {
    const { service, keys, now } = this.options;
    if (!this.breakers.admits(op.service)) throw letAlone(op);
    const body = Buffer.from(JSON.stringify(input));
    const expires = Math.min(now() + op.deadlineMs, on.deadline ?? Number.POSITIVE_INFINITY);
    const token = signInternalToken(
      {
        caller: service,
        callee: op.service,
        operation: op.name,
        digest: digestOf(body),
        principal: on.principal,
        requestId: on.requestId,
        expires,
        ...(on.idempotencyKey === undefined ? {} : { idempotencyKey: on.idempotencyKey }),
        ...(on.again ? { again: true } : {}),
      },
      keys,
    );
    const answer = await this.request(op, body, token, expires);
    if (answer.headers?.has(REPEATED_HEADER)) on.onRepeated?.();
    return decoded(op, answer);
  }

  private async request(op: Operation, body: Uint8Array, token: string, expires: number): Promise<Msg> {
    const { now } = this.options;
    for (let attempt = 0; ; attempt++) {
      const timeoutMs = expires - now();
      if (timeoutMs <= 0) throw unavailable(op, 'did not answer in time');
      const sent = headers();
      sent.set(TOKEN_HEADER, token);
      const trace = currentRequest()?.traceparent;
      if (trace) sent.set(TRACE_HEADER, trace);
      try {
        const answer = await this.replies.request(op.service, { subject: op.subject, body, headers: sent, timeoutMs });
        this.breakers.answered(op.service);
        return answer;
      } catch (error) {
        const pause = NOBODY_THERE_RETRIES_MS[attempt];
        if (!nobodyThere(error) || pause === undefined) {
          this.breakers.unanswered(op.service);
          throw translated(op, error);
        }
        await sleep(pause);
      }
    }
  }
}

const nobodyThere = (error: unknown): boolean => error instanceof NoRespondersError;

/** As the cause of an error: the call was not sent, or nobody was there to take it. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';
}

/** Whether a call that failed certainly reached nobody, so that nothing came of it and nothing will. */
export const isUndelivered = (error: unknown): boolean =>
  error instanceof OperationError && error.cause instanceof Undelivered;

function unavailable(op: Operation, what: string, cause?: unknown): OperationError {
  const message = `The ${op.service} service ${what}. Tools of other services keep working; try this one again in a minute.`;
  return new OperationError('UNAVAILABLE', message, { details: { service: op.service }, cause });
}

/** Of a service that is let alone. A call a second later is let through, or finds that it is back. */
function letAlone(op: Operation): OperationError {
  const message = `The ${op.service} service does not answer and is let alone for a moment. Tools of other services keep working; try this one again in 1 second.`;
  return new OperationError('UNAVAILABLE', message, {
    details: { service: op.service, retry_after_seconds: 1 },
    cause: new Undelivered('circuit open'),
  });
}

function translated(op: Operation, error: unknown): OperationError {
  if (nobodyThere(error))
    return unavailable(op, 'is down right now', new Undelivered('nobody there', { cause: error }));
  if (error instanceof TimeoutError) return unavailable(op, 'did not answer in time', error);
  return unavailable(op, 'cannot be reached right now', error);
}

function decoded<O extends object>(op: Operation<object, O>, answer: Msg): O {
  const code = answer.headers?.get(ERROR_HEADER);
  if (code) {
    const { message, details } = answer.json<WireError>();
    throw new OperationError(isErrorCode(code) ? code : 'INTERNAL', message, details ? { details } : {});
  }
  try {
    return checked(op.output, answer.json(), 'tolerant');
  } catch (error) {
    throw new OperationError('INTERNAL', `The answer of ${op.name} does not fit its contract`, { cause: error });
  }
}
