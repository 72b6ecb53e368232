import { Inject, Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { checked, type Operation, OperationError } from '#libs/contracts';
import { OperationClient } from '#libs/rpc';
import { inRequest, type Logger } from '#libs/telemetry';
import { LOGGER } from './platform.ts';
import { type GatewayRequest, traceparentOf } from './request.ts';
import { headerOptions, type WriteOptions } from './write-options.ts';

/** What both doors do with a request once they know the operation: check the input strictly, then call the service. */
@Injectable()
export class Operations {
  constructor(
    private readonly client: OperationClient,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws OperationError of the operation's closed set. */
  call<I extends object, O extends object>(
    op: Operation<I, O>,
    input: unknown,
    request: GatewayRequest,
    options: WriteOptions = headerOptions(op, request),
  ): Promise<O> {
    const incoming = {
      name: op.name,
      kind: SpanKind.SERVER,
      requestId: request.id,
      traceparent: traceparentOf(request),
    };
    return inRequest(incoming, async () => {
      try {
        const message = checked(op.input, input, 'strict');
        const { principal } = request.user;
        return await this.client.call(op, message, { principal, requestId: request.id, ...options });
      } catch (error) {
        if (!(error instanceof OperationError) || error.code === 'INTERNAL') {
          this.logger.error({ err: error, operation: op.name }, 'operation failed');
        }
        throw error;
      }
    });
  }
}
