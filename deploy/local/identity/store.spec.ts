import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Store } from './store.ts';

let dataDir: string;
let now: number;
const open = (): Promise<Store> => Store.open(dataDir, () => now);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'atelier-store-'));
  now = Date.parse('2026-01-01T00:00:00Z');
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('Store', () => {
  test('upsert, of a grant, is on disk for this user only when it resolves', async () => {
    await (await open()).adapterFor('Grant').upsert('g1', { accountId: 'auth0|shopper' }, 60);
    const path = join(dataDir, 'state.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toHaveProperty('Grant.0.0', 'g1');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['state.json']);
    expect(await (await open()).adapterFor('Grant').find('g1')).toEqual({ accountId: 'auth0|shopper' });
  });

  test('upsert, many at once, leaves one whole file with all of them', async () => {
    const grants = (await open()).adapterFor('Grant');
    await Promise.all(Array.from({ length: 200 }, (_, index) => grants.upsert(`g${index}`, { scope: 'x' }, 60)));
    const again = (await open()).adapterFor('Grant');
    for (const id of ['g0', 'g99', 'g199']) expect(await again.find(id)).toEqual({ scope: 'x' });
  });

  test('upsert, of a login under way, stays in memory', async () => {
    const store = await open();
    await store.adapterFor('Interaction').upsert('i1', { uid: 'i1' }, 60);
    expect(await store.adapterFor('Interaction').findByUid('i1')).toEqual({ uid: 'i1' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('sweep, after the time of a row and the grace, forgets it and keeps clients', async () => {
    const store = await open();
    await store.adapterFor('RefreshToken').upsert('r1', { grantId: 'g1' }, 60);
    await store.adapterFor('Client').upsert('c1', { client_id: 'c1' });
    now += 119_000;
    store.sweep();
    expect(await store.adapterFor('RefreshToken').find('r1')).toBeDefined();
    now += 2_000;
    store.sweep();
    expect(await store.adapterFor('RefreshToken').find('r1')).toBeUndefined();
    expect(await store.adapterFor('Client').find('c1')).toEqual({ client_id: 'c1' });
  });

  test('open, rows expired while it was down, does not have them', async () => {
    await (await open()).adapterFor('RefreshToken').upsert('r1', { grantId: 'g1' }, 60);
    now += 3_600_000;
    expect(await (await open()).adapterFor('RefreshToken').find('r1')).toBeUndefined();
  });

  test('revokeByGrantId, ends the tokens of that grant and no other', async () => {
    const tokens = (await open()).adapterFor('RefreshToken');
    await tokens.upsert('r1', { grantId: 'g1' }, 60);
    await tokens.upsert('r2', { grantId: 'g2' }, 60);
    await tokens.revokeByGrantId('g1');
    expect([await tokens.find('r1'), await tokens.find('r2')]).toEqual([undefined, { grantId: 'g2' }]);
  });

  test('consume, marks the row with the time in seconds', async () => {
    const tokens = (await open()).adapterFor('RefreshToken');
    await tokens.upsert('r1', { grantId: 'g1' }, 60);
    await tokens.consume('r1');
    expect(await (await open()).adapterFor('RefreshToken').find('r1')).toEqual({ grantId: 'g1', consumed: now / 1000 });
  });

  test('upsert, more rows than the limit, pushes out what was used longest ago', async () => {
    const sessions = (await open()).adapterFor('Session');
    for (let index = 0; index < 2_000; index += 1) await sessions.upsert(`s${index}`, {}, 60);
    await sessions.find('s0');
    await sessions.upsert('one-more', {}, 60);
    expect(await sessions.find('s0')).toBeDefined();
    expect(await sessions.find('s1')).toBeUndefined();
  });

  test('upsert, of something huge, is refused', async () => {
    const clients = (await open()).adapterFor('Client');
    await expect(clients.upsert('c1', { client_name: 'x'.repeat(70_000) })).rejects.toThrow('larger than 65536 bytes');
  });

  test.each(['{ not json', '[]', '{"Client":[["c1"]]}'])(
    'open, the file holds %s, says what to delete',
    async (content) => {
      await writeFile(join(dataDir, 'state.json'), content);
      await expect(open()).rejects.toThrow(/^Cannot (read|use) .*state\.json.*Delete it/);
    },
  );
});
