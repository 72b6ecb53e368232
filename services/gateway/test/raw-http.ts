import { connect, type Socket } from 'node:net';

/** A connection to a gateway on which a test writes what no client would. */
export function rawSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket));
    socket.once('error', reject);
    socket.on('error', () => undefined); // being cut off is what some tests want
  });
}

/** Everything that comes back until the other side closes, or until nothing more is expected. */
export async function exchange(url: string, bytes: string, waitMs = 3_000): Promise<string> {
  const socket = await rawSocket(url);
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString('latin1')));
  socket.write(bytes, 'latin1');
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, waitMs);
    socket.once('close', () => {
      clearTimeout(late);
      resolve();
    });
  });
  socket.destroy();
  return received;
}

/** How many answers a connection got. */
export const answersIn = (received: string): number => received.match(/^HTTP\/1\.1 \d{3}/gm)?.length ?? 0;
