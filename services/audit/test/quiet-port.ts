import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A port below those that outgoing connections are given: one of the many of a test could else have it first. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 20_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer().once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
