import {
  applyDecorators,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  HttpCode,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOAuth2, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { type Observable, tap } from 'rxjs';
import { hasScopes } from '#libs/auth';
import { jsonSchemaOf, type Operation } from '#libs/contracts';
import { AccessDenied } from '../auth/access-denied.ts';
import { AdminAuthGuard } from '../auth/admin-auth.guard.ts';
import { CountedAs, LimitGuard } from '../limits/limit.guards.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { IDEMPOTENCY_HEADER, takesKey } from '../write-options.ts';
import { PROBLEM_SCHEMA } from './admin-errors.ts';
import { VERSION_HEADERS } from './conditions.ts';
import { Versioned } from './versioned.ts';

type Schema =
  NonNullable<Parameters<typeof ApiBody>[0]> extends infer B ? Extract<B, { schema: unknown }>['schema'] : never;

interface Rest {
  summary: string;
  /** Fields of the input that come in the path, the query or a header, not in the body. */
  outsideBody?: readonly string[];
  /** The body is not the operation's input (an upload). */
  ownBody?: true;
  status?: number;
  /** It reads or writes one thing that has versions: ETag, If-Match, If-None-Match. */
  versioned?: true;
}

const REPEATED = 'idempotent-replayed';
const IDEMPOTENCY_KEY = {
  name: IDEMPOTENCY_HEADER,
  required: false,
  description: 'Your own name for this request: sent again with the same arguments it does nothing twice',
};

/** Binds a REST handler to an operation: token, scopes, documentation and error form all come from the contract. */
export function AdminOperation(
  op: Operation,
  { summary, outsideBody = [], ownBody, status = 200, versioned }: Rest,
): MethodDecorator {
  const body = withoutFields(jsonSchemaOf(op.input), outsideBody);
  return applyDecorators(
    HttpCode(status),
    CountedAs(op),
    UseGuards(AdminAuthGuard, LimitGuard, new OperationScopesGuard(op)),
    ...(takesKey(op) ? [UseInterceptors(new RepeatedAnswer())] : []),
    ApiOperation({ operationId: op.name, summary }),
    ApiOAuth2([...op.scopes]),
    ApiResponse({ status, schema: jsonSchemaOf(op.output), ...(versioned ? { headers: VERSION_HEADERS } : {}) }),
    ApiResponse({ status: 'default', description: 'Problem details (RFC 9457)', schema: PROBLEM_SCHEMA }),
    ...(takesKey(op) ? [ApiHeader(IDEMPOTENCY_KEY)] : []),
    ...(versioned ? [Versioned(op)] : []),
    ...(ownBody || op.effect === 'read' ? [] : [ApiBody({ schema: body as Schema })]),
  );
}

/** Says of an answer that it is the first one to a request that was sent again. */
class RepeatedAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap(() => {
        if (http.getRequest<GatewayRequest>().isRepeated) http.getResponse<GatewayReply>().header(REPEATED, 'true');
      }),
    );
  }
}

class OperationScopesGuard implements CanActivate {
  constructor(private readonly op: Operation) {}

  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest<GatewayRequest>();
    if (hasScopes(user.principal, this.op.scopes)) return true;
    const { name, scopes } = this.op;
    const description = `This needs the scopes ${scopes.join(' ')}`;
    throw new AccessDenied(403, { error: 'insufficient_scope', description, scopes }, name);
  }
}

function withoutFields(schema: object, fields: readonly string[]): object {
  const { properties, required, ...rest } = schema as { properties: Record<string, unknown>; required: string[] };
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !fields.includes(name))),
    required: required.filter((name) => !fields.includes(name)),
  };
}
