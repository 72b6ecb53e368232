import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../src/database.ts';
import { endAll } from '../src/live.ts';
import { startRunServers } from '../src/run-servers.ts';
import { SAMPLE_FEED, shopifyCsv } from '../src/shopify-csv.ts';
import { startStack } from '../src/stack.ts';
import { Inspector, type ToolAnswer } from './inspector.ts';

// npm run inspector: the MCP Inspector's command line lists and calls every tool of the product. Needs npm's registry.

type Arguments = Readonly<Record<string, unknown>>;

/** Approvals that were asked for, one to cancel, and one of which a shop was opened. */
interface Asked {
  readonly lines: readonly { readonly variant_id: string; readonly quantity: number }[];
  readonly cancelled: string;
  readonly opened: string;
}

/** Arguments with which each tool succeeds; one that is not here is called without any. */
const argumentsOf = (itemId: string, asked: Asked): Readonly<Record<string, Arguments>> => ({
  cancel_purchase_approval: { approval_id: asked.cancelled },
  delete_rating: { item_id: itemId },
  fetch: { id: itemId },
  get_approval_status: { approval_id: asked.cancelled },
  get_brand: { brand: 'Atelier Test' },
  get_item: { item_id: itemId },
  get_similar_items: { item_id: itemId },
  get_profile: {},
  list_my_activity: {},
  rate_item: { item_id: itemId, rating: 1 },
  request_consent: { purposes: ['photos_store'] },
  request_purchase_approval: { lines: asked.lines },
  revoke_consent: { purpose: 'photos_store' },
  search: { query: 'linen' },
  search_catalog: { query: 'linen' },
  set_budget_and_goals: { goals: ['a coat'], monthly_budget_minor: 20_000, currency: 'EUR' },
  set_purchase_outcome: { approval_id: asked.opened, merchant: 'sample', outcome: 'bought' },
  set_sizes: { sizes: [{ garment: 'top', system: 'letter', value: 'M' }] },
});

const ANSWERED = 'answered';

process.exitCode = (await main()) ? 0 : 1;

async function main(): Promise<boolean> {
  const servers = await startRunServers();
  try {
    const stack = await startStack(servers.facts);
    await stack.admin().importFeed('sample', shopifyCsv(SAMPLE_FEED));
    const { operations } = await import('#libs/contracts');
    const offered = operations.filter((op) => op.tool);
    const token = stack.token('auth0|inspector', [...new Set(offered.flatMap((op) => op.scopes))].join(' '));
    const dir = join(servers.facts.dir, 'inspector');
    mkdirSync(dir);
    const inspector = await Inspector.install(dir);

    const tools = await inspector.tools(stack.mcpUrl, token);
    const missing = offered.filter((op) => !tools.some(({ name }) => name === op.toolName));
    console.log(`tools/list: ${tools.length} of ${offered.length}`);
    for (const { toolName } of missing) console.log(`tools/list: NOT ${toolName}`);

    const found = await inspector.call(stack.mcpUrl, token, 'search_catalog', { query: 'linen shirt' });
    const [item] = (found.structuredContent as { items: { item_id: string }[] }).items;
    const call = async (name: string, given: Record<string, unknown>): Promise<Record<string, unknown>> =>
      ((await inspector.call(stack.mcpUrl, token, name, given)).structuredContent ?? {}) as Record<string, unknown>;
    const table = argumentsOf(item?.item_id ?? '', await askedFor(call, stack.database, item?.item_id ?? ''));
    const good: boolean[] = [missing.length === 0];
    for (const tool of tools) {
      const answer = await inspector.call(stack.mcpUrl, token, tool.name, table[tool.name] ?? {});
      const said = verdict(answer);
      good.push(said === ANSWERED);
      console.log(`${tool.name}: ${said}`);
    }
    return good.every(Boolean);
  } finally {
    await endAll();
    await servers.stop();
  }
}

type CallTool = (name: string, given: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Only a person opens a shop, so that is written into the database. */
async function askedFor(call: CallTool, database: TestDatabase, itemId: string): Promise<Asked> {
  const { variants } = (await call('get_item', { item_id: itemId })) as { variants: { variant_id: string }[] };
  const lines = variants.slice(0, 1).map(({ variant_id }) => ({ variant_id, quantity: 1 }));
  const ask = async (note: string): Promise<string> =>
    String((await call('request_purchase_approval', { lines, note }))['approval_id']);
  const [cancelled, opened] = [await ask('to cancel'), await ask('to open')];
  await database.query(
    `UPDATE commerce.approval_shops SET state = 'opened', opened_at = now() WHERE approval_id = $1`,
    [opened],
  );
  return { lines, cancelled, opened };
}

/** Whether the answer is structured; else the error, whose way out may be a line in `argumentsOf`. */
function verdict({ isError, structuredContent, content }: ToolAnswer): string {
  if (!isError && structuredContent) return ANSWERED;
  return `NOT: ${content[0]?.text ?? 'an answer without text'}`;
}
