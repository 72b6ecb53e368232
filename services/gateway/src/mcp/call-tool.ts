import { type CallToolResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { type ErrorCode, OperationError } from '#libs/contracts';
import type { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { splitWriteOptions } from '../write-options.ts';
import { toolCatalog } from './tool-catalog.ts';

/**
 * Which errors a model may read and act on (`isError` results), and which are the protocol's own. Exhaustive: a new code must
 * take its place here.
 */
const READABLE: Record<ErrorCode, boolean> = {
  INVALID_INPUT: true,
  UNAUTHENTICATED: false,
  FORBIDDEN: true,
  NOT_FOUND: true,
  CONFLICT: true,
  APPROVAL_REQUIRED: true,
  RATE_LIMITED: true,
  UNAVAILABLE: true,
  INTERNAL: false,
};

/** In `_meta`: this is the first answer to a request that was sent again. */
const REPEATED = 'atelier/repeated';

/** Runs a tool: structured answer plus its text twin, or an error that says what to do next. */
export async function callTool(
  operations: Operations,
  name: string,
  args: object,
  meta: object | undefined,
  request: GatewayRequest,
): Promise<CallToolResult> {
  const op = toolCatalog.find(name);
  if (!op)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool ${name.slice(0, 64)}: see tools/list`);
  return resultOf(request, async (repeated) => {
    const { input, options } = splitWriteOptions(op, args, meta);
    return operations.call(op, input, request, { ...options, onRepeated: repeated });
  });
}

/** The result of a tool whose answer `work` gets; nothing runs for a request that was one too many. */
export async function resultOf(
  request: GatewayRequest,
  work: (repeated: () => void) => Promise<object>,
): Promise<CallToolResult> {
  try {
    if (request.limited) throw request.limited;
    const repeat = { isSeen: false };
    const answer = await work(() => void (repeat.isSeen = true));
    return {
      structuredContent: { ...answer },
      content: [{ type: 'text', text: JSON.stringify(answer) }],
      ...(repeat.isSeen ? { _meta: { [REPEATED]: true } } : {}),
    };
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    if (error instanceof OperationError && READABLE[error.code]) {
      return { isError: true, content: [{ type: 'text', text: `${error.code}: ${error.message}` }] };
    }
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      `Something went wrong on our side (request ${request.id}). Try again in a minute.`,
    );
  }
}
