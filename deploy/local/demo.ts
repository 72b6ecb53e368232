import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeExit, runToEnd } from './processes.ts';
import { portOf } from './settings.ts';
import type { Settings } from './settings.ts';

const LIMIT_MS = 60_000;

/** Lets the demo loader fill an empty catalog (it looks for itself whether it is). Returns the one line to show. */
export async function loadDemo(settings: Settings, logsDir: string): Promise<string> {
  const { publicUrl, issuer, root, demo } = settings;
  if (!demo) return 'demo catalog: switched off';
  const script = join(root, 'deploy/local/cli/load-demo.ts');
  if (!existsSync(script)) return 'demo catalog: there is no loader';
  const env = {
    ...settings.environment,
    PUBLIC_URL: publicUrl,
    MCP_URL: `${publicUrl}/mcp`,
    AUTH_ISSUER: issuer,
    SHOPS_PORT: String(portOf(settings, 'shops')),
  };
  const result = await runToEnd({ file: process.execPath, args: [script], env, cwd: root }, LIMIT_MS);
  const log = join(logsDir, 'load-demo.log');
  writeFileSync(log, `${result.output}\n`, { mode: 0o600 });
  if (result.code !== 0) return `the demo catalog was not loaded (${describeExit(result)}; see ${log})`;
  return result.output.split('\n').at(-1) || 'demo catalog: nothing to do';
}
