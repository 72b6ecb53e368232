import type { FastifyRequest } from 'fastify';

type Asked = Pick<FastifyRequest, 'url' | 'method' | 'headers'>;

const PAGE = /^\/(?:(?:account|approvals|go|consents|sign-in|sign-out|language|privacy|terms|support)(?:[/?]|$)|\?|$)/;
/** Doors of programs, whatever a browser would like to read there. */
const PROGRAMS = /^\/(?:mcp|admin|\.well-known|back-channel-logout|health|live|ready)(?:[/?]|$)/;

/** Whether a request came to a page for people, or is a browser's that looks for one: its errors are pages too. */
export const isPage = (request: Asked): boolean => PAGE.test(request.url) || looksForPage(request);

const looksForPage = ({ url, method, headers }: Asked): boolean =>
  (method === 'GET' || method === 'HEAD') && !PROGRAMS.test(url) && /\btext\/html\b/i.test(headers.accept ?? '');

/** Whether a request came to the MCP door, whose answers are JSON-RPC; those of all others are plain HTTP. */
export const isMcp = ({ url }: Pick<FastifyRequest, 'url'>): boolean => /^\/mcp(?:[/?]|$)/.test(url);

/** Whether a request came to a door that asks for a credential in `Authorization`; what others are sent there says nothing. */
export const asksForToken = ({ url }: Pick<FastifyRequest, 'url'>): boolean =>
  /^\/(?:mcp|admin\/v1)(?:[/?]|$)/.test(url);

/** Whether a request is for a picture: anybody may have one, from a page of any origin. */
export const isPicture = ({ url, method }: Pick<FastifyRequest, 'url' | 'method'>): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/pictures\//.test(url);
