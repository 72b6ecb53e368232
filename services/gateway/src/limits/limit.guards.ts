import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Operation, OperationError } from '#libs/contracts';
import { MAX_BATCH, operationCalled } from '../mcp/operation-called.ts';
import type { GatewayRequest } from '../request.ts';
import { Limits } from './limits.ts';

const COUNTED = 'atelier:counted';

/** As which operation a handler is counted. */
export const CountedAs = (op: Operation): MethodDecorator => SetMetadata(COUNTED, op);

/** Counts a request at the admin door, before anything of it is read or kept; an answer in many pages is one. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly limits: Limits,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const op = this.reflector.get<Operation>(COUNTED, context.getHandler());
    await this.limits.admit(op, context.switchToHttp().getRequest<GatewayRequest>());
    return true;
  }
}

/**
 * Counts the messages at the MCP door, what is no operation as a read. A tool call too many is answered where tools are run, as an error
 * a model reads; anything else with 429.
 */
@Injectable()
export class MessageLimitGuard implements CanActivate {
  constructor(private readonly limits: Limits) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<GatewayRequest>();
    const body: unknown = request.body;
    // A batch too long is refused whole: it is one message.
    if (Array.isArray(body)) return this.countEach(body.length > MAX_BATCH ? body.slice(0, 1) : body, request);
    const waiting = this.limits.admit(operationCalled(body), request);
    return waiting === undefined || waiting.then(() => true).catch((error: unknown) => tell(error, body, request));
  }

  /** Old revisions of the protocol have batches. */
  private async countEach(messages: readonly unknown[], request: GatewayRequest): Promise<boolean> {
    for (const message of messages) {
      try {
        await this.limits.admit(operationCalled(message), request);
      } catch (error) {
        // Those after it are not counted, so none of them may run.
        if (!messages.every(isCall)) throw error;
        return tell(error, message, request);
      }
    }
    return true;
  }
}

function tell(error: unknown, message: unknown, request: GatewayRequest): true {
  if (!isCall(message) || !(error instanceof OperationError)) throw error;
  request.limited = error;
  return true;
}

const isCall = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'method' in message && message.method === 'tools/call';
