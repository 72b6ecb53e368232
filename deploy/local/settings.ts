import { homedir } from 'node:os';
import { join } from 'node:path';
import { everyService, envPrefix } from './services.ts';
import { LEVELS } from './output.ts';
import { StartError } from './start-error.ts';
import type { PortUse } from './ports.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that can be chosen about the local stack, read once from the environment. */
export interface Settings {
  readonly root: string;
  readonly environment: Environment;
  readonly dataDir: string | undefined;
  readonly cacheDir: string;
  /** An administrator's URL of a PostgreSQL of your own; undefined = embedded. */
  readonly databaseUrl: string | undefined;
  /** A nats-server of your own; undefined = one of ours. */
  readonly natsUrl: string | undefined;
  /** Whether the demo shops run and fill an empty catalog. */
  readonly demo: boolean;
  /** By part: `postgres`, `nats`, `identity`, `shops`, `gateway`, `gateway-metrics`, and each service. */
  readonly ports: Readonly<Record<string, number>>;
  readonly publicUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** False when the issuer is somebody else's, such as Auth0. */
  readonly localIdentity: boolean;
  readonly logLevel: string;
  /** From which weight on a part's lines are shown in the terminal. */
  readonly terminalLevel: number;
}

const OWN_PORTS: readonly PortUse[] = [
  { part: 'postgres', port: 54_329, variable: 'POSTGRES_PORT' },
  { part: 'nats', port: 4_223, variable: 'NATS_PORT' },
  { part: 'identity', port: 8_090, variable: 'IDENTITY_PORT' },
  { part: 'shops', port: 8_091, variable: 'SHOPS_PORT' },
  { part: 'gateway-metrics', port: 9_080, variable: 'GATEWAY_METRICS_PORT' },
  ...everyService.map(({ name, port }) => ({ part: name, port, variable: `${envPrefix(name)}_PORT` })),
];

export function readSettings(root: string, environment: Environment, verbose: boolean): Settings {
  const given = (name: string): string | undefined =>
    environment[name]?.trim() === '' ? undefined : environment[name]?.trim();
  const ports = Object.fromEntries(
    OWN_PORTS.map(({ part, port, variable }) => [part, portFrom(variable, given(variable)) ?? port]),
  );
  const publicUrl = (given('PUBLIC_URL') ?? `http://localhost:${ports['gateway']}`).replace(/\/+$/, '');
  const localIssuer = `http://localhost:${ports['identity']}/`;
  const issuer = given('AUTH_ISSUER') ?? localIssuer;
  const logLevel = given('LOG_LEVEL') ?? 'info';
  const terminalLevel = verbose ? 0 : (LEVELS[given('LOG_LEVEL') ?? 'warn'] ?? 40);
  return {
    root,
    environment,
    dataDir: given('ATELIER_DATA_DIR'),
    cacheDir: join(given('XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'atelier'),
    databaseUrl: urlFrom('DATABASE_URL', given('DATABASE_URL'), /^postgres(ql)?:$/),
    natsUrl: given('NATS_URL'),
    demo: switchFrom('DEMO', given('DEMO')),
    ports,
    publicUrl,
    issuer,
    audience: given('AUTH_AUDIENCE') ?? `${publicUrl}/mcp`,
    localIdentity: issuer === localIssuer,
    logLevel,
    terminalLevel,
  };
}

/** The ports this stack is going to listen on. */
export function portsInUse(settings: Settings): PortUse[] {
  const elsewhere = new Set([
    ...(settings.databaseUrl === undefined ? [] : ['postgres']),
    ...(settings.natsUrl === undefined ? [] : ['nats']),
    ...(settings.localIdentity ? [] : ['identity']),
    ...(settings.demo ? [] : ['shops']),
  ]);
  const uses = OWN_PORTS.filter(({ part }) => !elsewhere.has(part)).map((use) => ({
    ...use,
    port: portOf(settings, use.part),
  }));
  const clash = uses.find((use, index) => uses.findIndex((other) => other.port === use.port) !== index);
  if (clash)
    throw new StartError(
      `Cannot start ${clash.part}: port ${clash.port} is given to another part too. Choose another: ${clash.variable}=<port> npm start`,
    );
  return uses;
}

export function portOf(settings: Settings, part: string): number {
  const port = settings.ports[part];
  if (port === undefined) throw new Error(`No port is known for ${part}`);
  return port;
}

function portFrom(variable: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`Cannot use ${variable}=${text}: a port is a whole number from 1 to 65535`);
  return port;
}

/** On unless it is switched off. */
function switchFrom(variable: string, text: string | undefined): boolean {
  if (text !== undefined && text !== 'on' && text !== 'off')
    throw new StartError(`Cannot use ${variable}=${text}: it is on or off`);
  return text !== 'off';
}

function urlFrom(variable: string, text: string | undefined, protocol: RegExp): string | undefined {
  if (text === undefined) return undefined;
  // The value may hold a password: it is not repeated.
  if (!URL.canParse(text) || !protocol.test(new URL(text).protocol))
    throw new StartError(`Cannot use ${variable}: it must look like postgresql://user:password@host:5432/postgres`);
  return text;
}
