import type { FastifyRequest } from 'fastify';

const PAGE = /^\/(?:(?:account|consents|sign-in|sign-out|language|privacy|terms|support)(?:[/?]|$)|\??$)/;

/** Whether a request came to a page for people, whose errors are pages too. */
export const isPage = ({ url }: Pick<FastifyRequest, 'url'>): boolean => PAGE.test(url);

/** Whether a request came to the MCP door, whose answers are JSON-RPC; those of all others are plain HTTP. */
export const isMcp = ({ url }: Pick<FastifyRequest, 'url'>): boolean => /^\/mcp(?:[/?]|$)/.test(url);
