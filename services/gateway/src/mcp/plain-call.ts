import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  type Implementation,
  isSpecType,
  LOG_LEVEL_META_KEY,
  PROTOCOL_VERSION_META_KEY,
  ProtocolError,
  SERVER_INFO_META_KEY,
} from '@modelcontextprotocol/server';
import type { FastifyRequest } from 'fastify';
import { linkOf } from '#libs/contracts';
import { Recent } from '../limits/recent.ts';
import type { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { callTool } from './call-tool.ts';
import { opensPages } from './linked-call.ts';
import { toolCatalog } from './tool-catalog.ts';

/** A tool call that asks for nothing but its answer. */
export interface PlainCall {
  id: string | number;
  name: string;
  args: object;
  meta: object;
}

type Fields = Readonly<Record<string, unknown>>;

const REVISION = '2026-07-28';
const JSON_BODY = /^application\/json(?:; ?charset=utf-8)?$/i;
const BODY_FIELDS = new Set(['jsonrpc', 'id', 'method', 'params']);
const PARAMS_FIELDS = new Set(['name', 'arguments', '_meta']);
const NEEDS_MORE = ['progressToken', LOG_LEVEL_META_KEY];

/**
 * Recognises the commonest request, a well-formed `tools/call` of revision 2026-07-28 without progress or logging, which needs
 * none of the SDK's machinery: that costs 300 µs a request, more than everything else at this door. Whatever is not exactly so,
 * however slightly, is left to the SDK, which remains the judge of what the protocol is; a test holds the two answers equal
 * byte for byte. See docs/adr/0015-plain-calls.md.
 */
export function plainCall(request: FastifyRequest): PlainCall | undefined {
  const message = plainMessage(request, 'tools/call', PARAMS_FIELDS);
  if (!message) return undefined;
  const { id, params, meta } = message;
  const { name, arguments: args = {} } = params;
  const op = typeof name === 'string' ? toolCatalog.find(name) : undefined;
  if (typeof name !== 'string' || !op || !isFields(args)) return undefined;
  if (linkOf(op) && opensPages(meta[CLIENT_CAPABILITIES_META_KEY])) return undefined;
  return request.headers['mcp-name'] === name ? { id, name, args, meta } : undefined;
}

/** A request of revision 2026-07-28 with no parameters but those of `known`, its headers and its `_meta` saying the same. */
export function plainMessage(
  { headers, body }: FastifyRequest,
  method: string,
  known: ReadonlySet<string>,
): { id: string | number; params: Fields; meta: Fields } | undefined {
  if (!isFields(body) || body['jsonrpc'] !== '2.0' || body['method'] !== method || !onlyFields(body, BODY_FIELDS))
    return undefined;
  const { id, params } = body;
  if (typeof id !== 'string' && !Number.isSafeInteger(id)) return undefined;
  if (!isFields(params) || !onlyFields(params, known)) return undefined;
  const { _meta: meta } = params;
  if (!isFields(meta) || !plainMeta(meta)) return undefined;
  const stated =
    headers['mcp-protocol-version'] === REVISION &&
    headers['mcp-method'] === method &&
    JSON_BODY.test(headers['content-type'] ?? '') &&
    (headers.accept ?? '').includes('application/json');
  return stated ? { id: id as string | number, params, meta } : undefined;
}

const plainMeta = (meta: Fields): boolean =>
  meta[PROTOCOL_VERSION_META_KEY] === REVISION &&
  NEEDS_MORE.every((key) => meta[key] === undefined) &&
  wellFormedClient(meta[CLIENT_CAPABILITIES_META_KEY], meta[CLIENT_INFO_META_KEY]);

/** What clients say of themselves hardly varies, so the SDK's schemas are asked once for each variant. */
const MAX_VARIANTS = 1_000;
const wellFormed = new Recent<true>(MAX_VARIANTS);

function wellFormedClient(capabilities: unknown, client: unknown): boolean {
  const variant = JSON.stringify([capabilities, client]);
  if (wellFormed.get(variant)) return true;
  const good =
    capabilities !== undefined &&
    isSpecType.ClientCapabilities(capabilities) &&
    (client === undefined || isSpecType.Implementation(client));
  if (good && variant.length < 4_096) wellFormed.set(variant, true);
  return good;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const onlyFields = (value: Fields, known: ReadonlySet<string>): boolean =>
  Object.keys(value).every((key) => known.has(key));

/** The JSON-RPC answer to a plain call, as the SDK would have written it. */
export async function answerPlain(
  operations: Operations,
  identity: Implementation,
  { id, name, args, meta }: PlainCall,
  request: GatewayRequest,
): Promise<string> {
  try {
    const { content, structuredContent, isError, _meta } = await callTool(operations, name, args, meta, request);
    const result = {
      content,
      structuredContent,
      ...(isError ? { isError } : {}),
      resultType: 'complete',
      _meta: { ..._meta, [SERVER_INFO_META_KEY]: identity },
    };
    return JSON.stringify({ result, jsonrpc: '2.0', id });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return JSON.stringify({ jsonrpc: '2.0', id, error: { code: error.code, message: error.message } });
  }
}
