import { parseArgs } from 'node:util';
import { CliError, LOCAL_ISSUER, LOCAL_MCP_URL, runCli } from './run-cli.ts';
import { signIn } from './sign-in.ts';

const HELP = `Prints an access token of a demo user, and nothing else.

  npm run --silent token -- --user shopper --scope "catalog:read profile:read"

  --user <name>       shopper, shopper2, operator or auditor (default: shopper)
  --scope <scopes>    what the token may do, separated by spaces (required)
  --issuer <url>      the local identity provider (default: ${LOCAL_ISSUER})
  --resource <url>    the API the token is for (default: ${LOCAL_MCP_URL})
  --help              this text

Exit codes: 0 printed, 1 failed, 2 wrong usage.
`;

await runCli(async () => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string', default: 'shopper' },
      scope: { type: 'string' },
      issuer: { type: 'string', default: LOCAL_ISSUER },
      resource: { type: 'string', default: LOCAL_MCP_URL },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const asked = (values.scope ?? '').split(/[\s,]+/).filter(Boolean);
  if (asked.length === 0) throw new CliError('Cannot get a token: --scope is missing. See --help.', 2);
  const { user, issuer, resource } = values;
  const tokens = await signIn({ issuer, user, resource, scope: asked.join(' ') });
  const granted = new Set(tokens.scope.split(' '));
  const missing = asked.filter((scope) => !granted.has(scope));
  if (missing.length > 0) {
    throw new CliError(
      `Cannot get ${missing.join(' ')} for ${user}: this user has no right to it. Ask for less, or use another --user.`,
    );
  }
  process.stdout.write(`${tokens.access_token}\n`);
});
