import { type Implementation, SERVER_INFO_META_KEY } from '@modelcontextprotocol/server';
import type { FastifyRequest } from 'fastify';
import { TOOLS_CACHE } from './mcp-server.ts';
import { plainMessage } from './plain-call.ts';
import { toolCatalog } from './tool-catalog.ts';

const PARAMS_FIELDS = new Set(['_meta']);

/** The id of a well-formed `tools/list` of revision 2026-07-28 that asks for the first page, which is all there is. */
export function plainList(request: FastifyRequest): string | number | undefined {
  const message = plainMessage(request, 'tools/list', PARAMS_FIELDS);
  return message && request.headers['mcp-name'] === undefined ? message.id : undefined;
}

/** Answers it as the SDK would: the list is the same for everyone, so its text is made once. */
export function toolListOf(identity: Implementation): (id: string | number) => string {
  const result = {
    tools: toolCatalog.list(),
    resultType: 'complete',
    ...TOOLS_CACHE,
    _meta: { [SERVER_INFO_META_KEY]: identity },
  };
  const text = `{"result":${JSON.stringify(result)},"jsonrpc":"2.0","id":`;
  return (id) => `${text}${JSON.stringify(id)}}`;
}
