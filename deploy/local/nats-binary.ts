import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchDebianPackage } from './nats-debian.ts';
import { fetchRelease, NATS_RELEASE, releasePlatform } from './nats-release.ts';
import { runToEnd } from './processes.ts';
import type { Environment } from './settings.ts';
import { StartError } from './start-error.ts';

/** A nats-server that runs here, and where it came from (a phrase for the banner). */
export interface NatsBinary {
  readonly file: string;
  readonly version: string;
  readonly source: string;
}

export interface NatsSources {
  /** Its PATH is searched; its proxies are used. */
  readonly environment: Environment;
  /** Kept between runs; `fallbackDir` when it cannot be written. */
  readonly cacheDir: string;
  readonly fallbackDir: string;
  /** Told about each step that takes time. */
  readonly say?: (text: string) => void;
}

const OLDEST = [2, 9];

/** On the PATH → cache → the pinned release → Debian's package. */
export async function findNatsServer({
  environment,
  cacheDir,
  fallbackDir,
  say = () => undefined,
}: NatsSources): Promise<NatsBinary> {
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'nats-server'))
    .find(isExecutable);
  const cache = writable(cacheDir) ? cacheDir : fallbackDir;
  const released = join(cache, `nats-server-${NATS_RELEASE.version}-${releasePlatform()}`);
  const packaged = join(cache, `nats-server-debian-${releasePlatform()}`);

  const known =
    (await probe(onPath, 'on the PATH')) ??
    (await probe(released, 'release, cached')) ??
    (await probe(packaged, 'Debian package, cached'));
  if (known) return known;

  say(`nats-server: downloading release ${NATS_RELEASE.version}`);
  const noRelease = await fetchRelease(released);
  const fromRelease =
    noRelease === undefined ? await probe(released, 'official release, downloaded and verified') : undefined;
  if (fromRelease) return fromRelease;

  say(`nats-server: ${noRelease ?? 'the release does not run here'}; downloading Debian's package`);
  const noPackage = await fetchDebianPackage(packaged, environment);
  const fromPackage =
    noPackage === undefined ? await probe(packaged, 'Debian package, downloaded and unpacked') : undefined;
  if (fromPackage) return fromPackage;

  throw new StartError(
    `Cannot find nats-server: it is not on the PATH, not in ${cache}, ${noRelease ?? 'the release does not run here'}, and ${noPackage ?? 'the package does not run here'}. ` +
      `Install nats-server ${OLDEST.join('.')} or newer, or set NATS_URL to a running one`,
  );
}

/** Undefined when there is none, or it does not run, or it is too old. */
async function probe(file: string | undefined, source: string): Promise<NatsBinary | undefined> {
  if (file === undefined || !isExecutable(file)) return undefined;
  const { code, output } = await runToEnd({ file, args: ['--version'], env: {} }, 5_000);
  const [, version, major, minor] = /v((\d+)\.(\d+)\.\d+\S*)/.exec(output) ?? [];
  if (code !== 0 || version === undefined) return undefined;
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  const tooOld = Number(major) < oldestMajor || (Number(major) === oldestMajor && Number(minor) < oldestMinor);
  return tooOld ? undefined : { file, version, source };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // not there, or not for us
  }
}

function writable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return existsSync(folder);
  } catch {
    return false; // no home, or one that is not ours
  }
}
