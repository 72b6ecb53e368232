import { beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { SigningKeys } from './signing-keys.ts';

const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
const [OLD, NEW] = [pem(), pem()];

/** An issuer and a clock under the test's hand. */
let published: Record<string, string>;
let fails: boolean;
let asked: number;
let time: number;
let keys: SigningKeys;
beforeEach(() => {
  [published, fails, asked, time] = [{ old: OLD }, false, 0, 0];
  keys = new SigningKeys({
    now: () => time,
    ask: async () => {
      asked += 1;
      await Promise.resolve();
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
    time = 59_999;
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

  test('key, removed by the issuer, is trusted for a minute at most', async () => {
    await keys.get('old');
    published = { new: NEW };
    time = 60_000;
    await expect(keys.get('old')).rejects.toThrow('the issuer publishes no such key');
  });

  test('key, replaced under the same name, is the new one after a minute', async () => {
    await keys.get('old');
    published = { old: NEW };
    time = 60_000;
    expect(await pemOf('old')).toBe(NEW);
  });

  test('key, the issuer cannot be asked, is refused with the reason and asked for again at once', async () => {
    fails = true;
    await expect(keys.get('old')).rejects.toThrow('ECONNREFUSED');
    fails = false;
    expect(await pemOf('old')).toBe(OLD);
  });
});
