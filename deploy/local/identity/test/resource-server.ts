import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { McpServer, createMcpHandler, fromJsonSchema } from '@modelcontextprotocol/server';

export interface Claims {
  readonly [name: string]: unknown;
  readonly scope?: string;
}

/** A stand-in for the gateway: an MCP server that publishes where to sign in, checks the token and the tool's scope. */
export async function startResourceServer(
  port: number,
  issuer: () => string,
): Promise<{ url: URL; close(): Promise<void> }> {
  const url = new URL(`http://localhost:${port}/mcp`);
  const metadataUrl = `http://localhost:${port}/.well-known/oauth-protected-resource/mcp`;
  const mcp = toNodeHandler(createMcpHandler(makeServer, { legacy: 'stateless' }));
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object, challenge?: string): void => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(challenge && { 'www-authenticate': `Bearer resource_metadata="${metadataUrl}", ${challenge}` }),
      });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/oauth-protected-resource/mcp') {
      const metadata = { resource: url.href, authorization_servers: [issuer()], scopes_supported: ['catalog:read'] };
      send(200, metadata);
      return;
    }
    if (request.url !== '/mcp') {
      send(404, {});
      return;
    }
    const body = await jsonBody(request);
    const claims = await verifyToken(request.headers.authorization, issuer(), url.href);
    const needed = body?.method === 'tools/call' ? SCOPES[String(body.params?.name)] : undefined;
    if (!claims) {
      send(401, { error: 'invalid_token' }, 'scope="catalog:read"');
    } else if (needed && !claims.scope?.split(' ').includes(needed)) {
      send(403, { error: 'insufficient_scope' }, `error="insufficient_scope", scope="${needed}"`);
    } else {
      const auth = { token: 'hidden', clientId: String(claims.client_id), scopes: [], extra: { sub: claims.sub } };
      await mcp(Object.assign(request, { auth }), response, body);
    }
  }

  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const SCOPES: Readonly<Record<string, string>> = {
  who_am_i: 'catalog:read',
  set_budget: 'profile:write',
  hidden_need: 'plans:read',
};

function makeServer(): McpServer {
  const server = new McpServer({ name: 'fake-gateway', version: '1.0.0' }, { capabilities: { tools: {} } });
  const input = fromJsonSchema<{ amount?: number }>({ type: 'object', properties: { amount: { type: 'number' } } });
  for (const [name, scope] of Object.entries(SCOPES)) {
    // hidden_need does not say what it needs: the client must learn it from the 403.
    const declared =
      name === 'hidden_need' ? {} : { _meta: { securitySchemes: [{ type: 'oauth2', scopes: [scope] }] } };
    server.registerTool(name, { title: `Tool ${name}`, inputSchema: input, ...declared }, ({ amount }, context) => {
      if (amount === 13) {
        const error = { code: 'INVALID_INPUT', message: 'Cannot set the budget: 13 is unlucky. Give another amount.' };
        return { isError: true, structuredContent: error, content: [{ type: 'text', text: JSON.stringify(error) }] };
      }
      const answer = { tool: name, sub: context.http?.authInfo?.extra?.sub, amount };
      return { structuredContent: answer, content: [{ type: 'text', text: JSON.stringify(answer) }] };
    });
  }
  return server;
}

/** The claims of a token that this issuer signed for this API and that is alive. */
export async function verifyToken(
  header: string | undefined,
  issuer: string,
  audience: string,
): Promise<Claims | undefined> {
  const [head = '', payload = '', signature = ''] = (header ?? '').replace(/^Bearer /, '').split('.');
  if (!signature) return undefined;
  const decode = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
  const response = await fetch(new URL('.well-known/jwks.json', issuer));
  const { keys } = (await response.json()) as { keys: JsonWebKey[] };
  const jwk = keys.find((candidate) => candidate.kid === decode(head).kid);
  if (!jwk || decode(head).alg !== 'RS256' || decode(head).typ !== 'at+jwt') return undefined;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url')))
    return undefined;
  const claims = decode(payload);
  return claims.iss === issuer && claims.aud === audience && Number(claims.exp) * 1000 > Date.now()
    ? claims
    : undefined;
}

interface RpcBody {
  readonly method?: string;
  readonly params?: { readonly name?: unknown };
}

async function jsonBody(request: IncomingMessage): Promise<RpcBody | undefined> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? (JSON.parse(text) as RpcBody) : undefined;
}
