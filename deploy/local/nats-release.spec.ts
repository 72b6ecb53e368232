import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchRelease, NATS_RELEASE } from './nats-release.ts';

describe('fetchRelease', () => {
  let dir: string;
  let target: string;
  let server: Server;
  let archive: Buffer;
  let baseUrl: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-release-'));
    target = join(dir, 'cache', 'nats-server');
    const stem = 'nats-server-v9.9.9-linux-amd64';
    mkdirSync(join(dir, stem));
    writeFileSync(join(dir, stem, 'nats-server'), 'a program');
    execFileSync('tar', ['-czf', join(dir, 'archive.tar.gz'), '-C', dir, stem]);
    archive = readFileSync(join(dir, 'archive.tar.gz'));
    server = createServer((request, response) => {
      if (request.url?.startsWith('/silent/')) return;
      if (request.url === `/good/${stem}.tar.gz`) response.end(archive);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  beforeEach(() => rmSync(join(dir, 'cache'), { recursive: true, force: true }));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const release = (
    path: string,
    sum = createHash('sha256').update(archive).digest('hex'),
  ): Parameters<typeof fetchRelease>[1] => ({
    version: '9.9.9',
    baseUrl: `${baseUrl}/${path}`,
    sums: { 'linux-amd64': sum },
  });

  test('an archive with the pinned sum, is unpacked, executable and alone', async () => {
    expect(await fetchRelease(target, release('good'), 'linux-amd64')).toBeUndefined();
    expect(readFileSync(target, 'utf8')).toBe('a program');
    expect(statSync(target).mode & 0o111).toBe(0o111);
    expect(readdirSync(join(dir, 'cache'))).toEqual(['nats-server']);
  });

  test('an archive with another sum, is refused before it is unpacked', async () => {
    expect(await fetchRelease(target, release('good', 'f'.repeat(64)), 'linux-amd64')).toBe(
      'the downloaded archive does not have the pinned SHA-256 sum',
    );
    expect(existsSync(join(dir, 'cache'))).toBe(false);
  });

  test('a server that is silent, is given up on in time', async () => {
    const started = performance.now();
    expect(await fetchRelease(target, release('silent'), 'linux-amd64', 200)).toBe(
      'GitHub did not answer within 0.2 s',
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('no such file, no such host and no such platform, are reasons to go on', async () => {
    expect(await fetchRelease(target, release('missing'), 'linux-amd64')).toBe(
      'GitHub could not be reached (HTTP 404)',
    );
    expect(
      await fetchRelease(
        target,
        { version: '9.9.9', baseUrl: 'http://127.0.0.1:1', sums: { 'linux-amd64': '' } },
        'linux-amd64',
      ),
    ).toMatch(/^GitHub could not be reached/);
    expect(await fetchRelease(target, release('good'), 'plan9-amd64')).toBe('there is no release for plan9-amd64');
  });

  test('the pinned release, for all our platforms, has a sum', () => {
    expect(Object.keys(NATS_RELEASE.sums).sort()).toEqual([
      'darwin-amd64',
      'darwin-arm64',
      'linux-amd64',
      'linux-arm64',
    ]);
    for (const sum of Object.values(NATS_RELEASE.sums)) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  });
});
