import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startProduct } from './product.ts';

/**
 * `node libs/testing/bench/idle-sockets.ts --sockets 10000`: what a signed-in client notices of thousands of connections on which somebody says
 * nothing, or keeps alive after one question. Both processes need that many open files (`ulimit -n`).
 */
const { values } = parseArgs({ options: { sockets: { type: 'string', default: '10000' } } });
const COUNT = Number(values.sockets);
const ASKS = 200;

const product = await startProduct(new URL('../../..', import.meta.url).pathname);
const gateway = product.pids.get('gateway');
const token = await product.token('shopper', 'profile:read catalog:read');

const residentMb = (): number =>
  Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${gateway}/status`, 'utf8'))?.[1]) / 1_024);

/** How long one client waits, asking one thing after the other, each on a connection of its own. */
async function waits(): Promise<{ p50: number; p99: number }> {
  const took: number[] = [];
  for (let n = 0; n < ASKS; n++) {
    const started = performance.now();
    const answer = await fetch(`${product.url}/ready`, {
      headers: { authorization: `Bearer ${token}`, connection: 'close' },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`Cannot measure: the gateway answered ${answer.status}`);
    took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((took[Math.floor(took.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}

async function hold(first: string): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let n = 0; n < COUNT; n++) {
    const socket = connect(product.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    if (first) socket.write(first);
    sockets.push(socket);
    if (n % 500 === 499) await sleep(50);
  }
  await sleep(1_000);
  return sockets;
}

const row = async (sockets: readonly Socket[]) => ({
  open: sockets.filter(({ closed, destroyed }) => !closed && !destroyed).length,
  ...(await waits()),
  'gateway MB': residentMb(),
});

await waits();
const rows: Record<string, unknown> = { alone: await row([]) };
for (const [name, first] of [
  ['silent', ''],
  ['kept alive', `GET /live HTTP/1.1\r\nhost: localhost\r\n\r\n`],
] as const) {
  const sockets = await hold(first);
  rows[`beside ${COUNT} ${name}`] = await row(sockets);
  for (const socket of sockets) socket.destroy();
  await sleep(1_000);
}
console.table(rows);
await product.stop();
