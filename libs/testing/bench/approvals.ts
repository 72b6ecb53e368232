import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Caller } from '../src/caller.ts';
import { TestDatabase } from '../src/database.ts';
import { endAll } from '../src/live.ts';
import { signToken, startIssuer } from '../src/token-issuer.ts';
import { askedBy, fillApprovals, linksOf, type Person, signedIn } from './approvals-people.ts';
import { cheap } from './edge-requests.ts';
import { toolCall } from './layers.ts';
import { type Load, percentile, type Request } from './load.ts';
import { openLoop } from './open-loop.ts';
import { startProduct } from './product.ts';
import { fillCatalog } from './search-fill.ts';

const HELP = `Usage: npm run bench:approvals -- [--seconds 10] [--rate 50] [--calls 100] [--open 100000]

Asking for an approval, its page and the way to a shop, each at a constant rate of arrivals (open loop, latency from the moment a
request was due), beside so many tool calls a second; first with few open approvals in the table, then with many. Every arrival is
a person of their own. On PostgreSQL as it is delivered, with every write on the disk.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
    calls: { type: 'string', default: '100' },
    open: { type: 'string', default: '100000' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const [seconds, rate, calls, open] = [values.seconds, values.rate, values.calls, values.open].map(Number) as [
  number,
  number,
  number,
  number,
];

const PRODUCTS = 2_000;
const WARM_UP_S = 3;
const SCOPES = 'profile:read catalog:read approvals:read approvals:write';
const root = new URL('../../..', import.meta.url).pathname;

const issuer = await startIssuer();
const product = await startProduct(root, { AUTH_ISSUER: issuer.url, DEMO: 'off' });
const tokenOf = (user: string): string => signToken(issuer, { aud: `${product.url}/mcp`, sub: user, scope: SCOPES });
const aside = cheap(product.port, tokenOf('auth0|aside'));
try {
  const servers = { adminUrl: product.adminUrl, secrets: product.secrets };
  const database = new TestDatabase(servers, 'atelier');
  await fillCatalog(database, PRODUCTS);
  const rows = await database.query<{ variant_id: string }>(
    `SELECT variant_id FROM catalog.variants WHERE availability = 'in_stock' ORDER BY variant_id LIMIT 1000`,
  );
  const variants = rows.map((row) => row.variant_id);
  const caller = await Caller.connect(servers, product.natsUrl);
  const table: Record<string, object> = {};
  for (const round of ['warming up', 'few', String(open)]) {
    if (round === String(open)) await fillApprovals(database, open);
    const count = Math.ceil((round === 'warming up' ? WARM_UP_S : seconds) * rate);
    const askers = await signedIn(database, count);
    const people = await signedIn(database, count);
    const asked = await askedBy(caller, people, variants);
    const question = ({ user }: Person, i: number): Request => {
      const lines = [{ variant_id: variants[i % variants.length], quantity: 1 }];
      return toolCall(product.port, '/mcp', 'request_purchase_approval', { lines }, tokenOf(user));
    };
    table[`request, ${round} open`] = await beside(askers.map(question));
    await assertAsked(database, askers);
    table[`page, ${round} open`] = await beside(
      people.map(({ cookie }, i) => pageOf(`/approvals/${asked[i]?.approval_id ?? ''}`, cookie)),
    );
    const links = await linksOf(caller, product.url, people, asked);
    const ways = people.map(({ cookie }, i): Request => {
      const { path = '', body = '' } = links[i] ?? {};
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return { ...pageOf(path, cookie), method: 'POST', headers: { cookie, origin: product.url, ...type }, body };
    });
    table[`/go, ${round} open`] = await beside(ways, 303);
  }
  console.log(`\nAt ${rate}/s for ${seconds} s, beside ${calls} get_profile a second, ms`);
  console.table(Object.fromEntries(Object.entries(table).filter(([name]) => !name.includes('warming up'))));
  await endAll();
} finally {
  await product.stop();
  await issuer.stop();
}

function pageOf(path: string, cookie: string): Request {
  return {
    method: 'GET',
    host: '127.0.0.1',
    port: product.port,
    path,
    headers: { cookie, accept: 'text/html' },
    body: '',
  };
}

/** One request of each, at the rate, while other tools are called. */
async function beside(requests: readonly Request[], good = 200): Promise<object> {
  const [load, mcp] = await Promise.all([
    openLoop((i) => requests[i] ?? aside, requests.length, rate, requests.length / rate, good),
    openLoop(() => aside, 20, calls, requests.length / rate),
  ]);
  // What else the machine was doing: without it the figures cannot be judged.
  return { ...of('', load), ...of('calls ', mcp), 'load average': Number((loadavg()[0] ?? 0).toFixed(1)) };
}

function of(name: string, { latencies, failed, answered }: Load): Record<string, number> {
  const ms = (share: number): number => Number(percentile(latencies, share).toFixed(1));
  return { [`${name}n`]: answered, [`${name}p50`]: ms(0.5), [`${name}p95`]: ms(0.95), [`${name}failed`]: failed };
}

/** A tool that fails is answered with 200 as well. */
async function assertAsked(database: TestDatabase, people: readonly Person[]): Promise<void> {
  const [row] = await database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM commerce.approvals WHERE user_id = ANY ($1)',
    [people.map(({ user }) => user)],
  );
  if (row?.count !== people.length) throw new Error(`${row?.count} of ${people.length} people have an approval`);
}
