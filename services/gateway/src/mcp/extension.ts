import type { Server, ServerEventBus, ServerOptions } from '@modelcontextprotocol/server';
import type { InjectionToken } from '@nestjs/common';
import type { Operation } from '#libs/contracts';
import type { Operations } from '../operations.ts';
import type { LinkedCalls } from './linked-call.ts';
import type { Widgets } from './widgets.ts';

/** What a run of the gateway offers besides the product. The conformance profile is the only one; production has none. */
export interface McpExtension {
  /** Operation behind an added tool; its scopes are asked for like those of the product's tools. */
  readonly find: (toolName: string) => Operation | undefined;
  /** Where changes of lists are told to clients that listen. */
  readonly bus: ServerEventBus;
  /** The options of a server, given those of the product. */
  readonly options: (product: ServerOptions) => ServerOptions;
  /** Replaces handlers of a new server by ones that answer for the product and the extension. */
  readonly extend: (server: Server, operations: Operations, calls: LinkedCalls, widgets: Widgets) => void;
}

/** Injection token; provided only where there is one. */
export const EXTENSION: InjectionToken<McpExtension> = Symbol('atelier:mcp-extension');
