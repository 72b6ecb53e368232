import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { adminSession } from './admin-session.ts';
import { AdminApi, FEED_SCOPES, type FeedImport } from './admin-api.ts';
import { FORMATS, importFeed } from './feed-import.ts';
import { listText, reportText } from './feed-report.ts';
import { CliError, runCli } from './run-cli.ts';
import type { UploadFile } from './upload.ts';

const HELP = `Brings a merchant's product file into the catalog, and tells what became of it.

  npm run --silent feed -- import <file> --merchant <slug> --currency <ISO> [--format <format>] [--shop-url <url>] [--name <name>] [--increment]
  npm run --silent feed -- report <import_id>
  npm run --silent feed -- list [--merchant <slug>]

  <file>               a Shopify product CSV or products.json, a Google Merchant feed (XML, TSV, CSV), an OpenAI product feed
                       (JSON lines, CSV, TSV) or products of the Agentic Commerce Protocol (JSON), also with gzip; importing it
                       again changes nothing
  --format <format>    auto (default: found out from the content), shopify_csv, shopify_json, google_merchant, openai or acp
  --merchant <slug>    lower-case letters, digits and dashes; made if it is new
  --currency <ISO>     the merchant's currency, such as EUR: what prices without a currency are in
  --shop-url <url>     the shop's address, such as https://shop.example; links to products are built on it
  --name <name>        the shop's name as shoppers see it
  --increment          only what is in the file changes; without it, what the file lacks is off sale
  --rows <n>           how many quarantined rows to show (default: 10)
  --json               the report as JSON
  --user <name>        the demo user to sign in as (default: operator)
  --url <url>          the gateway (default: http://localhost:8080)
  --help               this text

ATELIER_TOKEN in the environment is used as access token instead of signing in.
Exit codes: 0 imported, also when some rows were quarantined; 1 the file as a whole is unusable, or something failed; 2 wrong usage.
`;

const OPTIONS = {
  merchant: { type: 'string' },
  currency: { type: 'string' },
  format: { type: 'string', default: 'auto' },
  'shop-url': { type: 'string' },
  name: { type: 'string' },
  increment: { type: 'boolean', default: false },
  rows: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
  user: { type: 'string', default: 'operator' },
  url: { type: 'string', default: process.env.PUBLIC_URL || 'http://localhost:8080' },
  help: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

await runCli(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (!/^\d{1,5}$/.test(values.rows)) throw new CliError('Cannot show rows: --rows must be a number up to 99999.', 2);
  const [command, ...rest] = positionals;
  const session = adminSession(values.url, values.user, process.env.ATELIER_TOKEN, FEED_SCOPES);
  const api = new AdminApi(session);
  if (command === 'import') await runImport(api, one(rest, 'a file'), values);
  else if (command === 'report') await show(api, await api.import(one(rest, 'an import id')), values);
  else if (command === 'list' && rest.length === 0) await list(api, values);
  else throw new CliError(`Cannot ${command ?? 'go on'}: say import, report or list. See --help.`, 2);
});

async function runImport(api: AdminApi, path: string, values: Values): Promise<void> {
  const slug = values.merchant ?? '';
  if (!/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(slug)) {
    throw new CliError(
      'Cannot import: --merchant must be lower-case letters, digits and dashes, such as linden-loom.',
      2,
    );
  }
  const currency = values.currency?.toUpperCase() ?? '';
  if (!/^[A-Z]{3}$/.test(currency))
    throw new CliError('Cannot import: --currency must be three letters, such as EUR.', 2);
  if (!isFormat(values.format)) throw new CliError(`Cannot import: --format must be one of ${FORMATS.join(', ')}.`, 2);
  const file = await localFile(path);
  const report = await importFeed(
    api,
    {
      slug,
      currency,
      name: values.name,
      shopUrl: values['shop-url'],
      format: values.format,
      file,
      mode: values.increment ? 'increment' : 'full',
    },
    process.stderr,
  );
  await show(api, report, values);
  if (report.status === 'failed') process.exitCode = 1;
}

async function show(api: AdminApi, report: FeedImport, values: Values): Promise<void> {
  const rows = report.reasons.length === 0 ? [] : await api.quarantine(report.import_id, Number(values.rows));
  process.stdout.write(
    values.json ? `${JSON.stringify({ ...report, quarantine: rows }, undefined, 2)}\n` : reportText(report, rows),
  );
}

async function list(api: AdminApi, values: Values): Promise<void> {
  const imports = await api.imports(50, values.merchant);
  process.stdout.write(values.json ? `${JSON.stringify({ imports }, undefined, 2)}\n` : listText(imports));
}

function isFormat(word: string): boolean {
  return FORMATS.some((format) => format === word);
}

async function localFile(path: string): Promise<UploadFile> {
  const found = await stat(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`Cannot read ${path}: ${reason.startsWith('ENOENT') ? 'there is no such file' : reason}.`, 2);
  });
  if (!found.isFile()) throw new CliError(`Cannot read ${path}: it is not a file.`, 2);
  return { name: basename(path), bytes: found.size, open: () => createReadStream(path) };
}

function one(words: readonly string[], what: string): string {
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0)
    throw new CliError(`Cannot go on: name ${what}, and nothing else. See --help.`, 2);
  return word;
}
