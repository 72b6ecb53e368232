import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { KoaContextWithOIDC, errors } from 'oidc-provider';
import { StartError, codeOf, reasonOf } from '../start-error.ts';
import { readIdentityConfig } from './identity.config.ts';
import { loadKeys } from './keys.ts';
import { createProvider } from './provider.ts';
import { Store } from './store.ts';

const SWEEP_MS = 60_000;
const DRAIN_MS = 2_000;

async function main(): Promise<void> {
  const config = readIdentityConfig(process.env);
  const keys = await loadKeys(config.dataDir);
  const store = await Store.open(config.dataDir);
  const provider = createProvider({ config, keys, store });
  provider.on('server_error', (ctx, error) => report(`${ctx.method} ${ctx.path} failed: ${reasonOf(error)}`));
  provider.on('authorization.error', reportRefusal);
  provider.on('grant.error', reportRefusal);
  provider.on('registration_create.error', reportRefusal);

  const handle = provider.callback();
  const servers = await listenOnLoopback(config.port, () =>
    createServer((request, response) => void handle(request, response)),
  );
  setInterval(() => store.sweep(), SWEEP_MS).unref();
  process.stdout.write(`identity: ready at ${config.issuer} for ${config.audience}\n`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => servers.forEach((server) => server.closeAllConnections()), DRAIN_MS).unref();
    await Promise.all(servers.map(close));
    await store.flush();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  if (process.env.ATELIER_EXIT_WITH_STDIN === '1') process.stdin.resume().once('end', () => void stop());
}

/** `localhost` means either address, and a client tries the one it likes. A machine without IPv6 has only the first. */
async function listenOnLoopback(port: number, create: () => Server): Promise<Server[]> {
  const servers: Server[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = create();
    server.listen(port, host);
    try {
      await once(server, 'listening');
      servers.push(server);
    } catch (error) {
      const code = codeOf(error);
      if (host === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      const reason =
        code === 'EADDRINUSE' ? 'another process listens there. Stop it or set IDENTITY_PORT.' : reasonOf(error);
      throw new StartError(`Cannot listen on ${host} port ${port}: ${reason}`);
    }
  }
  return servers;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}

/** Says what a client was told: the quickest way to see why it does not connect. Neither field holds a token. */
function reportRefusal(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): void {
  report(`${ctx.path} refused: ${error.message} ${error.error_description ?? ''}`);
}

function report(line: string): void {
  process.stderr.write(`identity: ${line}\n`);
}

try {
  await main();
} catch (error) {
  report(error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exit(1);
}
