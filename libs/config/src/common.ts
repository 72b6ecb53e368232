import type { ConfigRule, ConfigSpec } from './load-config.ts';
import { env } from './variable.ts';

/** Variables every process reads the same way. */
export const processVariables = {
  environment: env.choice('NODE_ENV', ['development', 'test', 'production'], {
    describe: 'production refuses plaintext connections and development identities',
    default: 'development',
  }),
  version: env.text('ATELIER_VERSION', { describe: 'Version shown in health answers', default: 'dev' }),
  exitWithStdin: env.flag('ATELIER_EXIT_WITH_STDIN', {
    describe: 'Stop when standard input closes: set by a supervisor that holds it open',
    default: false,
  }),
  logLevel: env.choice('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    describe: 'Least important log line to write',
    default: 'info',
  }),
  traceEndpoint: env.optionalUrl('OTEL_EXPORTER_OTLP_ENDPOINT', 'OTLP/HTTP collector; traces are off without it'),
  natsUrl: env.natsUrl('NATS_URL', { describe: 'NATS server', default: 'nats://127.0.0.1:4223' }),
  natsUser: env.text('NATS_USER', { describe: 'NATS user of this service; its grants allow only its own subjects' }),
  natsPassword: env.secret('NATS_PASSWORD', 'Password of the NATS user'),
  rpcKeys: env.secrets('RPC_KEYS', {
    describe: 'Keys for calling other services, service:key; while rotating service:new|old',
    default: new Map(),
  }),
} as const satisfies ConfigSpec;

/** Variables of a service behind the gateway. */
export const serviceVariables = (prefix: string, opsPort: number) =>
  ({
    ...processVariables,
    opsHost: env.text(`${prefix}_HOST`, { describe: 'Address of the health and metrics port', default: '127.0.0.1' }),
    opsPort: env.port(`${prefix}_PORT`, { describe: 'Health and metrics port', default: opsPort }),
    rpcCallerKeys: env.secrets('RPC_CALLER_KEYS', { describe: 'Keys of those who may call this service, service:key' }),
    databaseUrl: env.postgresUrl(`${prefix}_DATABASE_URL`, { describe: 'PostgreSQL as the runtime role' }),
    databasePool: env.integer(`${prefix}_DATABASE_POOL`, {
      describe: 'Connections to PostgreSQL',
      default: 10,
      min: 1,
      max: 200,
    }),
  }) as const satisfies ConfigSpec;

interface Connections {
  environment: string;
  natsUrl: string;
  databaseUrl?: string;
}

/** Production talks to PostgreSQL and NATS over TLS only. */
export const noPlaintextInProduction: ConfigRule<ConfigSpec> = (config) => {
  const { environment, natsUrl, databaseUrl } = config as unknown as Connections;
  if (environment !== 'production') return undefined;
  if (natsUrl.split(',').some((url) => !url.startsWith('tls://')))
    return 'NATS_URL must start with tls:// in production';
  if (databaseUrl !== undefined && !/[?&]sslmode=(verify-full|verify-ca|require)\b/.test(databaseUrl)) {
    return 'the database address must ask for TLS in production: add ?sslmode=verify-full';
  }
  return undefined;
};
