import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `Gives .env a random value for every secret that docker-compose.yml asks for. Values that are there stay.

  npm run compose:env
`;

const ROOT = resolve(import.meta.dirname, '../..');
const FILE = join(ROOT, '.env');

/** 33 bytes as URL-safe text, and never a leading digit: nats-server would read that as a number. */
const secret = (): string => `p${randomBytes(32).toString('base64url')}`;

function addMissing(): string[] {
  const asked = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(ATELIER_SECRET_\w+)/g);
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const missing = [...new Set([...asked].map(([, name = '']) => name))].filter((name) => !new RegExp(`^${name}=.+`, 'm').test(text));
  const lines = missing.map((name) => `${name}=${secret()}\n`).join('');
  appendFileSync(FILE, text === '' || text.endsWith('\n') ? lines : `\n${lines}`, { mode: 0o600 });
  chmodSync(FILE, 0o600);
  return missing;
}

const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
if (values.help) process.stdout.write(HELP);
else console.log(`.env: ${addMissing().length} secrets added`);
