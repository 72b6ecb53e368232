import { parseArgs } from 'node:util';
import { Journey } from './e2e-journey.ts';
import { reach } from './headless-browser.ts';
import { CliError, LOCAL_ISSUER, LOCAL_MCP_URL, runCli } from './run-cli.ts';

const HELP = `Walks through the running stack as a person with an assistant does: profile, search, map, rating, request, sign-in,
approval, opening, status. The assistant is a real MCP client; the person's pages are asked for as a browser without scripts would.

  npm run e2e

  --user <name>    demo user: shopper, shopper2 (default: shopper)
  --url <url>      the MCP endpoint (default: ${LOCAL_MCP_URL})
  --query <words>  what to look for (default: linen shirt)
  --help           this text

It leaves a rating and a closed approval behind, for which it says that nothing was bought.
Exit codes: 0 every step went well, 1 one did not, 2 wrong usage.
`;

await runCli(async () => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string', default: 'shopper' },
      url: { type: 'string', default: LOCAL_MCP_URL },
      query: { type: 'string', default: 'linen shirt' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const mcp = URL.parse(values.url);
  const issuer = URL.parse(LOCAL_ISSUER);
  if (!mcp || !issuer) throw new CliError(`Cannot use --url ${values.url}: it is not an absolute URL.`, 2);
  await reach(new URL('/health', mcp));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const journey = await Journey.begin({ mcp, issuer, user: values.user, query: values.query, say });
  if (!(await journey.walk())) process.exitCode = 1;
});
