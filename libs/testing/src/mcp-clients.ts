import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { bearer } from './http.ts';

const IDENTITY = { name: 'atelier-tests', version: '1.0.0' };

/** A connected client of the SDK's current line, which speaks the newest revision the server knows; `prepare` gives it what it can do. */
export async function client2(
  mcpUrl: string,
  token: string,
  options: ClientOptions = {},
  prepare: (client: Client) => void = () => undefined,
): Promise<Client> {
  const client = new Client(IDENTITY, { versionNegotiation: { mode: 'auto' }, ...options });
  prepare(client);
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl), { requestInit: { headers: bearer(token) } }));
  return client;
}

/** A connected client of SDK 1.32, which speaks 2025-11-25 and older. */
export async function client1(mcpUrl: string, token: string, capabilities: object = {}): Promise<LegacyClient> {
  const client = new LegacyClient(IDENTITY, { capabilities });
  await client.connect(new LegacyTransport(new URL(mcpUrl), { requestInit: { headers: bearer(token) } }));
  return client;
}

const VERSION = '2026-07-28';

/** The HTTP request of one JSON-RPC message as a client of the newest revision writes it. */
export function mcpRequest(
  method: string,
  params: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
  clientCapabilities: object = {},
): RequestInit {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': VERSION,
    'io.modelcontextprotocol/clientCapabilities': clientCapabilities,
    'io.modelcontextprotocol/clientInfo': IDENTITY,
  };
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': VERSION,
      'mcp-method': method,
      ...(typeof params['name'] === 'string' ? { 'mcp-name': params['name'] } : {}),
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
  };
}
