import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { signToken, startIssuer } from '../src/token-issuer.ts';
import { cpuOf } from './cpu.ts';
import { cheap } from './edge-requests.ts';
import { type Load, percentile, type Request } from './load.ts';
import { openLoop } from './open-loop.ts';
import { startProduct } from './product.ts';

const HELP = `Usage: npm run bench -- pages [--seconds 20] [--rate 50] [--calls 200] [--people 50]

Each page of a signed-in person at a constant rate of arrivals (open loop, latency from the moment a request was due), alone and
beside so many tool calls a second at the MCP door. Every connection is a person of its own.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '50' },
    calls: { type: 'string', default: '200' },
    people: { type: 'string', default: '50' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const PAGES = [
  '/',
  '/account',
  ...['profile', 'address', 'taste', 'purchases', 'consents', 'activity', 'clients'].map((name) => `/account/${name}`),
];
const SCOPE = 'profile:read';
const [seconds, rate, calls, people] = [values.seconds, values.rate, values.calls, values.people].map(Number) as [
  number,
  number,
  number,
  number,
];
const root = new URL('../../..', import.meta.url).pathname;
const ms = (value: number): number => Number(value.toFixed(1));

const issuer = await startIssuer();
const product = await startProduct(root, { AUTH_ISSUER: issuer.url });
const gateway = product.pids.get('gateway') ?? 0;
const persons = Array.from({ length: people }, (_, index) => `auth0|page-${index}`);

try {
  const secrets = await signedIn(persons);
  const tokens = persons.map((sub) => signToken(issuer, { aud: `${product.url}/mcp`, sub, scope: SCOPE }));
  const page =
    (path: string) =>
    (index: number): Request => ({
      method: 'GET',
      host: '127.0.0.1',
      port: product.port,
      path,
      headers: { cookie: `__Host-atelier-session=${secrets[index]}`, accept: 'text/html' },
      body: '',
    });
  const call = (index: number): Request => cheap(product.port, tokens[index] ?? '');
  await openLoop(call, people, 50, 3);
  const rows: Record<string, object> = {};
  for (const path of PAGES) {
    await openLoop(page(path), people, rate, 3);
    const before = cpuOf(gateway) ?? Number.NaN;
    const alone = await openLoop(page(path), people, rate, seconds);
    const door = Math.round(((cpuOf(gateway) ?? Number.NaN) - before) / alone.answered);
    const [beside, mcp] = await Promise.all([
      openLoop(page(path), people, rate, seconds),
      openLoop(call, people, calls, seconds),
    ]);
    rows[path] = { ...of('alone', alone), 'door µs': door, ...of('beside calls', beside), ...of('calls', mcp) };
  }
  console.log(`\nPages at ${rate}/s for ${seconds} s, alone and beside ${calls} get_profile a second, ms`);
  console.table(rows);
} finally {
  await product.stop();
  await issuer.stop();
}

function of(name: string, { latencies, failed }: Load): Record<string, number> {
  return {
    [`${name} p50`]: ms(percentile(latencies, 0.5)),
    [`${name} p95`]: ms(percentile(latencies, 0.95)),
    [`${name} failed`]: failed,
  };
}

/** People who have signed in a moment ago: the issuer of this bench has no pages to do it at. */
async function signedIn(users: readonly string[]): Promise<string[]> {
  const database = new Client({ connectionString: product.gatewayDatabaseUrl });
  await database.connect();
  const secrets = users.map(() => randomBytes(32).toString('base64url'));
  for (const [index, user] of users.entries()) {
    const sha256 = createHash('sha256')
      .update(secrets[index] ?? '')
      .digest('hex');
    await database.query(
      `INSERT INTO gateway.web_sessions (id, secret_sha256, user_id, name, csrf_secret, signed_in_at, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, 'Page Turner', 's', now(), now(), now(), now() + interval '1 hour')`,
      [randomUUID(), sha256, user],
    );
  }
  await database.end();
  return secrets;
}
