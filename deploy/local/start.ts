#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { explain, StartError } from './start-error.ts';

const OLDEST_NODE = 24;
const HELP = `Starts the whole product on this machine: PostgreSQL, nats-server, the local identity provider, the demo shops and the services.

  npm start [-- options]

  --fresh     start clean: removes what earlier starts have stored
  --verbose   show every line of every part (all of them are in the log files anyway)
  --help      this text

Settings come from the environment, or from a file .env:
  GATEWAY_PORT 8080   IDENTITY_PORT 8090   POSTGRES_PORT 54329   NATS_PORT 4223
  SHOPS_PORT 8091   GATEWAY_METRICS_PORT 9080   PROFILE_PORT 9081   CATALOG_PORT 9082
  PUBLIC_URL AUTH_ISSUER AUTH_AUDIENCE   where the gateway is reached, and whose tokens it takes
  DATABASE_URL        an administrator's URL of a PostgreSQL 17 or newer to use instead of the embedded one
  NATS_URL            a nats-server to use; its users are those of deploy/nats/nats-server.conf, their passwords <SERVICE>_NATS_PASSWORD
  ATELIER_DATA_DIR    where data is kept (.data)
  DEMO                off: no demo shops, and an empty catalog stays empty (on)
  LOG_LEVEL           trace, debug, info, warn or error; when set, the terminal shows the same

Exit code: 0 after Ctrl-C or SIGTERM, 1 when it cannot start or go on, 2 for a wrong option.`;

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !['--fresh', '--verbose', '--help'].includes(arg));
  if (unknown !== undefined) {
    console.error(`Cannot start: unknown option ${unknown}. See npm start -- --help`);
    return 2;
  }
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const root = join(import.meta.dirname, '../..');
  try {
    requireNode();
    requireDependencies(root);
    if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
    const [{ run }, { readSettings }] = await Promise.all([import('./run.ts'), import('./settings.ts')]);
    return await run(readSettings(root, process.env, args.includes('--verbose')), args.includes('--fresh'), (text) =>
      console.log(text),
    );
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    throw new StartError(
      `Cannot start on Node ${process.versions.node}: ${OLDEST_NODE} or newer is needed. npm start uses the one npm ci installs`,
    );
}

function requireDependencies(root: string): void {
  const missing = ['pg', 'typescript'].find((name) => !existsSync(join(root, 'node_modules', name, 'package.json')));
  if (missing !== undefined)
    throw new StartError(
      `Cannot start: the package ${missing} is not installed. Run npm ci (not with --omit=dev) first`,
    );
}

process.stdout.on('error', () => undefined); // a closed terminal must not end the stack half way
process.exit(await main(process.argv.slice(2)));
