import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { type Observable, tap } from 'rxjs';
import type { Operation } from '#libs/contracts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { PROBLEM_SCHEMA } from './admin-errors.ts';
import { CONDITION_HEADERS, entityTag, isKnown, NotModified } from './conditions.ts';

/** An operation on one thing that has versions: its answer says the version as ETag, its requests may have conditions. */
export const Versioned = ({ effect }: Operation): MethodDecorator =>
  applyDecorators(
    UseInterceptors(effect === 'read' ? new TaggedRead() : new Tagged()),
    ...CONDITION_HEADERS[effect].map((header) => ApiHeader(header)),
    effect === 'read'
      ? ApiResponse({ status: 304, description: 'Not changed since the version you have' })
      : ApiResponse({
          status: 412,
          description: 'Changed since the version you have: read again',
          schema: PROBLEM_SCHEMA,
        }),
  );

class Tagged implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap(({ version }: { version?: string }) => {
        if (version !== undefined) this.answer(version, http.getRequest(), http.getResponse());
      }),
    );
  }

  protected answer(version: string, _: GatewayRequest, reply: GatewayReply): void {
    reply.header('etag', entityTag(version));
  }
}

class TaggedRead extends Tagged {
  protected override answer(version: string, request: GatewayRequest, reply: GatewayReply): void {
    super.answer(version, request, reply);
    if (isKnown(version, request)) throw new NotModified();
  }
}
