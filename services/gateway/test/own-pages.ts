import { randomUUID } from 'node:crypto';
import type { Call } from '#libs/auth';
import { connectNats } from '#libs/rpc';
import { createLogger } from '#libs/telemetry';
import { endWithFile, type OwnStack, readFacts } from '#libs/testing';
import { AccessList } from '../src/access/access-list.ts';
import { ConnectedClientsService } from '../src/access/connected-clients.service.ts';
import { openStore } from '../src/gateway.store.ts';

/** What our own pages call, as a replica of the gateway in this process. Ends with the test file. */
export async function ownPages({ bed, database, facts }: OwnStack): Promise<ConnectedClientsService> {
  const logger = createLogger('gateway', 'silent');
  const password = readFacts().secrets.natsUsers['gateway'] ?? '';
  const connection = await connectNats({ url: bed.natsUrl, user: 'gateway', password, service: 'gateway' }, logger);
  const config = { databaseUrl: database.url('gateway_app'), databasePool: 3, version: facts.database };
  const store = openStore(config, connection, logger);
  const access = new AccessList({ store, connection, logger });
  await access.start(10_000);
  endWithFile(async () => {
    await access.stop();
    await store.stop();
    await connection.drain();
  });
  return new ConnectedClientsService(store, access);
}

/** A call of a person who is signed in on our own pages; `spoilt` makes it somebody else's. */
export const atOwnPages = (userId: string, spoilt: Partial<Call['caller']> = {}): Call => ({
  caller: {
    userId,
    clientId: 'own-pages',
    scopes: new Set(['profile:read', 'profile:write']),
    session: randomUUID(),
    ...spoilt,
  },
  service: 'gateway',
  requestId: randomUUID(),
  deadline: Date.now() + 5_000,
  answer: { isRepeated: false },
});
