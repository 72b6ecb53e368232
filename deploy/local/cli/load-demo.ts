import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { demoFeeds, FORMAT_CHOICES, type DemoFeed, type FormatChoice } from '../../demo/demo-feeds.ts';
import { SHOPS_PORT } from '../../demo/feeds/addresses.ts';
import { adminSession } from './admin-session.ts';
import { AdminApi, FEED_SCOPES } from './admin-api.ts';
import { importFeed } from './feed-import.ts';
import { CliError, runCli } from './run-cli.ts';

/** In which formats the shops come when nothing is said: all as Shopify CSV, because it is the one that the catalog reads. */
const DEFAULT_FORMATS: FormatChoice = 'shopify_csv';

const HELP = `Fills an empty catalog with the demo shops. A catalog with other shops in it is left alone.

  node deploy/local/cli/load-demo.ts

  --formats <f>   own: each shop in its own format; shopify_csv: all as Shopify CSV (default: ${DEFAULT_FORMATS})
  --user <name>   the demo user to sign in as (default: operator)
  --url <url>     the gateway (default: http://localhost:8080)
  --help          this text

SHOPS_PORT in the environment is where the demo shops answer (default: ${SHOPS_PORT}); links lead there.
ATELIER_TOKEN in the environment is used as access token instead of signing in.
Exit codes: 0 loaded or nothing to do, 1 failed, 2 wrong usage.
`;

await runCli(async () => {
  const { values } = parseArgs({
    options: {
      formats: { type: 'string', default: DEFAULT_FORMATS },
      user: { type: 'string', default: 'operator' },
      url: { type: 'string', default: process.env.PUBLIC_URL || 'http://localhost:8080' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const formats = FORMAT_CHOICES.find((known) => known === values.formats);
  if (formats === undefined) throw new CliError('Cannot load the demo: --formats is own or shopify_csv.', 2);
  const session = adminSession(values.url, values.user, process.env.ATELIER_TOKEN, FEED_SCOPES);
  const api = new AdminApi(session);
  const feeds = demoFeeds(formats, Number(process.env.SHOPS_PORT || SHOPS_PORT));
  const missing = await missingOf(api, feeds);
  for (const feed of missing) process.stdout.write(`${await load(api, feed)}\n`);
  // The supervisor shows the last line in its banner.
  process.stdout.write(
    missing.length === 0 ? 'demo catalog: nothing to do\n' : `demo catalog: ${missing.length} shops loaded\n`,
  );
});

/** A shop without products counts as missing: an earlier load was cut off. */
async function missingOf(api: AdminApi, feeds: readonly DemoFeed[]): Promise<DemoFeed[]> {
  const known = await api.merchants();
  const isOurs = known.every((merchant) => feeds.some(({ slug }) => slug === merchant.slug));
  return isOurs
    ? feeds.filter(({ slug }) => !known.some((merchant) => merchant.slug === slug && merchant.products > 0))
    : [];
}

async function load(api: AdminApi, feed: DemoFeed): Promise<string> {
  const { slug, name, currency, shopUrl, bytes } = feed;
  const file = { name: feed.fileName, bytes: bytes.length, open: () => Readable.from([bytes]) };
  const format = feed.format === 'shopify_csv' ? 'shopify_csv' : 'auto';
  const { status, failure, products, variants } = await importFeed(
    api,
    { slug, currency, name, shopUrl, file, format },
    { write: () => undefined },
  );
  if (status !== 'done') throw new CliError(`Cannot load the demo shop ${slug}: ${failure ?? status}`);
  return `${name}: ${sum(products)} products, ${sum(variants)} variants, ${products.quarantined} quarantined`;
}

function sum(counts: { accepted: number; changed: number; unchanged: number }): number {
  return counts.accepted + counts.changed + counts.unchanged;
}
