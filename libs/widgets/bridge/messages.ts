/** What a window may say to another in JSON-RPC 2.0. */
export type Message = Readonly<{ jsonrpc: '2.0'; id?: string | number | null }> &
  Readonly<{ method?: string; params?: unknown; result?: unknown; error?: unknown }>;

/** Tells JSON-RPC from whatever else windows send each other. */
export const isMessage = (data: unknown): data is Message => isFields(data) && data['jsonrpc'] === '2.0';

export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of an MCP result or error, in one piece. */
export function textOf(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content
    .filter(isFields)
    .map(({ type, text }) => (type === 'text' && typeof text === 'string' ? text : ''))
    .join('\n')
    .trim();
}
