import { isUtf8 } from 'node:buffer';

/** Nested deeper than any message of the contract; what walks through a message recursively is bounded by it. */
const MAX_DEPTH = 32;
/** Members of objects and items of lists, altogether. */
const MAX_MEMBERS = 20_000;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A body nobody should have sent, in the form Fastify passes errors on. */
export class BadBody extends Error {
  readonly statusCode = 400;
}

/**
 * Looks at the bytes of a JSON body before it is parsed: encoding, depth and number of members. Whether it is JSON is the
 * parser's to say.
 *
 * @throws BadBody
 */
export function checkJsonBytes(body: Uint8Array): void {
  if (!isUtf8(body)) throw new BadBody('Cannot read the body: JSON must be UTF-8');
  let [depth, members, isText] = [0, 0, false];
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === COMMA || byte === COLON) members += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new BadBody(`Cannot take the body: it is nested deeper than ${MAX_DEPTH} levels`);
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  if (members > MAX_MEMBERS) throw new BadBody(`Cannot take the body: it has more than ${MAX_MEMBERS} members`);
}
