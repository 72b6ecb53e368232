import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

interface Told {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
}

const TIMEOUT: Told = { status: 408, reason: 'Request Timeout', detail: 'The request did not arrive in time' };
const TOO_LARGE: Told = {
  status: 431,
  reason: 'Request Header Fields Too Large',
  detail: 'The headers of the request are larger than 16 kB',
};
const MALFORMED: Told = { status: 400, reason: 'Bad Request', detail: 'The request is not valid HTTP/1.1' };
const BY_CODE: Readonly<Record<string, Told>> = {
  ERR_HTTP_REQUEST_TIMEOUT: TIMEOUT,
  HPE_HEADER_OVERFLOW: TOO_LARGE,
};

const problem = (status: number, detail: string, requestId: string): string =>
  JSON.stringify({ title: 'invalid input', detail, status, code: 'INVALID_INPUT', request_id: requestId });

/** Answers what Node cannot read as a request and ends the connection: where one request ends and the next begins is unknown. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, reason, detail } = BY_CODE[error.code ?? ''] ?? MALFORMED;
  const id = randomUUID();
  const body = problem(status, detail, id);
  if (socket.writable) {
    const head = [
      `HTTP/1.1 ${status} ${reason}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${id}`,
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}

/** Answers a request whose address Fastify cannot decode or route. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const detail = 'The address of the request is not a valid one';
  void reply
    .status(status)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json')
    .send(problem(status, detail, request.id));
}
