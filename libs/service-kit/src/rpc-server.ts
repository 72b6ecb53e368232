import { headers, type Msg, type MsgHdrs, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { SpanKind } from '@opentelemetry/api';
import { lastValueFrom } from 'rxjs';
import { type Call, type PeerKeys, verifyInternalToken } from '#libs/auth';
import { type ErrorCode, OperationError } from '#libs/contracts';
import { ERROR_HEADER, pingSubject, REPEATED_HEADER, TOKEN_HEADER, TRACE_HEADER, type WireError } from '#libs/rpc';
import { inRequest, type Logger, type Metrics } from '#libs/telemetry';
import type { RpcContext } from './rpc-context.ts';

interface Options {
  connection: NatsConnection;
  service: string;
  /** Keys shared with those who may call this service. */
  keys: PeerKeys;
  logger: Logger;
  metrics: Metrics;
  now: () => number;
}

const SUBJECT_PREFIX = 'rpc.v1.';

/**
 * The NATS side of a service. Differs from Nest's own transport in three ways: no handler is reached without a valid internal
 * token, the message is the bare JSON of the contract, and closing it loses no call: it stops taking new ones, waits for those
 * in flight, and only then lets go of the connection.
 */
export class RpcServer extends Server implements CustomTransportStrategy {
  private readonly options: Options;
  private readonly subscriptions: Subscription[] = [];
  private readonly inFlight = new Set<Promise<void>>();

  constructor(options: Options) {
    super();
    this.options = options;
  }

  listen(done: (error?: unknown) => void): void {
    const { connection, service } = this.options;
    for (const subject of this.messageHandlers.keys()) {
      const callback = (error: Error | null, message: Msg): void => {
        if (error) this.options.logger.error({ err: error, subject }, 'subscription failed');
        else this.track(this.serve(subject, message));
      };
      this.subscriptions.push(connection.subscribe(subject, { queue: service, callback }));
    }
    this.subscriptions.push(
      connection.subscribe(pingSubject(service), {
        queue: service,
        callback: (error, message) => void (error ?? message.respond()),
      }),
    );
    connection.flush().then(() => done(), done);
  }

  /** Stops taking calls, then waits for those in flight; the connection stays open for the answers. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.drain()));
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
    await this.options.connection.flush();
  }

  on(): never {
    throw new Error('Cannot listen to events of the RPC transport: it has none');
  }

  unwrap(): never {
    throw new Error('Cannot unwrap the RPC transport: its connection belongs to the process');
  }

  private track(work: Promise<void>): void {
    this.inFlight.add(work);
    void work.finally(() => this.inFlight.delete(work));
  }

  private async serve(subject: string, message: Msg): Promise<void> {
    const operation = subject.slice(SUBJECT_PREFIX.length);
    const { logger, metrics } = this.options;
    const observe = metrics.served.startTimer({ operation });
    const started = performance.now();
    let code: ErrorCode | 'OK' = 'OK';
    try {
      const call = this.identify(operation, message);
      const incoming = {
        name: `serve ${operation}`,
        kind: SpanKind.SERVER,
        requestId: call.requestId,
        traceparent: message.headers?.get(TRACE_HEADER) || undefined,
      };
      await inRequest(incoming, async () => {
        try {
          const answer = JSON.stringify(await this.handle(subject, message, { call }));
          message.respond(answer, call.answer.isRepeated ? { headers: repeated() } : {});
        } catch (error) {
          code = this.answerError(message, this.expected(error, operation, call.requestId));
        }
        logger.info({ operation, code, ms: Math.round(performance.now() - started) }, 'served');
      });
    } catch (error) {
      code = this.answerError(message, this.expected(error, operation, 'none'));
    } finally {
      observe({ code });
    }
  }

  private identify(operation: string, message: Msg): Call {
    const { service, keys, now } = this.options;
    const token = message.headers?.get(TOKEN_HEADER) ?? '';
    const claims = verifyInternalToken(token, { callee: service, operation, body: message.data, now: now() }, keys);
    return {
      caller: claims.principal,
      service: claims.caller,
      requestId: claims.requestId,
      deadline: claims.expires,
      answer: { isRepeated: false },
      ...(claims.idempotencyKey === undefined ? {} : { idempotencyKey: claims.idempotencyKey }),
      ...(claims.again ? { again: true } : {}),
    };
  }

  private async handle(subject: string, message: Msg, context: RpcContext): Promise<unknown> {
    const handler = this.messageHandlers.get(subject);
    if (!handler) throw new Error(`${subject} has no handler`);
    return lastValueFrom(this.transformToObservable(await handler(message.json(), context)));
  }

  private expected(error: unknown, operation: string, requestId: string): OperationError {
    if (error instanceof OperationError) {
      if (error.code === 'UNAUTHENTICATED')
        this.options.logger.warn({ operation, cause: error.cause }, 'message refused');
      return error;
    }
    this.options.logger.error({ err: error, operation }, 'operation failed');
    return new OperationError(
      'INTERNAL',
      `Something went wrong on our side (request ${requestId}). Try again in a minute.`,
    );
  }

  private answerError(message: Msg, error: OperationError): ErrorCode {
    const sent = headers();
    sent.set(ERROR_HEADER, error.code);
    const body: WireError = { message: error.message, details: error.details as WireError['details'] };
    message.respond(JSON.stringify(body), { headers: sent });
    return error.code;
  }
}

function repeated(): MsgHdrs {
  const sent = headers();
  sent.set(REPEATED_HEADER, '1');
  return sent;
}
