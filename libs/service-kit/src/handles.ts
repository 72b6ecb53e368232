import {
  type ArgumentsHost,
  applyDecorators,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  type PipeTransform,
  UseFilters,
  UseGuards,
  UsePipes,
  type ArgumentMetadata,
} from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { type Call, hasScopes } from '#libs/auth';
import { checked, type MessageClass, type Operation, OperationError } from '#libs/contracts';
import type { RpcContext } from './rpc-context.ts';

/**
 * Binds one method to one operation: subject, allowed callers, scopes, shape, error form. Nothing is inherited from the
 * application, because global guards and pipes do not reach message handlers. Identity was verified by `RpcServer` before.
 */
export const Handles =
  <I extends object, O extends object>(op: Operation<I, O>) =>
  <H extends (input: I, call: Call) => Promise<O>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<H>,
  ): void =>
    applyDecorators(
      MessagePattern(op.subject),
      UseGuards(new OperationGuard(op)),
      UsePipes(new ShapePipe(op.input)),
      UseFilters(new PassOnFilter()),
    )(target, key, descriptor as TypedPropertyDescriptor<unknown>);

/** May this caller, with these scopes, call this operation? */
class OperationGuard implements CanActivate {
  constructor(private readonly op: Operation) {}

  canActivate(context: ExecutionContext): boolean {
    const { call } = context.switchToRpc().getContext<RpcContext>();
    if (!this.op.callers.includes(call.service)) {
      throw new OperationError('FORBIDDEN', `${call.service} may not call ${this.op.name}`);
    }
    if (this.op.inPerson && call.caller.session === undefined) {
      throw new OperationError('FORBIDDEN', `${this.op.name} is done by the person, on our own pages only`);
    }
    if (!hasScopes(call.caller, this.op.scopes)) {
      throw new OperationError('FORBIDDEN', `${this.op.name} needs ${this.op.scopes.join(' ')}`);
    }
    return true;
  }
}

/** Tolerant reader: a field a newer caller sends and this version does not know is dropped. */
class ShapePipe implements PipeTransform<unknown, unknown> {
  constructor(private readonly shape: MessageClass) {}

  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    return type === 'body' ? checked(this.shape, value, 'tolerant') : value;
  }
}

/** Keeps Nest from rewriting errors: `RpcServer` is the one place that turns them into answers. */
@Catch()
class PassOnFilter implements ExceptionFilter {
  catch(error: unknown, _: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}
