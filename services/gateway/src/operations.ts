import { Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { checked, type Operation } from '#libs/contracts';
import { OperationClient } from '#libs/rpc';
import { inRequest } from '#libs/telemetry';
import { type GatewayRequest, traceparentOf } from './request.ts';
import type { WriteOptions } from './write-options.ts';

/** What both doors do with a request once they know the operation: check the input strictly, then call the service. */
@Injectable()
export class Operations {
  constructor(private readonly client: OperationClient) {}

  /** @throws OperationError of the operation's closed set. */
  call<I extends object, O extends object>(
    op: Operation<I, O>,
    input: unknown,
    request: GatewayRequest,
    options: WriteOptions = {},
  ): Promise<O> {
    const incoming = { name: op.name, kind: SpanKind.SERVER, requestId: request.id, traceparent: traceparentOf(request) };
    return inRequest(incoming, async () =>
      this.client.call(op, checked(op.input, input, 'strict'), {
        principal: request.user.principal,
        requestId: request.id,
        ...options,
      }),
    );
  }
}
