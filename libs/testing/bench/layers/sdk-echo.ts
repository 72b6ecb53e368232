import { createServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, fromJsonSchema, McpServer } from '@modelcontextprotocol/server';

/** The SDK's stateless server as its documentation shows it, with a tool that gives its argument back. */
const input = fromJsonSchema<{ text: string }>({
  type: 'object',
  properties: { text: { type: 'string' } },
  required: ['text'],
});
const handler = createMcpHandler(() => {
  const server = new McpServer({ name: 'echo', version: '1.0.0' });
  server.registerTool('echo', { description: 'Gives the text back', inputSchema: input }, ({ text }) => ({
    content: [{ type: 'text', text }],
  }));
  return server;
});
const answer = toNodeHandler(handler);
createServer((request, response) => void answer(request, response)).listen(
  Number(process.env['BENCH_PORT']),
  '127.0.0.1',
);
