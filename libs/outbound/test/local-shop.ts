import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { endWithFile } from '#libs/testing';

/** A server of this machine, and what it was asked. */
export interface LocalShop {
  readonly port: number;
  /** As `OUTBOUND_HOSTS` has it. */
  readonly hosts: readonly string[];
  readonly asked: readonly IncomingMessage[];
  /** Connections that are open now. */
  open(): number;
}

/** A shop over HTTP that stands in for every `*.shop.example`. Ends with the test file. */
export async function localShop(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalShop> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(request);
    answer(request, response);
  };
  const server = createServer(listener);
  const { port, open } = await listen(server);
  return { port, hosts: standIn(port), asked, open };
}

/** The same, byte by byte. */
export async function rawShop(talk: (socket: Socket) => void): Promise<Pick<LocalShop, 'port' | 'hosts' | 'open'>> {
  const { port, open } = await listen(createTcpServer(talk));
  return { port, hosts: standIn(port), open };
}

const standIn = (port: number): string[] => [`*.shop.example=http://127.0.0.1:${port}`];

async function listen(server: ReturnType<typeof createTcpServer>): Promise<{ port: number; open: () => number }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endWithFile(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    return Promise.resolve();
  });
  return { port: (server.address() as AddressInfo).port, open: () => sockets.size };
}
