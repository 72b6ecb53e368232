import { describe, expect, test } from '@jest/globals';
import { destinationOf } from './destination.ts';
import { OutboundRefused } from './errors.ts';

function refusalOf(text: string, from?: string): OutboundRefused {
  try {
    const url = destinationOf(text, from === undefined ? undefined : new URL(from));
    throw new Error(`${JSON.stringify(text)} was let through as ${url.href}`);
  } catch (error) {
    if (error instanceof OutboundRefused) return error;
    throw error;
  }
}

/** Every spelling of an address inside, by the name of the attack. */
const INSIDE: readonly (readonly [string, string])[] = [
  ['loopback', 'https://127.0.0.1/a.jpg'],
  ['loopback, another of 127.0.0.0/8', 'https://127.8.8.8/'],
  ['loopback, decimal', 'https://2130706433/'],
  ['loopback, octal', 'https://0177.0.0.1/'],
  ['loopback, hexadecimal', 'https://0x7f000001/'],
  ['loopback, hexadecimal parts', 'https://0x7f.0x0.0x0.0x1/'],
  ['loopback, short', 'https://127.1/'],
  ['loopback, mixed', 'https://0x7f.1/'],
  ['loopback, percent-encoded', 'https://%31%32%37.0.0.1/'],
  ['loopback, full-width digits', 'https://１２７．０．０．１/'],
  ['loopback, circled digits', 'https://①②⑦.⓪.⓪.①/'],
  ['loopback, ideographic full stop', 'https://127。0。0。1/'],
  ['loopback, trailing dot', 'https://127.0.0.1./'],
  ['loopback, decimal and trailing dot', 'https://2130706433./'],
  ['unspecified', 'https://0.0.0.0/'],
  ['unspecified, short', 'https://0/'],
  ['broadcast', 'https://255.255.255.255/'],
  ['private 10/8', 'https://10.0.0.5/'],
  ['private 172.16/12', 'https://172.31.255.254/'],
  ['private 192.168/16', 'https://192.168.1.1/'],
  ['carrier-grade NAT 100.64/10', 'https://100.64.0.1/'],
  ['metadata of a cloud', 'https://169.254.169.254/latest/meta-data/'],
  ['metadata of a cloud, decimal', 'https://2852039166/'],
  ['metadata of a cloud, octal', 'https://0251.0376.0251.0376/'],
  ['metadata of Alibaba, inside carrier-grade NAT', 'https://100.100.100.200/'],
  ['metadata of Oracle', 'https://192.0.0.192/'],
  ['platform address of Azure', 'https://168.63.129.16/'],
  ['documentation', 'https://203.0.113.7/'],
  ['benchmarking', 'https://198.18.0.1/'],
  ['reserved 240/4', 'https://240.0.0.1/'],
  ['multicast', 'https://224.0.0.1/'],
  ['IPv6 loopback', 'https://[::1]/'],
  ['IPv6 loopback, long', 'https://[0000:0000:0000:0000:0000:0000:0000:0001]/'],
  ['IPv6 unspecified', 'https://[::]/'],
  ['IPv6 mapped loopback', 'https://[::ffff:127.0.0.1]/'],
  ['IPv6 mapped loopback, hexadecimal', 'https://[::ffff:7f00:1]/'],
  ['IPv6 mapped metadata', 'https://[::ffff:169.254.169.254]/'],
  ['IPv6 compatible loopback', 'https://[::127.0.0.1]/'],
  ['IPv6 translated loopback', 'https://[::ffff:0:127.0.0.1]/'],
  ['metadata of EC2 by IPv6', 'https://[fd00:ec2::254]/'],
  ['unique local fc00::/7', 'https://[fc00::1]/'],
  ['link-local fe80::/10', 'https://[fe80::1]/'],
  ['site-local fec0::/10', 'https://[fec0::1]/'],
  ['NAT64 of loopback', 'https://[64:ff9b::7f00:1]/'],
  ['NAT64 of a network of one’s own', 'https://[64:ff9b:1::a00:1]/'],
  ['6to4 of loopback', 'https://[2002:7f00:1::1]/'],
  ['Teredo', 'https://[2001:0:53aa:64c::1]/'],
  ['IPv6 documentation', 'https://[2001:db8::1]/'],
  ['IPv6 multicast', 'https://[ff02::1]/'],
  ['IPv6 discard', 'https://[100::1]/'],
  ['IPv6 of nobody', 'https://[4000::1]/'],
];

describe('addresses inside', () => {
  test.each(INSIDE)('destinationOf, %s, is refused as not public', (_, text) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('NOT_PUBLIC');
    expect(refusal.message).toMatch(/^Cannot fetch from \S+: the address .+/);
  });

  test.each(INSIDE)('destinationOf, a redirect to %s, is refused and says who sent us there', (_, text) => {
    const refusal = refusalOf(text, 'https://shop.example/a.jpg');
    expect(refusal.code).toBe('NOT_PUBLIC');
    expect(refusal.message).toContain('(shop.example sent us there)');
  });
});

describe('forms of addresses', () => {
  test.each([
    ['http', 'http://shop.example/a.jpg', 'SCHEME'],
    ['file', 'file:///etc/passwd', 'SCHEME'],
    ['file with a host', 'file://shop.example/etc/passwd', 'SCHEME'],
    ['gopher', 'gopher://shop.example:6379/_FLUSHALL', 'SCHEME'],
    ['data', 'data:image/png;base64,AAAA', 'SCHEME'],
    ['ftp', 'ftp://shop.example/a.jpg', 'SCHEME'],
    ['javascript', 'javascript:alert(1)', 'SCHEME'],
    ['a unix socket', 'unix:///var/run/docker.sock', 'SCHEME'],
    ['a unix socket by HTTP', 'http+unix://%2Fvar%2Frun%2Fdocker.sock/info', 'SCHEME'],
    ['https without slashes', 'https:shop.example/a.jpg', 'SCHEME'],
    ['https with three slashes', 'https:///shop.example/a.jpg', 'SCHEME'],
    ['no scheme', 'shop.example/a.jpg', 'ADDRESS'],
    ['no host', 'https://', 'ADDRESS'],
    ['nothing', '', 'ADDRESS'],
    ['a backslash before the host', 'https://shop.example\\@127.0.0.1/', 'ADDRESS'],
    ['backslashes for slashes', 'https:\\\\127.0.0.1\\a', 'ADDRESS'],
    ['a line break', 'https://shop.example/a\r\nHost: 127.0.0.1', 'ADDRESS'],
    ['a line break in the scheme', 'ht\ntps://shop.example/', 'ADDRESS'],
    ['a tab in the host', 'https://127.\t0.0.1/', 'ADDRESS'],
    ['a blank before it', ' https://shop.example/', 'ADDRESS'],
    ['a null byte', 'https://shop.example\u0000.evil.example/', 'ADDRESS'],
    ['a blank of another script', 'https://shop.example/\u2028', 'ADDRESS'],
    ['a zone of IPv6', 'https://[fe80::1%25eth0]/', 'ADDRESS'],
    ['an IPv4 that is none', 'https://256.0.0.1/', 'ADDRESS'],
    ['a user name', 'https://user@shop.example/', 'CREDENTIALS'],
    ['a password', 'https://:secret@shop.example/', 'CREDENTIALS'],
    ['an empty user name', 'https://@shop.example/', 'CREDENTIALS'],
    ['a host as user name', 'https://shop.example@127.0.0.1/', 'CREDENTIALS'],
    ['an encoded host as user name', 'https://shop.example%2f@127.0.0.1/', 'CREDENTIALS'],
    ['port of SSH', 'https://shop.example:22/', 'PORT'],
    ['port of NATS', 'https://shop.example:4222/', 'PORT'],
    ['port of PostgreSQL', 'https://shop.example:5432/', 'PORT'],
    ['port of Redis', 'https://shop.example:6379/', 'PORT'],
    ['port of HTTP', 'https://shop.example:80/', 'PORT'],
    ['another port of HTTPS', 'https://shop.example:8443/', 'PORT'],
    ['port 0', 'https://shop.example:0/', 'PORT'],
    ['localhost', 'https://localhost/', 'HOST'],
    ['a name of one label', 'https://metadata/computeMetadata/v1/', 'HOST'],
    ['a trailing dot', 'https://shop.example./', 'HOST'],
    ['localhost and a trailing dot', 'https://localhost./', 'HOST'],
  ])('destinationOf, %s, is refused as %s', (_, text, code) => {
    expect(refusalOf(text).code).toBe(code);
  });

  test.each([
    ['http', 'http://shop.example/b.jpg', 'SCHEME'],
    ['another host by http', '//other.example:22/b.jpg', 'PORT'],
    ['a file', 'file:///etc/passwd', 'SCHEME'],
    ['credentials', 'https://user:secret@other.example/', 'CREDENTIALS'],
    ['an empty user', '//@other.example/', 'CREDENTIALS'],
    ['a backslash', '/\\127.0.0.1/', 'ADDRESS'],
  ])('destinationOf, a redirect to %s, is refused', (_, text, code) => {
    expect(refusalOf(text, 'https://shop.example/a.jpg').code).toBe(code);
  });

  test('destinationOf, an address that is too long, is refused without being repeated', () => {
    const refusal = refusalOf(`https://shop.example/${'a'.repeat(3_000)}`);
    expect(refusal.code).toBe('ADDRESS');
    expect(refusal.message.length).toBeLessThan(200);
  });

  test('destinationOf, secrets in path, query and credentials, are in no message', () => {
    for (const text of [
      'http://shop.example/canary?token=canary',
      'https://shop.example:22/canary?token=canary',
      'https://canary:canary@shop.example/',
      'https://127.0.0.1/canary?canary#canary',
    ])
      expect(refusalOf(text).message).not.toContain('canary');
  });
});

describe('what is let through', () => {
  test.each([
    ['a name', 'https://shop.example/a.jpg?v=1', 'https://shop.example/a.jpg?v=1'],
    ['the usual port', 'https://shop.example:443/', 'https://shop.example/'],
    ['capital letters', 'HTTPS://Shop.Example/A', 'https://shop.example/A'],
    ['a name of another script, as ASCII', 'https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['look-alike letters, as what they are', 'https://shоp.example/', 'https://xn--shp-ted.example/'],
    ['full-width letters, as plain ones', 'https://ｓｈｏｐ.example/', 'https://shop.example/'],
    ['a name that looks like an address', 'https://127.0.0.1.nip.io/', 'https://127.0.0.1.nip.io/'],
    ['a public IPv4', 'https://93.184.215.14/', 'https://93.184.215.14/'],
    [
      'a public IPv6',
      'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
      'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
    ],
    ['a fragment, left out', 'https://shop.example/a#b', 'https://shop.example/a'],
    ['an at sign in the path', 'https://shop.example/@user/a', 'https://shop.example/@user/a'],
  ])('destinationOf, %s, is let through in its normal form', (_, text, href) => {
    expect(destinationOf(text).href).toBe(href);
  });

  test('destinationOf, a relative redirect, is read from where it came', () => {
    expect(destinationOf('../b.jpg?x', new URL('https://shop.example/a/c.jpg')).href).toBe(
      'https://shop.example/b.jpg?x',
    );
  });
});
