import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PLACEHOLDER, publicOrigin } from './origin.ts';

const HELP = `Writes the plugin for ChatGPT and Codex, ready to be zipped and submitted.

  node deploy/chatgpt/package.ts --origin https://… [--out .data/chatgpt-plugin]

See docs/how-to/chatgpt-plugin.md.
`;

const { values } = parseArgs({
  options: { origin: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help || values.origin === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  write(publicOrigin(values.origin), resolve(values.out ?? '.data/chatgpt-plugin'));
}

function write(origin: string, out: string): void {
  if (existsSync(out))
    throw new Error(`Cannot write ${out}: it is there already. Remove it, or choose another with --out`);
  cpSync(join(import.meta.dirname, 'plugin'), out, { recursive: true });
  for (const name of ['plugin.json', 'mcp.json']) {
    const file = join(out, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(PLACEHOLDER, origin));
  }
  process.stdout.write(`Plugin for ${origin} written to ${out}: zip what is in it, not the folder.\n`);
}
