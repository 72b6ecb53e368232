import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { destinationOf } from './destination.ts';
import { objectionTo } from './public-address.ts';

/** First and last address of every block inside, and their neighbours outside where those are public. */
const EDGES: readonly (readonly [string, string, string | undefined, string | undefined])[] = [
  ['0.0.0.0', '0.255.255.255', undefined, '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', undefined, '192.0.3.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', undefined],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, undefined],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, undefined],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, undefined],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:ffff::', '2003::'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7:ffff::', '2001:db9::'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe:ffff::', '3fff:1000::'],
  ['::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, '2600::'],
  ['4000::', 'fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, undefined],
];

describe('objectionTo', () => {
  test.each(EDGES)(
    'objectionTo, the block from %s to %s, is refused to its edges and no further',
    (first, last, below, above) => {
      expect(objectionTo(first)).toBeDefined();
      expect(objectionTo(last)).toBeDefined();
      if (below !== undefined) expect(objectionTo(below)).toBeUndefined();
      if (above !== undefined) expect(objectionTo(above)).toBeUndefined();
    },
  );

  test.each(['', 'localhost', '127.1', '0x7f.0.0.1', '1.2.3.4/8', 'fe80::1%eth0', ' 8.8.8.8', '8.8.8.8:443'])(
    'objectionTo, %j, which is no plain address, is refused',
    (text) => {
      expect(objectionTo(text)).toBeDefined();
    },
  );
});

test('destinationOf, an IPv4 address in any spelling, gets the answer of the plain one', () => {
  const hex = (byte: number): string => `0x${byte.toString(16)}`;
  const octal = (byte: number): string => `0${byte.toString(8)}`;
  const spellings: ((bytes: readonly number[], whole: number) => string)[] = [
    (_, whole) => String(whole),
    (_, whole) => `0x${whole.toString(16)}`,
    (_, whole) => `0${whole.toString(8)}`,
    (bytes) => bytes.map(hex).join('.'),
    (bytes) => bytes.map(octal).join('.'),
    ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${hex(b)}.${(c << 8) | d}`,
    ([a = 0], whole) => `${octal(a)}.${whole % 2 ** 24}`,
    (bytes) => `${bytes.join('.')}.`,
    (bytes) => bytes.join('%2E'),
  ];
  const isTaken = (host: string): boolean => {
    try {
      destinationOf(`https://${host}/`);
      return true;
    } catch {
      return false;
    }
  };
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
      const whole = bytes.reduce((sum, each) => sum * 256 + each, 0);
      const isPublic = objectionTo(bytes.join('.')) === undefined;
      for (const spell of spellings)
        expect([spell(bytes, whole), isTaken(spell(bytes, whole))]).toEqual([spell(bytes, whole), isPublic]);
    }),
    { numRuns: 500 },
  );
});
