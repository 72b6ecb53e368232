import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { hasScopes, type Principal } from '#libs/auth';
import { operations } from '#libs/contracts';
import { EXTENSION, type McpExtension } from '../mcp/extension.ts';
import { type FindTool, operationCalled } from '../mcp/operation-called.ts';
import { toolCatalog } from '../mcp/tool-catalog.ts';
import type { GatewayRequest } from '../request.ts';
import { AccessDenied } from './access-denied.ts';

/**
 * Refuses a call whose token lacks a scope before the body goes further. Methods that run no operation need a valid token and
 * no scope; an unknown tool is the protocol's to answer.
 */
@Injectable()
export class ScopesGuard implements CanActivate {
  private readonly find: FindTool;

  constructor(@Optional() @Inject(EXTENSION) extension?: McpExtension) {
    this.find = (name) => toolCatalog.find(name) ?? extension?.find(name);
  }

  canActivate(context: ExecutionContext): boolean {
    const { body, user, limited } = context.switchToHttp().getRequest<GatewayRequest>();
    const needed = scopesNeeded(body, this.find);
    if (hasScopes(user.principal, needed)) return true;
    if (limited) throw limited;
    const refusal = {
      error: 'insufficient_scope',
      description: `This tool needs the scopes ${needed.join(' ')}: ask the person to allow them`,
      scopes: scopesToAskFor(user.principal, needed),
    } as const;
    throw new AccessDenied(403, refusal, operationCalled(body, this.find)?.name);
  }
}

const OURS = new Set(operations.flatMap(({ scopes }) => [...scopes]));

/**
 * What is needed, and what the token holds already: a client that asks for exactly the scopes of a challenge (SDK 1.x) would
 * lose the others by stepping up (MCP 2025-11-25, authorization, runtime insufficient scope errors: the recommended approach).
 */
export const scopesToAskFor = ({ scopes }: Principal, needed: readonly string[]): string[] => [
  ...new Set([...[...scopes].filter((scope) => OURS.has(scope)), ...needed]),
];

/** All scopes of the operations a JSON-RPC message (or, in old revisions, a batch of them) calls. */
export function scopesNeeded(body: unknown, find?: FindTool): string[] {
  const messages: unknown[] = Array.isArray(body) ? body : [body];
  return [...new Set(messages.flatMap((message) => operationCalled(message, find)?.scopes ?? []))];
}
