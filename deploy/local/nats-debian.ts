import { copyFileSync, chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runToEnd } from './processes.ts';
import { SYSTEM_PATH } from './nats-release.ts';
import type { Environment } from './settings.ts';
import { codeOf, reasonOf } from './start-error.ts';

const DOWNLOAD_WITHIN_MS = 20_000;
const UPDATE_WITHIN_MS = 40_000;

/**
 * Downloads Debian's package and unpacks it without installing: needs apt-get and dpkg-deb, but no rights. apt verifies it against the signed lists.
 * Without package lists (as in container images) they are fetched into a folder of our own. Returns undefined when done, else why not; never throws.
 */
export async function fetchDebianPackage(target: string, environment: Environment): Promise<string | undefined> {
  let work: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    work = mkdtempSync(join(dirname(target), '.apt-'));
    return (await download(work, environment)) ?? (await unpack(work, target));
  } catch (error) {
    return `there is no place to unpack it (${codeOf(error) ?? reasonOf(error)})`;
  } finally {
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
  }
}

async function download(work: string, environment: Environment): Promise<string | undefined> {
  const first = await apt(work, environment, [], ['download', 'nats-server'], DOWNLOAD_WITHIN_MS);
  if (first.error) return 'there is no apt-get';
  if (packageIn(work) !== undefined) return undefined;
  const lists = join(work, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  const ownLists = [
    '-o',
    `Dir::State::Lists=${lists}`,
    '-o',
    `Dir::Cache=${work}`,
    '-o',
    'Dir::Cache::pkgcache=',
    '-o',
    'Dir::Cache::srcpkgcache=',
  ];
  await apt(work, environment, ownLists, ['update'], UPDATE_WITHIN_MS); // one unreachable source of many is no reason to stop
  const second = await apt(work, environment, ownLists, ['download', 'nats-server'], DOWNLOAD_WITHIN_MS);
  if (packageIn(work) !== undefined) return undefined;
  return `apt-get could not download the package (${second.output.split('\n').at(-1) ?? 'no reason given'})`;
}

function apt(
  work: string,
  environment: Environment,
  options: readonly string[],
  args: readonly string[],
  timeoutMs: number,
): ReturnType<typeof runToEnd> {
  // The sandbox user of apt may not write to a private folder, which only earns a warning.
  const sandbox = ['-o', 'APT::Sandbox::User=root'];
  return runToEnd(
    {
      file: 'apt-get',
      args: ['-q', ...sandbox, ...options, ...args],
      cwd: work,
      env: { PATH: SYSTEM_PATH, LC_ALL: 'C', ...proxies(environment) },
    },
    timeoutMs,
  );
}

async function unpack(work: string, target: string): Promise<string | undefined> {
  const folder = join(work, 'unpacked');
  const result = await runToEnd(
    { file: 'dpkg-deb', args: ['-x', packageIn(work) ?? '', folder], cwd: work, env: { PATH: SYSTEM_PATH } },
    DOWNLOAD_WITHIN_MS,
  );
  const program = ['usr/sbin/nats-server', 'usr/bin/nats-server']
    .map((path) => join(folder, path))
    .find((path) => existsSync(path));
  if (result.code !== 0 || program === undefined)
    return `the package could not be unpacked (${result.error?.message ?? result.output})`;
  copyFileSync(program, `${target}.new`);
  chmodSync(`${target}.new`, 0o755);
  renameSync(`${target}.new`, target);
  return undefined;
}

function packageIn(work: string): string | undefined {
  const [found] = globSync('nats-server_*.deb', { cwd: work });
  return found === undefined ? undefined : join(work, found);
}

/** apt honours these; nothing else of our environment concerns it. */
function proxies(environment: Environment): NodeJS.ProcessEnv {
  return Object.fromEntries(['http_proxy', 'https_proxy', 'no_proxy'].map((name) => [name, environment[name]]));
}
