import { applyDecorators, type CanActivate, type ExecutionContext, HttpCode, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOAuth2, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { hasScopes } from '#libs/auth';
import { jsonSchemaOf, type Operation } from '#libs/contracts';
import { AccessDenied } from '../auth/access-denied.ts';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import type { GatewayRequest } from '../request.ts';
import { PROBLEM_SCHEMA } from './admin-errors.ts';

type Schema =
  NonNullable<Parameters<typeof ApiBody>[0]> extends infer B ? Extract<B, { schema: unknown }>['schema'] : never;

interface Rest {
  summary: string;
  /** Fields of the input that come in the path or the query, not in the body. */
  outsideBody?: readonly string[];
  /** The body is not the operation's input (an upload). */
  ownBody?: true;
  status?: number;
}

/** Binds a REST handler to an operation: token, scopes, documentation and error form all come from the contract. */
export function AdminOperation(
  op: Operation,
  { summary, outsideBody = [], ownBody, status = 200 }: Rest,
): MethodDecorator {
  const body = withoutFields(jsonSchemaOf(op.input), outsideBody);
  return applyDecorators(
    HttpCode(status),
    UseGuards(JwtAuthGuard, new OperationScopesGuard(op)),
    ApiOperation({ operationId: op.name, summary }),
    ApiOAuth2([...op.scopes]),
    ApiResponse({ status, schema: jsonSchemaOf(op.output) }),
    ApiResponse({ status: 'default', description: 'Problem details (RFC 9457)', schema: PROBLEM_SCHEMA }),
    ...(ownBody || op.effect === 'read' ? [] : [ApiBody({ schema: body as Schema })]),
  );
}

class OperationScopesGuard implements CanActivate {
  constructor(private readonly op: Operation) {}

  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest<GatewayRequest>();
    if (hasScopes(user.principal, this.op.scopes)) return true;
    throw new AccessDenied(403, {
      error: 'insufficient_scope',
      description: `This needs the scopes ${this.op.scopes.join(' ')}`,
      scopes: this.op.scopes,
    });
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
