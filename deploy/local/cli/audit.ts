import { parseArgs } from 'node:util';
import { exportLedger } from './audit-export.ts';
import { adminSession } from './admin-session.ts';
import { LEDGER_SCOPE, LedgerApi } from './audit-api.ts';
import { verifyLedger } from './audit-verify.ts';
import { CliError, runCli } from './run-cli.ts';

const HELP = `Verifies the ledger, and gets what is needed for it.

  npm run --silent audit -- verify <export>… --key <key> [--checkpoint <file or folder>]… [--json]
  npm run --silent audit -- export [--out <file>] [--from <index>]
  npm run --silent audit -- key

verify needs no database and no service of Atelier: a copy of this folder and libs/ledger is enough.
  <export>              what "export" wrote, also as .gz; "-" reads from stdin; several, when each continues the one before
  --key <key>           the ledger's public key, or a file with one per line; again for a former key. Get it once, and keep it
                        yourself: a key that comes with the ledger proves nothing
  --checkpoint <path>   checkpoints kept where nobody can change them: a note, JSON lines, or a folder of such files. Without
                        them a ledger that was set back to an earlier state looks whole
  --json                the verdict as JSON

export and key ask the gateway, signed in as the demo user of that role.
  --out <file>          where to, never over a file that is there; packed if its name ends with .gz (default: stdout)
  --from <index>        only what comes from this entry on: verify it after the exports before it
  --user <name>         the demo user to sign in as (default: auditor)
  --url <url>           the gateway (default: http://localhost:8080)
  --help                this text

ATELIER_TOKEN in the environment is used as access token instead of signing in.
Exit codes: 0 all in order; 1 the ledger is not, or something failed; 2 wrong usage.
`;

const OPTIONS = {
  key: { type: 'string', multiple: true },
  checkpoint: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
  from: { type: 'string', default: '0' },
  user: { type: 'string', default: 'auditor' },
  url: { type: 'string', default: process.env.PUBLIC_URL || 'http://localhost:8080' },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [command, ...paths] = positionals;
  if (command === 'verify') {
    const { key = [], checkpoint = [], json } = values;
    process.exitCode = await verifyLedger({ paths, keys: key, checkpoints: checkpoint, json });
    return;
  }
  if ((command !== 'export' && command !== 'key') || paths.length > 0) {
    throw new CliError(`Cannot ${positionals.join(' ') || 'go on'}: say verify, export or key. See --help.`, 2);
  }
  const api = new LedgerApi(adminSession(values.url, values.user, process.env.ATELIER_TOKEN, LEDGER_SCOPE));
  if (command === 'export') await exportLedger(api, fromIndex(values.from), values.out);
  else process.stdout.write(`${await api.key()}\n`);
});

function fromIndex(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new CliError('Cannot export: --from must be the index of an entry, from 0.', 2);
  return Number(text);
}
