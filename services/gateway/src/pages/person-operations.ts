import { Injectable } from '@nestjs/common';
import type { Call, Principal } from '#libs/auth';
import { type Operation, OperationError } from '#libs/contracts';
import { Limits } from '../limits/limits.ts';
import { Operations } from '../operations.ts';
import type { PageRequest } from '../request.ts';
import { takesKey, type WriteOptions } from '../write-options.ts';

const KEY = /^[A-Za-z0-9-]{1,64}$/;

/** What a person does at our pages with their own hands: with the rights of the operation, and the session that services ask for. */
@Injectable()
export class PersonOperations {
  constructor(
    private readonly operations: Operations,
    private readonly limits: Limits,
  ) {}

  /** Calls a service. @throws OperationError of the operation's closed set */
  async call<I extends object, O extends object>(op: Operation<I, O>, input: object, request: PageRequest): Promise<O> {
    await this.count(op, request);
    return this.operations.call(op, input, request, onceOf(op, request), personOf(op, request));
  }

  /** The same for what the gateway does itself. */
  async here<I extends object, O extends object>(
    op: Operation<I, O>,
    input: object,
    request: PageRequest,
    work: (call: Call, input: I) => Promise<O>,
  ): Promise<O> {
    await this.count(op, request);
    return this.operations.here(op, input, request, work, onceOf(op, request), personOf(op, request));
  }

  /** The page itself was counted as a read by `SignedIn`. */
  private async count(op: Operation, request: PageRequest): Promise<void> {
    if (op.effect === 'write') await this.limits.admit(op, request);
  }
}

function personOf(op: Operation, { user }: PageRequest): Principal {
  if (op.scopes.some((scope) => scope.startsWith('admin:'))) throw new Error(`${op.name} is not for pages of a person`);
  return { ...user.principal, scopes: new Set(op.scopes) };
}

/** A form names itself when it is shown, so that sent twice it is done once. */
function onceOf(op: Operation, { method, body }: PageRequest): WriteOptions {
  if (method !== 'POST' || !takesKey(op)) return {};
  const key = body.get('form') ?? '';
  if (!KEY.test(key)) throw new OperationError('INVALID_INPUT', 'The form does not name itself: load the page again');
  return { idempotencyKey: `page:${key}` };
}
