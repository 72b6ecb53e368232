import { join } from 'node:path';
import { databaseUrl } from './database-url.ts';
import { pairOf } from './secrets.ts';
import type { Secrets } from './secrets.ts';
import { envPrefix, everyService, schemaOf, services } from './services.ts';
import type { ServiceSpec } from './services.ts';
import { portOf } from './settings.ts';
import type { Environment, Settings } from './settings.ts';

/** What the parts need to know of each other. */
export interface Wiring {
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** An administrator's URL; the services get URLs of their own roles made from it. */
  readonly adminUrl: string;
  readonly natsUrl: string;
  readonly assetsDir: string;
  /** Where the ledger's signing key is, and the checkpoints no database reaches. */
  readonly auditDir: string;
  readonly identityDir: string;
}

/** What a running service is given: its own keys and its app role, nothing of anybody else's. */
export function serviceEnvironment(service: ServiceSpec, wiring: Wiring): NodeJS.ProcessEnv {
  const { settings, secrets } = wiring;
  const prefix = envPrefix(service.name);
  const door = service.name === 'gateway';
  return {
    ...inherited(settings.environment),
    ...chosen(settings.environment, {
      NODE_ENV: 'development',
      LOG_LEVEL: settings.logLevel,
      ASSETS_DIR: wiring.assetsDir,
      [`${prefix}_HOST`]: door ? 'localhost' : '127.0.0.1',
    }),
    ...(service.name === 'audit' &&
      chosen(settings.environment, {
        AUDIT_SIGNING_KEY_FILE: join(wiring.auditDir, 'signing-key.pem'),
        AUDIT_CHECKPOINT_DIR: join(wiring.auditDir, 'checkpoints'),
      })),
    ...(service.name === 'catalog' &&
      settings.demo &&
      settings.environment['NODE_ENV'] !== 'production' &&
      chosen(settings.environment, { OUTBOUND_HOSTS: demoHosts(settings) })),
    [`${prefix}_PORT`]: String(portOf(settings, service.name)),
    NATS_URL: wiring.natsUrl,
    NATS_USER: settings.environment[`${prefix}_NATS_USER`] || service.name,
    NATS_PASSWORD: settings.environment[`${prefix}_NATS_PASSWORD`] || secrets.natsUsers[service.name],
    ...(!door && { RPC_CALLER_KEYS: rpcCallerKeys(service.name, secrets) }),
    RPC_KEYS: rpcKeys(service.name, secrets),
    ...(service.database && { [`${prefix}_DATABASE_URL`]: roleUrl(service, 'app', wiring) }),
    ...(['gateway', 'profile', 'catalog', 'commerce'].includes(service.name) && { PUBLIC_URL: settings.publicUrl }),
    ...(door && {
      GATEWAY_METRICS_PORT: String(portOf(settings, 'gateway-metrics')),
      AUTH_ISSUER: settings.issuer,
      AUTH_AUDIENCE: settings.audience,
      WEB_CLIENT_SECRET: settings.environment['WEB_CLIENT_SECRET'],
      GATEWAY_STATE_KEY: settings.environment['GATEWAY_STATE_KEY'] || secrets.gatewayState,
    }),
    ATELIER_EXIT_WITH_STDIN: '1',
  };
}

/** What the one-off migration of a service is given: the owner role. */
export function migrationEnvironment(service: ServiceSpec, wiring: Wiring): NodeJS.ProcessEnv {
  return {
    ...inherited(wiring.settings.environment),
    ...chosen(wiring.settings.environment, { NODE_ENV: 'development', LOG_LEVEL: wiring.settings.logLevel }),
    [`${envPrefix(service.name)}_MIGRATION_DATABASE_URL`]: roleUrl(service, 'owner', wiring),
    ATELIER_EXIT_WITH_STDIN: '1',
  };
}

export function identityEnvironment({ settings, identityDir }: Wiring): NodeJS.ProcessEnv {
  return {
    ...inherited(settings.environment),
    ...chosen(settings.environment, { NODE_ENV: 'development', LOG_LEVEL: settings.logLevel }),
    IDENTITY_PORT: String(portOf(settings, 'identity')),
    IDENTITY_ISSUER: settings.issuer,
    IDENTITY_AUDIENCE: settings.audience,
    IDENTITY_DATA_DIR: identityDir,
    ATELIER_EXIT_WITH_STDIN: '1',
  };
}

export function shopsEnvironment({ settings }: Wiring): NodeJS.ProcessEnv {
  return {
    ...inherited(settings.environment),
    SHOPS_PORT: String(portOf(settings, 'shops')),
    ATELIER_EXIT_WITH_STDIN: '1',
  };
}

/** Leads the demo shops' names, which no DNS knows, to the part that answers for them. */
const demoHosts = (settings: Settings): string => `*.shops.example=http://127.0.0.1:${portOf(settings, 'shops')}`;

/** `gateway:<key>,catalog:<key>`: the keys of those who may call this service. */
export function rpcCallerKeys(callee: string, secrets: Secrets): string {
  return everyService
    .filter(({ name }) => name !== callee)
    .map(({ name }) => `${name}:${secrets.rpcKeys[pairOf(name, callee)]}`)
    .join(',');
}

/** `profile:<key>,catalog:<key>`: this service's keys for calling the others. */
export function rpcKeys(caller: string, secrets: Secrets): string {
  return services
    .filter(({ name }) => name !== caller)
    .map(({ name }) => `${name}:${secrets.rpcKeys[pairOf(caller, name)]}`)
    .join(',');
}

function roleUrl(service: ServiceSpec, kind: 'owner' | 'app', { adminUrl, secrets }: Wiring): string {
  const role = `${schemaOf(service.name)}_${kind}`;
  return databaseUrl(adminUrl, { role, password: secrets.databaseRoles[role] });
}

/** The caller's environment without what belongs to one part only: no service sees the administrator's URL or another's password. */
function inherited(environment: Environment): NodeJS.ProcessEnv {
  const ofOnePart =
    /(^|_)(DATABASE_URL|NATS_URL|NATS_USER|NATS_PASSWORD|STATE_KEY|RPC_KEYS|RPC_CALLER_KEYS|WEB_CLIENT_SECRET)$|^ATELIER_SECRET_/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !ofOnePart.test(name)));
}

function chosen(environment: Environment, defaults: Record<string, string>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, environment[name] || value]));
}
