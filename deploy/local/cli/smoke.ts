import { parseArgs } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { reach } from './headless-browser.ts';
import { CliError, LOCAL_MCP_URL, runCli } from './run-cli.ts';
import { signIn } from './sign-in.ts';
import { isRecord, Smoke } from './smoke-checks.ts';

const LOCAL_TARGET = new URL(LOCAL_MCP_URL).origin;
const SCOPE = 'profile:read';
const TOOL = 'get_profile';

const LIST_TOOLS = {
  headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
};

const HELP = `Checks from outside that a running Atelier and its issuer fit together: a line per check.

  npm run smoke -- --target https://atelier.example

  --target <url>   the public address, without a path (default: ${LOCAL_TARGET})
  --user <name>    demo user who signs in at the local identity provider (default: shopper)
  --help           this text

ATELIER_TOKEN: an access token with the scope ${SCOPE}, for an issuer that is not the local one.
Exit codes: 0 all is well, 1 a check failed, 2 wrong usage.
`;

await runCli(async () => {
  const { values } = parseArgs({
    options: {
      target: { type: 'string', default: LOCAL_TARGET },
      user: { type: 'string', default: 'shopper' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const target = URL.parse(values.target);
  if (!target || target.pathname !== '/')
    throw new CliError(`Cannot use --target ${values.target}: give an address such as https://atelier.example`, 2);
  if (!(await check(target, values.user, process.env.ATELIER_TOKEN))) process.exitCode = 1;
});

/** @returns whether all is well */
async function check(target: URL, user: string, given: string | undefined): Promise<boolean> {
  const smoke = new Smoke((line) => process.stdout.write(`${line}\n`));
  const mcp = new URL('/mcp', target);
  const wellKnown = '/.well-known/oauth-protected-resource';
  await smoke.check('health', async () => {
    const body = await json(new URL('/health', target), 200);
    return `${String(body['status'])}, version ${String(body['version'])}`;
  });
  const metadata = await smoke.check('metadata at the path of the resource', () =>
    json(new URL(`${wellKnown}/mcp`, target), 200, (body) => {
      if (body['resource'] !== mcp.href) throw new Error(`"resource" is ${String(body['resource'])}, not ${mcp.href}`);
    }),
  );
  await smoke.check('metadata at the root, the same', async () => {
    const body = await json(new URL(wellKnown, target), 200);
    if (JSON.stringify(body) !== JSON.stringify(metadata)) throw new Error('the two differ');
  });
  const issuer = issuerIn(metadata);
  await smoke.check('metadata of the issuer', () => issuerMetadata(issuer));
  await smoke.check('challenge of the MCP door', () => challenged(mcp, { method: 'POST', ...LIST_TOOLS }));
  await smoke.check('challenge of the admin door', () => challenged(new URL('/admin/v1/merchants', target)));
  await smoke.check('a made-up token is refused', () =>
    challenged(mcp, {
      method: 'POST',
      body: LIST_TOOLS.body,
      headers: { ...LIST_TOOLS.headers, authorization: 'Bearer a.b.c' },
    }),
  );
  const token = await smoke.check(
    given ? 'token, given' : `sign-in as ${user}`,
    async () => given ?? (await signIn({ issuer: issuer ?? '', user, scope: SCOPE, resource: mcp.href })).access_token,
  );
  if (token === undefined) return smoke.isWell;
  const client = new Client({ name: 'atelier-smoke', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await smoke.check('connection of an MCP client', () =>
    client.connect(new StreamableHTTPClientTransport(mcp, { requestInit })),
  );
  await smoke.check('tools/list', async () => {
    const { tools } = await client.listTools();
    if (!tools.some(({ name }) => name === TOOL)) throw new Error(`${TOOL} is not among ${tools.length} tools`);
    return `${tools.length} tools`;
  });
  await smoke.check(`one read, ${TOOL}`, async () => {
    const { isError, content, structuredContent } = await client.callTool({ name: TOOL, arguments: {} });
    if (isError || !structuredContent) throw new Error(JSON.stringify(content).slice(0, 200));
  });
  await client.close();
  return smoke.isWell;
}

async function json(
  url: URL,
  status: number,
  look: (body: Record<string, unknown>) => void = () => undefined,
): Promise<Record<string, unknown>> {
  const response = await reach(url);
  if (response.status !== status) throw new Error(`${url.href} answered ${response.status}`);
  const body: unknown = await response.json();
  if (!isRecord(body)) throw new Error(`${url.href} answered no JSON object`);
  look(body);
  return body;
}

function issuerIn(metadata: Record<string, unknown> | undefined): string | undefined {
  const servers: unknown = metadata?.['authorization_servers'];
  return Array.isArray(servers) && typeof servers[0] === 'string' ? servers[0] : undefined;
}

/** RFC 8414, and what MCP clients need of it. */
async function issuerMetadata(issuer: string | undefined): Promise<string> {
  if (!issuer) throw new Error('the resource names no issuer');
  const body = await json(new URL('.well-known/openid-configuration', issuer), 200);
  if (body['issuer'] !== issuer)
    throw new Error(`"issuer" is ${String(body['issuer'])}, and tokens must come from ${issuer}`);
  const methods: unknown = body['code_challenge_methods_supported'];
  if (!Array.isArray(methods) || !methods.includes('S256')) throw new Error('PKCE with S256 is not among its methods');
  await json(new URL(String(body['jwks_uri'])), 200, ({ keys }) => {
    if (!Array.isArray(keys) || keys.length === 0) throw new Error('the issuer publishes no keys');
  });
  return body['authorization_response_iss_parameter_supported'] === true
    ? issuer
    : `${issuer}, without "iss" in answers (RFC 9207): ChatGPT's redirect address is not stable`;
}

/** A 401 that leads a client to where it can sign in. */
async function challenged(url: URL, request: RequestInit = {}): Promise<void> {
  const response = await reach(url, request);
  const header = response.headers.get('www-authenticate') ?? '';
  if (response.status !== 401) throw new Error(`answered ${response.status}, not 401`);
  const place = /resource_metadata="([^"]+)"/.exec(header)?.[1];
  if (!place || !/scope="[^"]+"/.test(header)) throw new Error(`the challenge is ${JSON.stringify(header)}`);
  await json(new URL(place), 200);
}
