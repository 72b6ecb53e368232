import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { codeOf, StartError } from './start-error.ts';

/** Where one stack keeps everything it writes. */
export interface DataDir {
  readonly path: string;
  readonly logs: string;
  readonly assets: string;
  readonly audit: string;
  readonly identity: string;
  readonly nats: string;
  readonly postgres: string;
  readonly secrets: string;
  readonly lock: string;
  readonly pids: string;
}

const OTHERS_MAY_PASS = 0o711;

/**
 * The repository's `.data`, or where `configured` points. PostgreSQL refuses to run as root, so as root it runs as `nobody`, who cannot pass a private
 * folder such as /root: then the data lives in /var/lib (else in the temporary folder) and `.data/location` says where.
 */
export function openDataDir(root: string, configured: string | undefined, asRoot = process.getuid?.() === 0): DataDir {
  const path = realpathSync(
    configured !== undefined ? fromSetting(resolve(configured), asRoot) : byDefault(root, asRoot),
  );
  if (!asRoot) requireOwn(path);
  const folders = {
    logs: join(path, 'logs'),
    assets: join(path, 'assets'),
    audit: join(path, 'audit'),
    identity: join(path, 'identity'),
    nats: join(path, 'nats'),
  };
  for (const folder of Object.values(folders)) makeFolder(folder, 0o700);
  return {
    path,
    ...folders,
    postgres: join(path, 'postgres'),
    secrets: join(path, 'secrets.json'),
    lock: join(path, 'lock.json'),
    pids: join(path, 'processes.json'),
  };
}

/** After a start as root an ordinary user finds files that are not theirs, here or among the logs. */
function requireOwn(path: string): void {
  const owner = (file: string): number | undefined => lstatSync(file, { throwIfNoEntry: false })?.uid;
  const isForeign = (file: string): boolean => ![undefined, process.getuid?.()].includes(owner(file));
  const within = (folder: string): string[] =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const foreign = [path, ...within(path)].find(isForeign) ?? within(join(path, 'logs')).find(isForeign);
  if (foreign !== undefined)
    throw new StartError(
      `Cannot use ${path}: ${foreign} belongs to another user. Take it over: sudo chown -R $(id -u) ${path}`,
    );
}

/** Removes what a stack wrote, and only that: a folder set by hand may hold other things. */
export function emptyDataDir(data: DataDir): void {
  for (const folder of [
    data.postgres,
    `${data.postgres}.new`,
    data.nats,
    data.identity,
    data.assets,
    data.audit,
    data.logs,
    data.secrets,
  ]) {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const folder of [data.logs, data.assets, data.audit, data.identity, data.nats]) makeFolder(folder, 0o700);
}

/** Whether every user of the machine can pass through to this place. */
export function othersMayPass(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function fromSetting(path: string, asRoot: boolean): string {
  makeFolder(path, OTHERS_MAY_PASS);
  if (asRoot && !othersMayPass(path)) {
    throw new StartError(
      `Cannot use ATELIER_DATA_DIR=${path} as root: PostgreSQL runs as nobody, who cannot pass a folder above it. Choose another, such as /var/lib/atelier`,
    );
  }
  return path;
}

function byDefault(root: string, asRoot: boolean): string {
  const local = join(root, '.data');
  makeFolder(local, OTHERS_MAY_PASS);
  if (!asRoot || othersMayPass(local)) return local;
  const pointer = join(local, 'location');
  const name = `atelier-${createHash('sha256').update(root).digest('hex').slice(0, 10)}`;
  for (const candidate of [readPointer(pointer), join('/var/lib', name), join(tmpdir(), name)]) {
    if (candidate === undefined || !isOurs(candidate) || !othersMayPass(candidate)) continue;
    writeFileSync(pointer, `${candidate}\n`);
    return candidate;
  }
  throw new StartError(
    `Cannot keep data below ${root}: PostgreSQL runs as nobody, who cannot pass there, and neither /var/lib nor ${tmpdir()} will do. Set ATELIER_DATA_DIR`,
  );
}

/** Makes the folder; refuses one that somebody else put there first (the temporary folder is open to all). */
function isOurs(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: OTHERS_MAY_PASS });
    const found = lstatSync(path);
    return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  } catch {
    return false; // not writable: the next candidate
  }
}

function readPointer(file: string): string | undefined {
  try {
    const path = readFileSync(file, 'utf8').trim();
    return path.startsWith('/') ? path : undefined;
  } catch {
    return undefined; // the first time there is none
  }
}

function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { recursive: true, mode });
  } catch (error) {
    throw new StartError(
      `Cannot make the folder ${path}: ${codeOf(error)}. Give yourself the right to write there, or set ATELIER_DATA_DIR`,
      { cause: error },
    );
  }
}
