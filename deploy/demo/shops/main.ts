import { once } from 'node:events';
import type { Server } from 'node:http';
import { SHOPS_PORT } from '../feeds/addresses.ts';
import { shopsServer } from './shops-server.ts';

const DRAIN_MS = 2_000;

const port = Number(process.env.SHOPS_PORT || SHOPS_PORT);
const servers = await listenOnLoopback();
process.stdout.write(`shops: ready at http://localhost:${port}/\n`);

let isStopping = false;
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (process.env.ATELIER_EXIT_WITH_STDIN === '1') process.stdin.resume().once('end', stop);

/** `localhost` means either address, and a client tries the one it likes. A machine without IPv6 has only the first. */
async function listenOnLoopback(): Promise<Server[]> {
  const listening: Server[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = shopsServer(port);
    server.listen(port, host);
    try {
      await once(server, 'listening');
      listening.push(server);
    } catch (error) {
      if (host === '::1' && error instanceof Error && 'code' in error && error.code !== 'EADDRINUSE') continue;
      throw error;
    }
  }
  return listening;
}

function stop(): void {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => servers.forEach((server) => server.closeAllConnections()), DRAIN_MS).unref();
  void Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))).then(() =>
    process.exit(0),
  );
}
