import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AssetTooLarge } from './asset-store.ts';
import { LocalAssetStore } from './local-asset-store.ts';

let parent: string;
let folder: string;
let store: LocalAssetStore;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'atelier-assets-'));
  folder = join(parent, 'assets');
  store = new LocalAssetStore(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of texts) yield await Promise.resolve(Buffer.from(piece));
}
async function* breaking(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('half'));
  throw new Error('the connection broke');
}
/** Every file below the store's folder, drafts included. */
const files = (): string[] =>
  existsSync(parent)
    ? readdirSync(parent, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

describe('put', () => {
  test('put, content in pieces, is stored whole with its size and digest, for the owner only', async () => {
    const stored = await store.put('feeds/shop/one', pieces('hello ', 'world'), 100);
    expect(stored).toEqual({
      key: 'feeds/shop/one',
      bytes: 11,
      sha256: createHash('sha256').update('hello world').digest('hex'),
    });
    expect(readFileSync(join(folder, 'feeds/shop/one'), 'utf8')).toBe('hello world');
    expect(statSync(join(folder, 'feeds/shop/one')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'feeds/shop')).mode & 0o777).toBe(0o700);
    expect(files()).toEqual(['one']);
  });

  test('put, exactly the limit, is stored; one byte more is not and leaves nothing', async () => {
    await store.put('feeds/a', pieces('12345'), 5);
    const tooLarge = store.put('feeds/b', pieces('123', '456'), 5);
    await expect(tooLarge).rejects.toBeInstanceOf(AssetTooLarge);
    await expect(tooLarge).rejects.toMatchObject({
      maxBytes: 5,
      message: 'Cannot store the file: it is larger than 5 bytes',
    });
    expect(files()).toEqual(['a']);
  });

  test('put, the source breaks half way, leaves nothing and passes the error on', async () => {
    await expect(store.put('feeds/a', breaking(), 100)).rejects.toThrow('the connection broke');
    expect(files()).toEqual([]);
  });

  test('put, the source breaks while an older version exists, keeps the older whole', async () => {
    await store.put('feeds/a', pieces('old'), 100);
    await expect(store.put('feeds/a', breaking(), 100)).rejects.toThrow();
    expect(files()).toEqual(['a']);
    expect(readFileSync(join(folder, 'feeds/a'), 'utf8')).toBe('old');
  });

  test('put, in the middle of writing, is not to be seen under its name', async () => {
    const seen: boolean[] = [];
    async function* watched(): AsyncGenerator<Uint8Array> {
      for (const piece of ['a', 'b', 'c']) {
        yield await Promise.resolve(Buffer.from(piece));
        seen.push(existsSync(join(folder, 'feeds/a')));
      }
    }
    await store.put('feeds/a', watched(), 100);
    expect(seen).toEqual([false, false, false]);
    expect(existsSync(join(folder, 'feeds/a'))).toBe(true);
  });

  test('put, two of the same key at once, keeps one of them whole', async () => {
    const long = (letter: string): string[] => Array.from({ length: 50 }, () => letter.repeat(100));
    await Promise.all([
      store.put('feeds/a', pieces(...long('a')), 10_000),
      store.put('feeds/a', pieces(...long('b')), 10_000),
    ]);
    expect(['a'.repeat(5_000), 'b'.repeat(5_000)]).toContain(readFileSync(join(folder, 'feeds/a'), 'utf8'));
    expect(files()).toEqual(['a']);
  });
});

describe('get, size and delete', () => {
  test('size, what was put, is its bytes; what was not, is null', async () => {
    await store.put('feeds/a', pieces('hello ', 'world'), 100);
    expect(await store.size('feeds/a')).toBe(11);
    expect(await store.size('feeds/b')).toBeNull();
  });

  test('get, what was put, streams it; what was not, is null', async () => {
    await store.put('feeds/a', pieces('content'), 100);
    const stream = await store.get('feeds/a');
    expect(stream && (await text(stream))).toBe('content');
    expect(await store.get('feeds/b')).toBeNull();
  });

  test('delete, once or twice, leaves nothing and does not fail', async () => {
    await store.put('feeds/a', pieces('content'), 100);
    await store.delete('feeds/a');
    await store.delete('feeds/a');
    expect(files()).toEqual([]);
  });
});

describe('list', () => {
  const listed = async (of = 'feeds'): Promise<string[]> => {
    const keys: string[] = [];
    for await (const { key } of store.list(of)) keys.push(key);
    return keys.sort();
  };

  test('list, of a folder, has all that lies below it, with when it was written; of another or none, nothing', async () => {
    expect(await listed()).toEqual([]);
    await store.put('feeds/shop/one', pieces('a'), 100);
    await store.put('feeds/two', pieces('a'), 100);
    await store.put('pictures/three', pieces('a'), 100);
    const day = new Date('2026-11-01T00:00:00Z');
    utimesSync(join(folder, 'feeds/two'), day, day);
    expect(await listed()).toEqual(['feeds/shop/one', 'feeds/two']);
    for await (const { key, changedAt } of store.list('feeds')) {
      if (key === 'feeds/two') expect(changedAt).toEqual(day);
      else expect(Date.now() - changedAt.getTime()).toBeLessThan(3_600_000);
    }
  });

  test('list, in the middle of a put, has its draft, which delete takes; a listing goes on over what is gone', async () => {
    let drafts: string[] = [];
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('a'));
      drafts = await listed();
    }
    await store.put('feeds/shop/one', watched(), 100);
    expect(drafts).toEqual([expect.stringMatching(/^feeds\/shop\/one\.[0-9a-f-]+\.part$/)]);
    writeFileSync(join(folder, drafts[0] ?? ''), 'half');
    for await (const { key } of store.list('feeds')) for (const one of [key, 'feeds/shop/one']) await store.delete(one);
    await store.delete(drafts[0] ?? '');
    expect(files()).toEqual([]);
  });

  test('list, what is no asset of ours, leaves it out', async () => {
    await store.put('feeds/one', pieces('a'), 100);
    writeFileSync(join(parent, 'outside'), 'theirs');
    symlinkSync(join(parent, 'outside'), join(folder, 'feeds/link'));
    writeFileSync(join(folder, 'feeds/.DS_Store'), 'theirs');
    expect(await listed()).toEqual(['feeds/one']);
  });

  test.each(['..', '.', '', '/etc', 'feeds/..', '../outside', 'feeds/shop'])(
    'list, of %j, is refused',
    async (path) => {
      await expect(listed(path)).rejects.toThrow(/^Cannot list ".*"/);
    },
  );
});

describe('keys', () => {
  const escapes = [
    '../outside',
    'feeds/../../outside',
    'feeds/..',
    'feeds/./a',
    '/etc/passwd',
    'feeds//a',
    'feeds/a/',
    'feeds',
    '',
    '.',
    'feeds/.hidden',
    'feeds/a..b',
    'FEEDS/a',
    'feeds/a b',
    'feeds\\a',
    'feeds/a\u0000',
    'feeds/%2e%2e/a',
    'feeds/a\n',
    'file:///etc/passwd',
    '~/a/b',
  ];

  test.each(escapes)('key, %j, is refused by put, get, size and delete', async (key) => {
    writeFileSync(join(parent, 'outside'), 'theirs');
    const refused = /^Cannot use ".*" as an asset key$/s;
    await expect(store.put(key, pieces('mine'), 100)).rejects.toThrow(refused);
    await expect(store.get(key)).rejects.toThrow(refused);
    await expect(store.size(key)).rejects.toThrow(refused);
    await expect(store.delete(key)).rejects.toThrow(refused);
    expect(files()).toEqual(['outside']);
    expect(readFileSync(join(parent, 'outside'), 'utf8')).toBe('theirs');
  });

  test('key, very long, is cut in the message', async () => {
    await expect(store.get(`../${'x'.repeat(10_000)}`)).rejects.toThrow(/^.{1,120}$/);
  });
});
