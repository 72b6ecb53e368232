import type { FastifyRequest } from 'fastify';

/** Whether a request came to the MCP door, whose answers are JSON-RPC; those of all others are plain HTTP. */
export const isMcp = ({ url }: Pick<FastifyRequest, 'url'>): boolean => /^\/mcp(?:[/?]|$)/.test(url);
