import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { databaseServices, everyService, schemaOf, services } from './services.ts';
import { codeOf, StartError } from './start-error.ts';

/** Every secret of one local stack. Made once, kept in a file only the owner can read, never printed. */
export interface Secrets {
  readonly postgresAdmin: string;
  /** Password by PostgreSQL role, such as `profile_app`. */
  readonly databaseRoles: Readonly<Record<string, string>>;
  /** Password by NATS user, such as `gateway`. */
  readonly natsUsers: Readonly<Record<string, string>>;
  /** Pairwise key by `caller>callee` (nobody calls the gateway this way): 32 random bytes, base64url. */
  readonly rpcKeys: Readonly<Record<string, string>>;
  /** What the gateway seals with: 32 random bytes, base64url. */
  readonly gatewayState: string;
}

export function pairOf(caller: string, callee: string): string {
  return `${caller}>${callee}`;
}

/** Reads the secrets, makes those that are missing (all of them the first time) and writes them back. */
export function loadSecrets(file: string): Secrets {
  const known = read(file);
  const secrets = complete(known ?? {});
  if (JSON.stringify(known) !== JSON.stringify(secrets)) {
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
}

/** Adds a fresh secret wherever one is missing; never changes one that is there. */
export function complete(known: Partial<Secrets>): Secrets {
  const roles = databaseServices.flatMap(({ name }) => [`${schemaOf(name)}_owner`, `${schemaOf(name)}_app`]);
  const names = everyService.map(({ name }) => name);
  const pairs = names.flatMap((caller) =>
    services.filter((callee) => callee.name !== caller).map((callee) => pairOf(caller, callee.name)),
  );
  return {
    postgresAdmin: known.postgresAdmin ?? password(),
    databaseRoles: withMissing(known.databaseRoles, roles, password),
    natsUsers: withMissing(known.natsUsers, names, password),
    rpcKeys: withMissing(known.rpcKeys, pairs, key),
    gatewayState: known.gatewayState ?? key(),
  };
}

function withMissing(
  known: Readonly<Record<string, string>> = {},
  names: readonly string[],
  make: () => string,
): Record<string, string> {
  return {
    ...known,
    ...Object.fromEntries(names.filter((name) => known[name] === undefined).map((name) => [name, make()])),
  };
}

const key = (): string => randomBytes(32).toString('base64url');

/** Starts with a letter: nats-server reads a variable's value as configuration, where a leading digit makes it a number. */
function password(): string {
  return `p${randomBytes(24).toString('base64url')}`;
}

function read(file: string): Partial<Secrets> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartError(
      `Cannot read ${file}: ${codeOf(error)}. Run as the user who owns it, or start clean: npm start -- --fresh`,
      { cause: error },
    );
  }
  const parsed = parse(text);
  if (parsed) return parsed;
  throw new StartError(`Cannot use ${file}: it is damaged. Start clean: npm start -- --fresh`);
}

function parse(text: string): Partial<Secrets> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined; // not JSON
  }
}
