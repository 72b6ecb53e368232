import { beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { KeysUnavailable, SigningKeys } from './signing-keys.ts';

const pem = (modulusLength = 2048): string =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
const [OLD, NEW] = [pem(), pem()];

/** An issuer and a clock under the test's hand. */
let published: Record<string, string>;
let fails: boolean;
let asked: number;
let time: number;
/** How far the clock goes while the issuer answers. */
let answersAt: number;
let keys: SigningKeys;
beforeEach(() => {
  [published, fails, asked, time, answersAt] = [{ old: OLD }, false, 0, 0, 0];
  keys = new SigningKeys({
    now: () => time,
    ask: async () => {
      asked += 1;
      await Promise.resolve();
      time += answersAt;
      if (fails) throw new Error('connect ECONNREFUSED');
      return Object.entries(published).map(([kid, key]) => ({ kid, getPublicKey: () => key }));
    },
  });
});
const pemOf = async (kid: string): Promise<string> =>
  (await keys.get(kid)).export({ type: 'spki', format: 'pem' }).toString();

describe('SigningKeys', () => {
  test('key, asked for by many at once and again, is fetched once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => pemOf('old')));
    time = 29_999;
    all.push(await pemOf('old'));
    expect(new Set(all)).toEqual(new Set([OLD]));
    expect(asked).toBe(1);
  });

  test('key, unknown ones named a thousand times, are asked for once in five seconds and cost nobody else his key', async () => {
    for (let i = 0; i < 1_000; i++)
      await expect(keys.get(`made-up-${i}`)).rejects.toThrow('the issuer publishes no such key');
    expect(asked).toBe(1);
    expect(await pemOf('old')).toBe(OLD);
    time = 5_000;
    await expect(keys.get('made-up')).rejects.toThrow();
    expect(asked).toBe(2);
  });

  test('key, added by the issuer, is seen within five seconds', async () => {
    await keys.get('old');
    published = { old: OLD, new: NEW };
    time = 4_999;
    await expect(keys.get('new')).rejects.toThrow();
    time = 5_000;
    expect(await pemOf('new')).toBe(NEW);
  });

  test('key, removed by the issuer, is trusted for 50 seconds at most', async () => {
    await keys.get('old');
    published = { new: NEW };
    time = 50_000;
    await expect(keys.get('old')).rejects.toThrow('the issuer publishes no such key');
  });

  test('key, replaced under the same name, is the new one 50 seconds later', async () => {
    await keys.get('old');
    published = { old: NEW };
    time = 50_000;
    expect(await pemOf('old')).toBe(NEW);
  });

  test('key, half its life over, is renewed beside the requests, which do not wait', async () => {
    await keys.get('old');
    published = { old: NEW };
    time = 30_000;
    expect(await pemOf('old')).toBe(OLD);
    await new Promise(setImmediate);
    expect(await pemOf('old')).toBe(NEW);
    expect(asked).toBe(2);
    time = 84_999;
    expect(await pemOf('old')).toBe(NEW);
  });

  test('key, asked for in time but answered late, is as old as the question', async () => {
    answersAt = 3_000;
    await keys.get('old');
    answersAt = 0;
    published = {};
    time = 50_000;
    await expect(keys.get('old')).rejects.toThrow('the issuer publishes no such key');
  });

  test('key, the issuer away, is trusted for the rest of its 50 seconds and then nobody can say', async () => {
    await keys.get('old');
    fails = true;
    time = 49_999;
    expect(await pemOf('old')).toBe(OLD);
    await new Promise(setImmediate);
    time = 56_000;
    await expect(keys.get('old')).rejects.toThrow(KeysUnavailable);
  });

  test('key, the issuer away, is asked for once a second however many want it', async () => {
    fails = true;
    await expect(keys.get('old')).rejects.toMatchObject({
      name: 'KeysUnavailable',
      message: 'Cannot check access tokens: the issuer does not give its keys',
      cause: expect.objectContaining({ message: 'connect ECONNREFUSED' }),
    });
    time = 999;
    for (let i = 0; i < 100; i++) await expect(keys.get(`made-up-${i}`)).rejects.toThrow(KeysUnavailable);
    expect(asked).toBe(1);
    fails = false;
    time = 1_000;
    expect(await pemOf('old')).toBe(OLD);
  });

  test.each([
    ['too short', () => pem(1024)],
    ['unreadable', () => 'not a key'],
    [
      'of an elliptic curve',
      () =>
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ],
    [
      'for another padding only',
      () =>
        generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
    ],
  ])('key, %s, is as if it were not published, and the others count', async (_, make) => {
    published = { bad: make(), old: OLD };
    await expect(keys.get('bad')).rejects.toThrow('the issuer publishes no such key');
    expect(await pemOf('old')).toBe(OLD);
  });
});
