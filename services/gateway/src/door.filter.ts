import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { AdminErrors } from './admin/admin-errors.ts';
import { McpErrors } from './mcp/mcp-errors.ts';
import type { GatewayReply, GatewayRequest } from './request.ts';

/** Every error that leaves the gateway, in the form of the door it leaves by: JSON-RPC at `/mcp`, problem details elsewhere. */
@Catch()
export class DoorFilter implements ExceptionFilter {
  constructor(
    private readonly mcp: McpErrors,
    private readonly admin: AdminErrors,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<GatewayRequest>();
    const door = /^\/mcp(?:[/?]|$)/.test(request.url) ? this.mcp : this.admin;
    door.answer(error, request, http.getResponse<GatewayReply>());
  }
}
