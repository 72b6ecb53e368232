import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  MethodNotAllowedException,
  NotFoundException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { OperationError } from '#libs/contracts';
import { AdminErrors } from './admin/admin-errors.ts';
import { NotModified } from './admin/conditions.ts';
import { isMcp, isPage } from './http/doors.ts';
import { retryAfterOf } from './limits/quota.ts';
import { PageErrors } from './pages/page-errors.ts';
import { McpErrors } from './mcp/mcp-errors.ts';
import type { GatewayReply, GatewayRequest } from './request.ts';

const RETRY_AFTER_S = 5;

/** Every error that leaves the gateway, in the form of the door it leaves by: JSON-RPC at `/mcp`, problem details elsewhere. */
@Catch()
export class DoorFilter implements ExceptionFilter {
  constructor(
    private readonly mcp: McpErrors,
    private readonly admin: AdminErrors,
    private readonly pages: PageErrors,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<GatewayRequest>();
    const reply = http.getResponse<GatewayReply>();
    if (error instanceof NotModified) {
      void reply.status(304).send();
      return;
    }
    if (error instanceof ServiceUnavailableException) reply.header('retry-after', RETRY_AFTER_S);
    const seconds = retryAfterOf(error);
    if (seconds !== undefined) reply.header('retry-after', seconds);
    // What is one too many was not looked at by either door.
    const isLimited = error instanceof OperationError && error.code === 'RATE_LIMITED';
    if (isPage(request)) return void this.pages.answer(error, request, reply);
    const door = isMcp(request) && !isLimited ? this.mcp : this.admin;
    if (error instanceof NotFoundException && /^\/mcp(?:\?|$)/.test(request.url)) {
      reply.header('allow', 'POST');
      door.answer(
        new MethodNotAllowedException('Method not allowed: this server keeps no sessions, use POST'),
        request,
        reply,
      );
    } else door.answer(error, request, reply);
  }
}
