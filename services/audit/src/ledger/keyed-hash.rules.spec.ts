import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { keyedHash } from './keyed-hash.rules.ts';

const KEY = createSecretKey(Buffer.alloc(32, 7));

describe('keyedHash', () => {
  test('keyedHash, a known key and value, is the HMAC-SHA-256 that openssl computes', () => {
    // printf 'actor\nauth0|anna' | openssl dgst -sha256 -mac hmac -macopt hexkey:0707…07
    expect(keyedHash(KEY, 'actor', 'auth0|anna')).toBe(
      '7679cc60bdc7fb398736db9a883c3046e214f738e105d110f26eb40b3c961623',
    );
  });

  test('keyedHash, another key, another use or another value, is another hash', () => {
    const hashes = [
      keyedHash(KEY, 'actor', 'auth0|anna'),
      keyedHash(createSecretKey(Buffer.alloc(32, 8)), 'actor', 'auth0|anna'),
      keyedHash(KEY, 'entity.profile', 'auth0|anna'),
      keyedHash(KEY, 'args', 'auth0|anna'),
      keyedHash(KEY, 'actor', 'auth0|ann'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
