import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { connectNats } from '#libs/rpc';
import { patient, readFacts, TestBed } from '#libs/testing';
import { createLogger } from '#libs/telemetry';

/** Far below the 20 seconds the client would wait by itself, and far above what a slow machine needs. */
const WITHIN_MS = 15_000;

/** A line to the broker on which the first caller hears the greeting, and is cut off when it answers. */
async function lineThatDiesAtLogin(brokerUrl: string): Promise<{ url: string; close: () => void }> {
  let callers = 0;
  const server = createServer((client) => {
    const isFirst = (callers += 1) === 1;
    const broker = connect(Number(new URL(brokerUrl).port), '127.0.0.1');
    for (const [one, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    broker.pipe(client);
    if (isFirst) client.once('data', () => client.destroy());
    else client.pipe(broker);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `nats://127.0.0.1:${port}`, close: () => server.close() };
}

test('connectNats, a broker that dies between greeting and login, connects to the next one soon', async () => {
  const facts = readFacts();
  const bed = await TestBed.make(facts);
  const line = await lineThatDiesAtLogin(bed.natsUrl);
  const started = performance.now();
  const connection = await connectNats(
    { url: line.url, user: 'gateway', password: facts.secrets.natsUsers['gateway'] ?? '', service: 'gateway' },
    createLogger('test', 'silent'),
  );
  try {
    await connection.flush();
    expect(performance.now() - started).toBeLessThan(patient(WITHIN_MS));
  } finally {
    await connection.close();
    line.close();
  }
});
