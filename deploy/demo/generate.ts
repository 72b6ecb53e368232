import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoFeeds, FORMAT_CHOICES } from './demo-feeds.ts';

const HELP = `Writes the demo catalog: one product file per invented shop, and merchants.json.

  node deploy/demo/generate.ts --out <folder> [--formats own|shopify_csv]

  --out <folder>   where to write; made if it is not there
  --formats        own (default): each shop in its own format, all seven in all; shopify_csv: all as Shopify CSV
  --help           this text

The files are the same on every machine. npm run feed -- import <file> brings one into a running stack.
Exit codes: 0 written, 1 failed, 2 wrong usage.
`;

const OPTIONS = { out: { type: 'string' }, formats: { type: 'string' }, help: { type: 'boolean' } } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  let values;
  try {
    values = parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { out, help, formats = 'own' } = values;
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  const choice = FORMAT_CHOICES.find((known) => known === formats);
  if (!out) return refuse('Cannot write the demo catalog: --out is missing. See --help.');
  if (choice === undefined) return refuse(`Cannot write the demo catalog: --formats is own or shopify_csv.`);
  await mkdir(out, { recursive: true });
  const merchants = [];
  for (const { slug, name, currency, shopUrl, format, fileName, bytes } of demoFeeds(choice)) {
    const file = `${slug}-${fileName}`;
    await writeFile(join(out, file), bytes);
    merchants.push({ slug, name, currency, shop_url: shopUrl, format, file });
  }
  await writeFile(join(out, 'merchants.json'), `${JSON.stringify({ merchants }, undefined, 2)}\n`);
  process.stdout.write(`${merchants.map(({ file }) => join(out, file)).join('\n')}\n`);
  return 0;
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}
