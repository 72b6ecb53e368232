import { parseArgs } from 'node:util';
import { reach } from './headless-browser.ts';
import { CliError, LOCAL_MCP_URL, runCli } from './run-cli.ts';
import { SignedInClient, scopesOf } from './signed-in-client.ts';

const HELP = `Calls a tool of the running stack, signed in as a demo user, and prints its result as JSON.

  npm run --silent call -- search_catalog '{"query":"linen shirt"}'
  npm run --silent call -- --list

  --user <name>    shopper, shopper2, operator or auditor (default: shopper)
  --url <url>      the MCP endpoint (default: ${LOCAL_MCP_URL})
  --list           lists the tools with the scopes they need
  --help           this text

Exit codes: 0 done, 1 failed (a tool's error is JSON on stderr), 2 wrong usage.
`;

await runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      user: { type: 'string', default: 'shopper' },
      url: { type: 'string', default: LOCAL_MCP_URL },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [name, text = '{}', ...rest] = positionals;
  const url = URL.parse(values.url);
  if (!url) throw new CliError(`Cannot use --url ${values.url}: it is not an absolute URL.`, 2);
  if (values.list ? name !== undefined : name === undefined) {
    throw new CliError('Cannot call: name one tool, or use --list. See --help.', 2);
  }
  if (rest.length > 0) throw new CliError("Cannot call: give the arguments as one JSON object in quotes, '{…}'.", 2);
  const args = jsonObject(text);
  // The client's own words for a closed port do not say what to do about it.
  await reach(new URL('/health', url));
  const session = await SignedInClient.connect(url, values.user);
  try {
    await (name === undefined ? list(session) : call(session, name, args));
  } finally {
    await session.close();
  }
});

async function list(session: SignedInClient): Promise<void> {
  for (const tool of await session.tools()) {
    process.stdout.write(`${tool.name.padEnd(28)} ${tool.title ?? ''} (${scopesOf(tool).join(' ') || 'no scope'})\n`);
  }
}

async function call(session: SignedInClient, name: string, args: Record<string, unknown>): Promise<void> {
  const result = await session.call(name, args);
  const answer = JSON.stringify(result.structuredContent ?? result.content, undefined, 2);
  if (result.isError) {
    process.stderr.write(`${answer}\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`${answer}\n`);
  }
}

function jsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError(
      `Cannot read the arguments: ${text.slice(0, 80)} is not a JSON object. Write '{"query":"linen shirt"}'.`,
      2,
    );
  }
  return { ...value };
}
