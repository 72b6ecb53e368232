import { errorCodes, type FastifyInstance } from 'fastify';
import { isPage } from './doors.ts';
import { BadBody, checkJsonBytes } from './json-body.ts';

/** A message is at most a megabyte: who needs longer is holding a connection, not sending a message. */
const MESSAGE_WITHIN_MS = 15_000;

const FORM = 'application/x-www-form-urlencoded';
const MESSAGES = /^application\/(?:json|x-www-form-urlencoded)/i;
/** The longest of our forms, with room to spare. */
const MAX_FORM_BYTES = 65_536;

/** What bodies are read: JSON within limits, and uploads, which their handler streams. Anything else is 415. */
export function readBodies(server: FastifyInstance, messageWithinMs = MESSAGE_WITHIN_MS): void {
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
  // Forms of our pages, and the logout token of the issuer (OpenID Connect Back-Channel Logout, section 2.5).
  server.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MAX_FORM_BYTES }, (request, body, done) => {
    if (isPage(request) || request.url === '/back-channel-logout') done(null, new URLSearchParams(String(body)));
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(FORM));
  });
  // Uploads are streamed to the asset store by the handler, which also counts their bytes.
  server.addContentTypeParser(['text/csv', 'application/octet-stream'], (_request, payload, done) =>
    done(null, payload),
  );
  server.addHook('preParsing', (request, _reply, payload, done) => {
    // What has no body is not read, and does not end.
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    if (hasBody && MESSAGES.test(request.headers['content-type'] ?? '')) {
      const late = setTimeout(() => request.raw.destroy(), messageWithinMs);
      for (const event of ['end', 'close', 'error']) payload.once(event, () => clearTimeout(late));
    }
    done(null, payload);
  });
}
