import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeExit, runToEnd } from './processes.ts';
import { has, reasonOf } from './start-error.ts';

/** The pinned release. Sums as in its SHA256SUMS; those for Linux also stand in the Dockerfile of Docker's official image `nats:2.14.6-alpine`. */
export const NATS_RELEASE = {
  version: '2.14.6',
  baseUrl: 'https://github.com/nats-io/nats-server/releases/download/v2.14.6',
  sums: {
    'linux-amd64': '61c3d55f69f61ec616b75782250936445f2819e9e5f2ae6159b10a31abd2200c',
    'linux-arm64': '3ff6e463762db64186a36cf0276dae8320509e995151ad0153ba9c9f67eee3f9',
    'darwin-amd64': '239d4f3314334cc86cb12d7c252cf9b3461364451cc8ec5a39fb4915acd717c1',
    'darwin-arm64': '291b9aa8c342b3cdcc53d872585bd467de4b5c9acf375066d882eb5412a09d55',
  },
} as const satisfies Release;

export interface Release {
  readonly version: string;
  readonly baseUrl: string;
  readonly sums: Readonly<Record<string, string>>;
}

/** A machine without a network must not wait longer than this for the first byte. */
const ANSWER_WITHIN_MS = 5_000;
const DOWNLOAD_WITHIN_MS = 25_000;
const LARGEST_BYTES = 64 * 1024 * 1024;

/** `linux-amd64`, as the release names its files. */
export function releasePlatform(platform: string = process.platform, arch: string = process.arch): string {
  return `${platform}-${arch === 'x64' ? 'amd64' : arch}`;
}

/** Downloads and unpacks the release to `target`. Returns undefined when done, else why not; never throws and never leaves an unverified file. */
export async function fetchRelease(
  target: string,
  release: Release = NATS_RELEASE,
  platform = releasePlatform(),
  answerWithinMs = ANSWER_WITHIN_MS,
): Promise<string | undefined> {
  const sum = release.sums[platform];
  if (sum === undefined) return `there is no release for ${platform}`;
  const stem = `nats-server-v${release.version}-${platform}`;
  try {
    const archive = await download(`${release.baseUrl}/${stem}.tar.gz`, answerWithinMs);
    if (createHash('sha256').update(archive).digest('hex') !== sum)
      return 'the downloaded archive does not have the pinned SHA-256 sum';
    return await unpack(archive, `${stem}/nats-server`, target);
  } catch (error) {
    return isTimeout(error)
      ? `GitHub did not answer within ${answerWithinMs / 1_000} s`
      : `GitHub could not be reached (${causeOf(error)})`;
  }
}

async function download(url: string, answerWithinMs: number): Promise<Buffer> {
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(new DOMException('No answer', 'TimeoutError')), answerWithinMs);
  const response = await fetch(url, {
    signal: AbortSignal.any([slow.signal, AbortSignal.timeout(DOWNLOAD_WITHIN_MS)]),
  }).finally(() => clearTimeout(timer));
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> = response.body;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(archive: Buffer, member: string, target: string): Promise<string | undefined> {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), '.unpack-'));
  try {
    const file = join(folder, 'archive.tar.gz');
    writeFileSync(file, archive);
    const result = await runToEnd(
      { file: 'tar', args: ['-xzf', file, '-C', folder, member], env: { PATH: SYSTEM_PATH } },
      30_000,
    );
    if (result.code !== 0) return `tar ended with ${describeExit(result)}`;
    chmodSync(join(folder, member), 0o755);
    renameSync(join(folder, member), target);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a system keeps tar, apt-get and dpkg-deb. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function isTimeout(error: unknown): boolean {
  return has(error, 'name') && error.name === 'TimeoutError';
}

function causeOf(error: unknown): string {
  return reasonOf(has(error, 'cause') && error.cause !== undefined ? error.cause : error);
}
