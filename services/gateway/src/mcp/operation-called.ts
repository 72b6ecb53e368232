import { type Operation, suggestions } from '#libs/contracts';
import { completionAsked } from './prompts.ts';
import { toolCatalog } from './tool-catalog.ts';

/** Messages of one batch (revision 2025-03-26 and older): they run at once. */
export const MAX_BATCH = 20;

export type FindTool = (toolName: string) => Operation | undefined;

/** The operation of a service that a JSON-RPC message will run: a tool's, or the one that completes an argument. */
export function operationCalled(message: unknown, find: FindTool = toolCatalog.find): Operation | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { method, params } = message as { method?: unknown; params?: { name?: unknown } | null };
  if (method === 'completion/complete') return completionAsked(params) ? suggestions.suggestNames : undefined;
  return method === 'tools/call' && typeof params?.name === 'string' ? find(params.name) : undefined;
}
