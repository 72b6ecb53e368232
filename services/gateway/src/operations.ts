import { Inject, Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import type { Call, Principal } from '#libs/auth';
import { checked, type Operation, OperationError } from '#libs/contracts';
import { OperationClient, Undelivered } from '#libs/rpc';
import { currentRequest, inRequest, type Logger, traceIdOf } from '#libs/telemetry';
import { AccessList } from './access/access-list.ts';
import { asUnavailable } from './gateway.store.ts';
import { LOGGER } from './platform.ts';
import { type GatewayRequest, traceparentOf } from './request.ts';
import { headerOptions, type WriteOptions } from './write-options.ts';

/** What both doors do with a request once they know the operation: check the input strictly, then call the service. */
@Injectable()
export class Operations {
  constructor(
    private readonly client: OperationClient,
    private readonly access: AccessList,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws OperationError of the operation's closed set. */
  call<I extends object, O extends object>(
    op: Operation<I, O>,
    input: unknown,
    request: GatewayRequest,
    options: WriteOptions = headerOptions(op, request),
    principal: Principal = request.user.principal,
  ): Promise<O> {
    return this.run(op, input, request, (message) =>
      this.client.call(op, message, { principal, requestId: request.id, ...options }),
    );
  }

  /** The same for what the gateway does itself: `work` takes the place of the service. */
  here<I extends object, O extends object>(
    op: Operation<I, O>,
    input: unknown,
    request: GatewayRequest,
    work: (call: Call, input: I) => Promise<O>,
    given: WriteOptions = headerOptions(op, request),
    caller: Principal = request.user.principal,
  ): Promise<O> {
    const { onRepeated, ...options } = given;
    const call: Call = {
      caller,
      service: op.service,
      requestId: request.id,
      deadline: Date.now() + op.deadlineMs,
      ...options,
      answer: { isRepeated: false },
    };
    return this.run(op, input, request, async (message) => {
      try {
        const answer = await work(call, message);
        if (call.answer.isRepeated) onRepeated?.();
        return answer;
      } catch (error) {
        throw asUnavailable(error);
      }
    });
  }

  /**
   * Nothing is written while it is not known what was revoked.
   * @throws OperationError `UNAVAILABLE`
   */
  assertWritable({ effect }: Operation): void {
    if (effect === 'read' || this.access.isFresh()) return;
    throw new OperationError(
      'UNAVAILABLE',
      'Nothing can be changed right now, because it cannot be checked whose access was revoked. Reading works; try again in a minute.',
      { cause: new Undelivered('revocations not known') },
    );
  }

  /** Who was let in may have been turned away meanwhile: while a file came in, between the pages of an export. */
  private assertStillLetIn({ user }: Partial<GatewayRequest>): void {
    if (!user || this.access.refusalOf(user) === undefined) return;
    throw new OperationError('FORBIDDEN', 'This access was revoked meanwhile, and nothing was done: sign in again');
  }

  private run<I extends object, O extends object>(
    op: Operation<I, O>,
    input: unknown,
    request: GatewayRequest,
    work: (message: I) => Promise<O>,
  ): Promise<O> {
    const incoming = {
      name: op.name,
      kind: SpanKind.SERVER,
      requestId: request.id,
      traceparent: traceparentOf(request),
    };
    return inRequest(incoming, async () => {
      const current = currentRequest();
      if (current) request.traceId = traceIdOf(current.traceparent);
      try {
        const message = checked(op.input, input, 'strict');
        this.assertWritable(op);
        this.assertStillLetIn(request);
        return await work(message);
      } catch (error) {
        if (!(error instanceof OperationError) || error.code === 'INTERNAL') {
          this.logger.error({ err: error, operation: op.name }, 'operation failed');
        }
        throw error;
      }
    });
  }
}
