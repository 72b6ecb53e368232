import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Fastify's request as the web-standard one the SDK's handler takes. The body is left out: it goes along parsed, and the SDK's
 * own adapter would serialise it again for nobody. Its signal is raised when the client goes away, which cancels the call.
 */
export function webRequestOf(request: FastifyRequest, reply: FastifyReply): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return new Request(`http://${request.headers.host ?? 'localhost'}${request.url}`, {
    method: request.method,
    headers,
    signal: gone.signal,
  });
}

/** Sends the SDK's response: in one piece when it is JSON, as it comes when it is a stream of events. */
export async function answerWith(response: Response, reply: FastifyReply): Promise<void> {
  void reply.status(response.status).headers(Object.fromEntries(response.headers));
  const streamed = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (streamed && response.body) await sendStream(Readable.fromWeb(response.body), reply);
  else await reply.send(response.body === null ? undefined : await response.text());
}

/** A client that leaves before the end of its stream has cancelled its call; that is no failure of ours. */
async function sendStream(events: Readable, reply: FastifyReply): Promise<void> {
  try {
    await reply.send(events);
  } catch (error) {
    if (!reply.raw.destroyed) throw error;
  }
}
