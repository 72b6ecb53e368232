import { describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { endWithFile } from '#libs/testing';
import { type GetOptions, type Lookup, Outbound } from '#libs/outbound';
import { localShop, rawShop } from './local-shop.ts';

const OPTIONS: GetOptions = { maxBytes: 1_000_000, timeoutMs: 20_000 };
/** In a block of IPv6 that is public and given to nobody: what is sent there arrives nowhere. */
const PUBLIC = '2d00::1';

function outboundWith(settings: { hosts?: readonly string[]; lookup?: Lookup }): Outbound {
  const outbound = new Outbound(settings);
  endWithFile(() => outbound.close());
  return outbound;
}
const leadingTo = (...addresses: string[]): Outbound => outboundWith({ lookup: () => Promise.resolve(addresses) });

describe('names that lead inside', () => {
  test.each([
    ['127.0.0.1.nip.io', '127.0.0.1'],
    ['10-0-0-5.sslip.io', '10.0.0.5'],
    ['private.evil.example', '172.16.0.1'],
    ['router.evil.example', '192.168.0.1'],
    ['nat.evil.example', '100.64.0.1'],
    ['metadata.evil.example', '169.254.169.254'],
    ['zero.evil.example', '0.0.0.0'],
    ['six.evil.example', '::1'],
    ['unspecified.evil.example', '::'],
    ['mapped.evil.example', '::ffff:127.0.0.1'],
    ['unique.evil.example', 'fd00:ec2::254'],
    ['link.evil.example', 'fe80::1'],
    ['zone.evil.example', 'fe80::1%eth0'],
    ['nat64.evil.example', '64:ff9b::a00:5'],
    ['six-to-four.evil.example', '2002:7f00:1::'],
    ['teredo.evil.example', '2001:0:53aa:64c::1'],
    ['nonsense.evil.example', 'localhost'],
  ])(
    'get, %s leads to %s, is refused before anybody is called, and does not say the address',
    async (host, address) => {
      const refused = leadingTo(address).get(`https://${host}/a.jpg?token=canary`, OPTIONS);
      await expect(refused).rejects.toMatchObject({ name: 'OutboundRefused', code: 'NOT_PUBLIC', host });
      await expect(refused).rejects.toThrow(
        /^Cannot fetch from \S+: the address it leads to (?:is|means|leads|names) .+ only hosts of the public internet/,
      );
      await expect(refused).rejects.not.toThrow('canary');
    },
  );

  test('get, one of several addresses is inside, is refused whichever comes first', async () => {
    for (const addresses of [
      [PUBLIC, '10.0.0.5'],
      ['10.0.0.5', PUBLIC],
      [PUBLIC, PUBLIC, '::1'],
    ])
      await expect(leadingTo(...addresses).get('https://a.evil.example/', OPTIONS)).rejects.toMatchObject({
        code: 'NOT_PUBLIC',
      });
  });

  test('get, a name that is public once and inside then (rebinding), is never called inside', async () => {
    const answers = [PUBLIC, '127.0.0.1'];
    let asked = 0;
    const outbound = outboundWith({ lookup: () => Promise.resolve([answers[asked++] ?? '127.0.0.1']) });
    const brief = { ...OPTIONS, timeoutMs: 1_500 };
    // What was checked is what is called: there is no second question that could be answered otherwise.
    await expect(outbound.get('https://a.evil.example/', brief)).rejects.toMatchObject({ name: 'OutboundFailed' });
    expect(asked).toBe(1);
    await expect(outbound.get('https://a.evil.example/', brief)).rejects.toMatchObject({ code: 'NOT_PUBLIC' });
    expect(asked).toBe(2);
  });

  test('get, a stand-in is there for its own names only', async () => {
    const shop = await localShop((_, response) => response.end('x'));
    const outbound = outboundWith({ hosts: shop.hosts, lookup: () => Promise.resolve(['127.0.0.1']) });
    await expect(outbound.get('https://shop.example/', OPTIONS)).rejects.toMatchObject({ code: 'NOT_PUBLIC' });
    await expect(outbound.get(`https://127.0.0.1:${shop.port}/`, OPTIONS)).rejects.toMatchObject({ code: 'PORT' });
    expect(shop.asked).toHaveLength(0);
  });
});

describe('redirects', () => {
  test.each([
    ['https://127.0.0.1/', 'NOT_PUBLIC'],
    ['https://[::ffff:169.254.169.254]/', 'NOT_PUBLIC'],
    ['https://2852039166/latest/meta-data/', 'NOT_PUBLIC'],
    ['//10.0.0.5/', 'NOT_PUBLIC'],
    ['https://inside.example/', 'NOT_PUBLIC'],
    ['http://a.shop.example/', 'SCHEME'],
    ['file:///etc/passwd', 'SCHEME'],
    ['gopher://127.0.0.1:6379/_FLUSHALL', 'SCHEME'],
    ['https://a.shop.example:22/', 'PORT'],
    ['https://user:secret@a.shop.example/', 'CREDENTIALS'],
    ['https://localhost/', 'HOST'],
    ['/\\127.0.0.1', 'ADDRESS'],
    ['https://', 'ADDRESS'],
  ])('get, sent on to %s, is refused at that hop', async (location, code) => {
    const shop = await localShop(({ url }, response) => {
      response.writeHead(302, { location: url === '/2' ? location : '/2' }).end();
    });
    const outbound = outboundWith({ hosts: shop.hosts, lookup: () => Promise.resolve(['192.168.7.7']) });
    await expect(outbound.get('https://a.shop.example/1', OPTIONS)).rejects.toMatchObject({
      name: 'OutboundRefused',
      code,
    });
    expect(shop.asked.map(({ url }) => url)).toEqual(['/1', '/2']);
  });
});

describe('servers that do not end', () => {
  const brief = { ...OPTIONS, timeoutMs: 1_000 };

  test('get, headers byte by byte, is given up when the time is over', async () => {
    const shop = await rawShop((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x-a: b\r\n'), 20);
      socket.once('close', () => clearInterval(drip));
    });
    await expect(outboundWith(shop).get('https://a.shop.example/', brief)).rejects.toMatchObject({
      name: 'OutboundFailed',
      code: 'TOO_SLOW',
    });
  });

  test('get, headers without end, is broken off', async () => {
    const shop = await rawShop((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        socket.write(`x-long: ${'a'.repeat(100_000)}\r\n\r\n`);
      });
    });
    await expect(outboundWith(shop).get('https://a.shop.example/', OPTIONS)).rejects.toMatchObject({
      code: 'BROKEN_OFF',
    });
  });

  test('get, silence after the connection, is given up when it has been idle for too long', async () => {
    const shop = await rawShop(() => undefined);
    const asked = outboundWith(shop).get('https://a.shop.example/', { ...OPTIONS, idleMs: 300 });
    await expect(asked).rejects.toMatchObject({ name: 'OutboundFailed', code: 'TOO_SLOW' });
  });

  test('get, silence in the middle of the body, is given up when it has been idle for too long', async () => {
    const shop = await localShop((_, response) => void response.write('begin'));
    const { body } = await outboundWith(shop).get('https://a.shop.example/', { ...OPTIONS, idleMs: 300 });
    await expect(buffer(body)).rejects.toMatchObject({ name: 'OutboundFailed', code: 'TOO_SLOW' });
  });

  test('get, a body byte by byte, is given up when the time is over', async () => {
    const shop = await localShop((_, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(drip));
    });
    const { body } = await outboundWith(shop).get('https://a.shop.example/', brief);
    await expect(buffer(body)).rejects.toMatchObject({ name: 'OutboundFailed', code: 'TOO_SLOW' });
  });

  test('get, a name server that does not answer, is given up when the time is over', async () => {
    const outbound = outboundWith({ lookup: () => new Promise(() => undefined) });
    await expect(outbound.get('https://a.shop.example/', { ...OPTIONS, timeoutMs: 300 })).rejects.toMatchObject({
      name: 'OutboundFailed',
      code: 'TOO_SLOW',
    });
  });
});

test('get, a service that speaks another protocol, is not understood', async () => {
  for (const greeting of [
    'SSH-2.0-OpenSSH_9.9\r\n',
    '-ERR unknown command\r\n',
    'INFO {"server_id":"NATS"}\r\n',
    '\u0000\u0001\u0002',
  ]) {
    const shop = await rawShop((socket) => void socket.write(greeting));
    await expect(outboundWith(shop).get('https://a.shop.example/', OPTIONS)).rejects.toMatchObject({
      code: 'BROKEN_OFF',
    });
  }
});
