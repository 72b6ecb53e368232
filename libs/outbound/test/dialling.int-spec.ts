import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { ROOT } from '#libs/testing';
import { dialling } from '../src/dial.ts';
import { asOutboundError } from '../src/failures.ts';
import { StandIns } from '../src/stand-ins.ts';
import { localShop, rawShop } from './local-shop.ts';

const standIns = new StandIns();
const never = new AbortController().signal;

/** Dials a port of this machine under a name, where `objection` allows it. */
function dial(
  port: number,
  addresses: readonly string[],
  objection: (address: string) => string | undefined,
): { looked: string[]; socket: Promise<Socket> } {
  const looked: string[] = [];
  const lookup = (host: string): Promise<readonly string[]> => {
    looked.push(host);
    return Promise.resolve(addresses);
  };
  const connect = dialling({ standIns, lookup, timeoutMs: 5_000, objection });
  const options = {
    hostname: 'north.shop.example',
    host: 'north.shop.example',
    protocol: 'https:',
    port: String(port),
  };
  const socket = new Promise<Socket>((resolve, reject) => {
    connect({ ...options, servername: 'north.shop.example' }, (error, made) => (made ? resolve(made) : reject(error)));
  });
  return { looked, socket };
}

describe('dialling', () => {
  test('connect, a name, asks once, calls what was checked and greets by the name', async () => {
    const greetings: Buffer[] = [];
    const shop = await rawShop((socket) => {
      socket.once('data', (greeting: Buffer) => {
        greetings.push(greeting);
        socket.end('not TLS at all');
      });
    });
    const { looked, socket } = dial(shop.port, ['127.0.0.1'], () => undefined);
    const error: unknown = await socket.catch((failed: unknown) => failed);
    expect(looked).toEqual(['north.shop.example']);
    // The ClientHello has the name in the clear (RFC 6066, section 3).
    expect(greetings[0]?.includes('north.shop.example')).toBe(true);
    expect(asOutboundError(error, 'north.shop.example', never)).toMatchObject({ name: 'OutboundFailed', code: 'TLS' });
  });

  test('connect, an objection to the address, calls nobody', async () => {
    let called = 0;
    const shop = await rawShop(() => called++);
    const { socket } = dial(shop.port, ['127.0.0.1'], (address) => `is ${address.length} long`);
    await expect(socket).rejects.toMatchObject({
      name: 'OutboundRefused',
      code: 'NOT_PUBLIC',
      host: 'north.shop.example',
    });
    expect(called).toBe(0);
    expect(shop.open()).toBe(0);
  });
});

test('get, proxies in the environment, are taken no notice of', async () => {
  const proxy = await localShop((_, response) => response.end('through the proxy'));
  const shop = await localShop((_, response) => response.end('straight'));
  const script = `import { text } from 'node:stream/consumers';
    import { Outbound } from ${JSON.stringify(join(ROOT, 'dist/libs/outbound/src/index.js'))};
    const outbound = new Outbound({ hosts: ${JSON.stringify(shop.hosts)} });
    const { body } = await outbound.get('https://a.shop.example/', { maxBytes: 100, timeoutMs: 10_000 });
    console.log(await text(body));
    await outbound.close();`;
  const proxyUrl = `http://127.0.0.1:${proxy.port}`;
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  const env = { ...Object.fromEntries(names.map((name) => [name, proxyUrl])), NODE_USE_ENV_PROXY: '1' };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(complained).toBe('');
  expect(said.trim()).toBe('straight');
  expect(proxy.asked).toHaveLength(0);
  expect(shop.asked).toHaveLength(1);
});
