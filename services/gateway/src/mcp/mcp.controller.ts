import { createMcpHandler } from '@modelcontextprotocol/server';
import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  type OnModuleDestroy,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Logger } from '#libs/telemetry';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.ts';
import { ScopesGuard } from '../auth/scopes.guard.ts';
import { Settings } from '../gateway.settings.ts';
import { Operations } from '../operations.ts';
import { LOGGER } from '../platform.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { answerWith, webRequestOf } from './http-exchange.ts';
import { mcpServerFactory, REQUEST } from './mcp-server.ts';
import { answerPlain, plainCall } from './plain-call.ts';

const NO_STREAM = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32_000, message: 'Method not allowed: this server keeps no sessions, use POST' },
};

/** The MCP door: every revision of the protocol on one address, without sessions. */
@ApiExcludeController()
@Controller('mcp')
export class McpController implements OnModuleDestroy {
  private readonly identity;
  private readonly handler;

  constructor(
    private readonly operations: Operations,
    settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.identity = { name: 'atelier', title: 'Atelier', version: settings.version };
    this.handler = createMcpHandler(mcpServerFactory(operations, this.identity), {
      onerror: (error) => logger.debug({ err: error }, 'MCP request turned away by the protocol'),
    });
  }

  @Post()
  @HttpCode(200)
  @UseGuards(JwtAuthGuard, ScopesGuard)
  async post(@Req() request: GatewayRequest, @Res() reply: GatewayReply): Promise<void> {
    const plain = plainCall(request);
    if (plain) {
      await reply.type('application/json').send(await answerPlain(this.operations, this.identity, plain, request));
      return;
    }
    const { principal, expiresAt } = request.user;
    const authInfo = {
      token: 'verified at the door',
      clientId: principal.clientId,
      scopes: [...principal.scopes],
      expiresAt,
      extra: { [REQUEST]: request },
    };
    const response = await this.handler.fetch(webRequestOf(request, reply), { authInfo, parsedBody: request.body });
    await answerWith(response, reply);
  }

  @Get()
  @HttpCode(405)
  @Header('allow', 'POST')
  get(): typeof NO_STREAM {
    return NO_STREAM;
  }

  @Delete()
  @HttpCode(405)
  @Header('allow', 'POST')
  delete(): typeof NO_STREAM {
    return NO_STREAM;
  }

  async onModuleDestroy(): Promise<void> {
    await this.handler.close();
  }
}
