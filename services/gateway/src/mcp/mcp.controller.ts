import { createMcpHandler } from '@modelcontextprotocol/server';
import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  type OnApplicationShutdown,
  Optional,
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
import { MessageLimitGuard } from '../limits/limit.guards.ts';
import { Operations } from '../operations.ts';
import { LOGGER } from '../platform.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { EXTENSION, type McpExtension } from './extension.ts';
import { answerWith, webRequestOf } from './http-exchange.ts';
import { LinkedCalls } from './linked-call.ts';
import { LinkStates } from './link-states.ts';
import { mcpServerFactory, REQUEST } from './mcp-server.ts';
import { MAX_BATCH } from './operation-called.ts';
import { answerPlain, plainCall } from './plain-call.ts';
import { plainList, toolListOf } from './plain-list.ts';
import { Widgets } from './widgets.ts';

const NO_STREAM = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32_000, message: 'Method not allowed: this server keeps no sessions, use POST' },
};

const BATCH_TOO_LONG = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32_600, message: `A batch may hold ${MAX_BATCH} messages: send the rest in another` },
};

/** The MCP door: every revision of the protocol on one address, without sessions. */
@ApiExcludeController()
@Controller('mcp')
export class McpController implements OnApplicationShutdown {
  private readonly identity;
  private readonly handler;
  /** Undefined where there are tools besides the product's. */
  private readonly toolList: ((id: string | number) => string) | undefined;

  constructor(
    private readonly operations: Operations,
    settings: Settings,
    states: LinkStates,
    @Inject(LOGGER) logger: Logger,
    @Optional() @Inject(EXTENSION) extension?: McpExtension,
  ) {
    this.identity = { name: 'atelier', title: 'Atelier', version: settings.version };
    this.toolList = extension ? undefined : toolListOf(this.identity);
    const calls = new LinkedCalls(operations, states);
    const widgets = new Widgets(settings.publicUrl);
    this.handler = createMcpHandler(mcpServerFactory(operations, calls, widgets, this.identity, extension), {
      ...(extension ? { bus: extension.bus } : {}),
      onerror: (error) => logger.debug({ err: error }, 'MCP request turned away by the protocol'),
    });
  }

  @Post()
  @HttpCode(200)
  @UseGuards(JwtAuthGuard, MessageLimitGuard, ScopesGuard)
  async post(@Req() request: GatewayRequest, @Res() reply: GatewayReply): Promise<void> {
    if (Array.isArray(request.body) && request.body.length > MAX_BATCH) {
      await reply.status(400).send(BATCH_TOO_LONG);
      return;
    }
    const plain = plainCall(request);
    if (plain) {
      await reply.type('application/json').send(await answerPlain(this.operations, this.identity, plain, request));
      return;
    }
    const listed = this.toolList && plainList(request);
    if (this.toolList && listed !== undefined) {
      await reply.type('application/json').send(this.toolList(listed));
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

  /** After the HTTP server was closed: it waits for calls in flight, which this would cut off. */
  async onApplicationShutdown(): Promise<void> {
    await this.handler.close();
  }
}
