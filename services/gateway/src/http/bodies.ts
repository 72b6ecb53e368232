import type { FastifyInstance } from 'fastify';
import { BadBody, checkJsonBytes } from './json-body.ts';

/** A message is at most a megabyte: who needs longer is holding a connection, not sending a message. */
const MESSAGE_WITHIN_MS = 15_000;

/** What bodies are read: JSON within limits, and uploads, which their handler streams. Anything else is 415. */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parsed = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      checkJsonBytes(body as Buffer);
    } catch (error) {
      done(error as Error);
      return;
    }
    // Says what is wrong in its own words: the parser's would repeat a piece of the body.
    void parsed(request, body.toString(), (error, value) =>
      done(error ? new BadBody('Cannot read the body: it is not valid JSON') : null, value),
    );
  });
  // Uploads are streamed to the asset store by the handler, which also counts their bytes.
  server.addContentTypeParser(['text/csv', 'application/octet-stream'], (_request, payload, done) =>
    done(null, payload),
  );
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.headers['content-type']?.startsWith('application/json')) {
      const late = setTimeout(() => request.raw.destroy(), MESSAGE_WITHIN_MS);
      for (const event of ['end', 'close', 'error']) payload.once(event, () => clearTimeout(late));
    }
    done(null, payload);
  });
}
