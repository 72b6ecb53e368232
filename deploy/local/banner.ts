import { portOf } from './settings.ts';
import type { Settings } from './settings.ts';
import type { Sources } from './stack.ts';

export interface BannerFacts {
  readonly settings: Settings;
  readonly sources: Sources;
  readonly dataDir: string;
  readonly logsDir: string;
  readonly readyAfterMs: number;
}

/** What a person reads when everything is up. */
export function banner({ settings, sources, dataDir, logsDir, readyAfterMs }: BannerFacts): string {
  const { publicUrl, issuer, localIdentity } = settings;
  const mcp = `${publicUrl}/mcp`;
  return [
    '',
    `Atelier is ready (${(readyAfterMs / 1_000).toFixed(1)} s)`,
    '',
    `  MCP          ${mcp}`,
    `  Account      ${publicUrl}/account`,
    `  Swagger      ${publicUrl}/admin/docs`,
    `  Issuer       ${issuer}`,
    localIdentity
      ? '  Demo users   shopper, shopper2, operator, auditor (one field, no password; this machine only)'
      : '  Demo users   none: the issuer above is not ours',
    ...(settings.demo
      ? [`  Demo shops   http://localhost:${portOf(settings, 'shops')} (eight invented ones; nothing is sold there)`]
      : []),
    '',
    '  Try',
    `    npm run -s call -- search_catalog '{"query":"linen shirt"}'`,
    `    npm run -s call -- get_profile '{}'`,
    `    npm run -s token -- --user shopper --scope "catalog:read profile:read"`,
    '',
    '  Connect',
    `    Inspector  npx @modelcontextprotocol/inspector, transport Streamable HTTP, URL ${mcp}`,
    `    Claude     claude mcp add --transport http atelier ${mcp}, then /mcp to sign in`,
    ...chatGpt(settings),
    '',
    `  PostgreSQL   ${sources.postgres}`,
    `  NATS         ${sources.nats}`,
    `  Data         ${dataDir} (start clean: npm start -- --fresh)`,
    `  Logs         ${logsDir}`,
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}

function chatGpt({ publicUrl, localIdentity }: Settings): string[] {
  if (publicUrl.startsWith('https://') && !localIdentity)
    return [`    ChatGPT    Settings, Connectors, Create (developer mode), URL ${publicUrl}/mcp`];
  return [
    '    ChatGPT    needs an https address and an issuer it can reach: open a tunnel to this port, then',
    '               PUBLIC_URL=https://<tunnel> AUTH_ISSUER=https://<Auth0 tenant>/ npm start',
    '               and in ChatGPT: Settings, Connectors, Create (developer mode), URL https://<tunnel>/mcp',
  ];
}
