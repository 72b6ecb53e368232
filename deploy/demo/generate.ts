import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoFeeds } from './demo-feeds.ts';

const HELP = `Writes the demo catalog: one Shopify product CSV per invented shop, and merchants.json.

  node deploy/demo/generate.ts --out <folder>

  --out <folder>   where to write; made if it is not there
  --help           this text

The files are the same on every machine. npm run feed -- import <file> brings one into a running stack.
Exit codes: 0 written, 1 failed, 2 wrong usage.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  let out: string | undefined;
  try {
    const { values } = parseArgs({ args, options: { out: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    out = values.out;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  if (!out) {
    process.stderr.write('Cannot write the demo catalog: --out is missing. See --help.\n');
    return 2;
  }
  await mkdir(out, { recursive: true });
  const feeds = demoFeeds();
  for (const { slug, csv } of feeds) await writeFile(join(out, `${slug}.csv`), csv);
  const merchants = feeds.map(({ slug, name, currency, shopUrl }) => ({
    slug,
    name,
    currency,
    shop_url: shopUrl,
    file: `${slug}.csv`,
  }));
  await writeFile(join(out, 'merchants.json'), `${JSON.stringify({ merchants }, undefined, 2)}\n`);
  process.stdout.write(`${feeds.map(({ slug }) => join(out, `${slug}.csv`)).join('\n')}\n`);
  return 0;
}
