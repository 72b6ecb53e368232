import type { FastifyReply, FastifyRequest } from 'fastify';
import { isMcp, isPicture } from './doors.ts';

/**
 * DNS rebinding makes a browser send a stranger's page's requests to us: the Host must be ours, and an Origin, where a browser
 * sends one, must be known (MCP 2026-07-28, Streamable HTTP: invalid Origin is 403). Pictures are shown by whoever shows a widget:
 * from its sandbox, Chromium asks for each with `Origin: null`.
 *
 * @returns the header that is not, if one is not
 */
export function strangerOf(
  request: FastifyRequest,
  hosts: ReadonlySet<string>,
  origins: ReadonlySet<string>,
): 'Host' | 'Origin' | undefined {
  const host = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname;
  if (host === undefined || !hosts.has(host)) return 'Host';
  const { origin } = request.headers;
  if (origin === undefined || isPicture(request)) return undefined;
  const page = URL.parse(origin)?.hostname;
  return page !== undefined && origins.has(page) ? undefined : 'Origin';
}

/** In the form of the door that was asked at. */
export function refuseStranger(request: FastifyRequest, reply: FastifyReply, header: string): void {
  const message = `${header} is not allowed here`;
  void reply.status(403);
  if (isMcp(request)) void reply.send({ jsonrpc: '2.0', id: null, error: { code: -32_000, message } });
  else {
    const body = { title: 'forbidden', detail: message, status: 403, code: 'FORBIDDEN', request_id: request.id };
    void reply.header('content-type', 'application/problem+json').send(JSON.stringify(body));
  }
}
