import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFeeds } from '../../../deploy/demo/demo-feeds.ts';
import { ROOT } from '../src/facts.ts';
import { endAll } from '../src/live.ts';
import { startRunServers } from '../src/run-servers.ts';
import { startStack } from '../src/stack.ts';
import { pageOf } from './page.rules.ts';
import { TextClient } from './text-client.ts';
import { walk } from './walk.ts';

// npm run transcript: writes docs/style-map-in-text.md, what a client without widgets reads of the style map of the demo catalog.

const PAGE = 'docs/style-map-in-text.md';
const SCOPE = 'stylemap:read catalog:read feedback:read feedback:write';

const servers = await startRunServers();
try {
  const stack = await startStack(servers.facts, { CATALOG_STYLE_MAP_BUILDS: 'child' });
  const admin = stack.admin();
  for (const { slug, currency, text } of demoFeeds('shopify_csv')) await admin.importFeed(slug, text, currency);
  await admin.buildStyleMap();
  const client = await TextClient.connect(stack.mcpUrl, stack.token('auth0|reader', SCOPE));
  const turns = await walk(client);
  await client.close();
  writeFileSync(join(ROOT, PAGE), pageOf(turns, stack.publicUrl));
  console.log(`${PAGE}: ${turns.length} calls`);
} finally {
  await endAll();
  await servers.stop();
}
