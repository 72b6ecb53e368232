import { connect, createServer } from 'node:net';

/**
 * The network namespace that gateway and identity provider share under Docker Compose, as they share a machine under npm start.
 * Docker delivers a published port to a container's outer address, and the identity provider, which asks for no password, listens on
 * loopback only. So this passes the port's connections on; compose publishes it on loopback of the host, where it began.
 */
const PUBLISHED_PORT = 18_090;
const IDENTITY_PORT = Number(process.env['IDENTITY_PORT'] || 8_090);

const server = createServer((outside) => {
  const inside = connect(IDENTITY_PORT, '127.0.0.1');
  outside.pipe(inside).pipe(outside);
  // Either end may go away at any time; the other must go with it.
  outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
  inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
});
server.listen(PUBLISHED_PORT, '0.0.0.0');

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
