import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const CLOSE_IDLE_MS = 50;
/** At the end, who has not read an answer by then does not get it; the process is given 10 s. */
const CLOSE_ALL_MS = 7_000;
/** Requests at once on one connection. Clients and proxies send the next after the answer, give or take one that is just ending. */
const MAX_AT_ONCE = 4;

/**
 * Who may hold a connection. One on which nothing was asked yet costs its holder nothing, so together they may have half of the
 * places, and the oldest makes room for the newest: thousands that send nothing, or their headers byte by byte, keep nobody out.
 * One that asks without reading the answers is cut off, or a piece of its requests would be a flood that nobody else gets through.
 */
export function keepConnections(server: FastifyInstance, most: number): void {
  const unused = new Set<Socket>();
  server.server.maxConnections = most;
  server.server.on('connection', (socket: Socket) => {
    if (unused.size >= most / 2) unused.values().next().value?.destroy();
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  const busy = new WeakMap<Socket, number>();
  server.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
    const count = (busy.get(socket) ?? 0) + 1;
    if (count > MAX_AT_ONCE || socket.destroyed) {
      reply.hijack();
      socket.destroy();
      return;
    }
    busy.set(socket, count);
    reply.raw.once('close', () => busy.set(socket, (busy.get(socket) ?? 1) - 1));
    done();
  });
  // A connection that was busy when the end began is idle once answered, and would hold the end up for its whole keep-alive.
  // One on which nothing was asked yet, such as a browser opens beforehand, is never idle to Node, and would do the same.
  server.addHook('preClose', (done) => {
    for (const socket of unused) socket.destroy();
    setInterval(() => server.server.closeIdleConnections(), CLOSE_IDLE_MS).unref();
    setTimeout(() => server.server.closeAllConnections(), CLOSE_ALL_MS).unref();
    done();
  });
}
