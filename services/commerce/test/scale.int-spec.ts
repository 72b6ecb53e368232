import { beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource, type Logger } from 'typeorm';
import { endWithFile, readFacts, TestDatabase } from '#libs/testing';
import { ApprovalsRepository } from '../src/approvals/approvals.repository.ts';
import { commerceDatabase } from '../src/commerce.database.ts';
import { PurchaseLinksRepository } from '../src/links/purchase-links.repository.ts';
import { SupportRepository } from '../src/support/support.repository.ts';

const OPEN = 100_000;
/** Of one person, who asks a lot. */
const OF_ONE = 200;
const now = new Date('2026-11-28T12:00:00Z');

interface Ran {
  readonly sql: string;
  readonly values: unknown[];
}
const ran: Ran[] = [];
const silent = (): void => undefined;
const listening: Logger = {
  logQuery: (sql, values: unknown) => void ran.push({ sql, values: Array.isArray(values) ? values : [] }),
  logQueryError: silent,
  logQuerySlow: silent,
  logSchemaBuild: silent,
  logMigration: silent,
  log: silent,
};

let rows: DataSource;
beforeAll(async () => {
  const database = await TestDatabase.make(readFacts());
  await database.query(
    `INSERT INTO commerce.approvals (approval_id, user_id, client_id, request_id, status, snapshot, snapshot_hash, pictures, pieces,
       differences, asked_at, expires_at, over_budget_accepted)
     SELECT 'apr_' || i, CASE WHEN i <= ${OF_ONE} THEN 'busy' ELSE 'user_' || i END, 'app', 'r', 'pending', '{}', repeat('0', 64), '[]', 1, '[]',
       $1::timestamptz - make_interval(secs => i / 50.0), $1::timestamptz + make_interval(secs => 3600 - i / 50.0), false
     FROM generate_series(1, ${OPEN}) i`,
    [now],
  );
  await database.query(
    `INSERT INTO commerce.approval_shops (approval_id, merchant, position, state, total_minor, currency)
     SELECT 'apr_' || i, 'shop_' || i % 500, 0, 'unopened', 4900, 'EUR' FROM generate_series(1, ${OPEN}) i`,
  );
  await database.query(
    `INSERT INTO commerce.purchase_links SELECT md5(i::text), 'apr_' || i, 'shop_' || i % 500, now() FROM generate_series(1, ${OPEN}) i`,
  );
  await database.query('ANALYZE commerce.approvals, commerce.approval_shops, commerce.purchase_links');
  const options = commerceDatabase(database.url('commerce_app'), 2);
  rows = await new DataSource({ ...options, logging: ['query'], logger: listening }).initialize();
  endWithFile(() => rows.destroy());
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: Plan[];
}
const nodesOf = (plan: Plan): string[] => [
  `${plan['Node Type']} ${plan['Relation Name'] ?? ''}`.trim(),
  ...(plan.Plans ?? []).flatMap(nodesOf),
];

/** Pages of the database that the statements of some work touch, and how. */
async function costOf(work: () => Promise<unknown>): Promise<{ pages: number; nodes: string[] }> {
  ran.length = 0;
  await work();
  const statements = ran.filter(({ sql }) => /^\s*(?:SELECT|UPDATE)\b/.test(sql));
  expect(statements).not.toEqual([]);
  let pages = 0;
  const nodes: string[] = [];
  for (const { sql, values } of statements) {
    const runner = rows.createQueryRunner();
    await runner.startTransaction();
    const explained = (await runner.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, values)) as {
      'QUERY PLAN': { Plan: Plan & Record<string, number> }[];
    }[];
    await runner.rollbackTransaction();
    await runner.release();
    const plan = explained[0]?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error(`No plan for ${sql}`);
    pages += Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks']);
    nodes.push(...nodesOf(plan));
  }
  return { pages, nodes };
}

/** A read of everything would be above 3,000; 200 approvals of one shop, each by its key, are 1,200. */
const FEW_PAGES = 1_500;

describe(`${OPEN} open approvals`, () => {
  const approvals = (): ApprovalsRepository => new ApprovalsRepository(rows);
  const page = { now, after: null, limit: 50 };
  test.each<[string, () => Promise<unknown>]>([
    ['one person’s approval', () => approvals().find('user_5000', 'apr_5000')],
    ['its row lock', () => rows.transaction((em) => approvals().lock(em, 'user_5000', 'apr_5000'))],
    ['how many are open', () => approvals().countOpen(rows.manager, 'user_5000', now)],
    ['how many are open, of who asks a lot', () => approvals().countOpen(rows.manager, 'busy', now)],
    ['what counts in a budget', () => approvals().counted(rows.manager, 'user_5000', null, now)],
    ['what counts in a budget, of who asks a lot', () => approvals().counted(rows.manager, 'busy', 'apr_7', now)],
    ['a page of the list', () => approvals().list(rows.manager, 'busy', { ...page, statuses: ['pending'] })],
    [
      'the link of a token',
      () => new PurchaseLinksRepository(rows).find('user_5000', 'ce5140df15d046a66883807d18d0264b'),
    ],
    ['what has expired', () => rows.transaction((em) => approvals().expire(em, now, 200))],
    ['support, by person', () => new SupportRepository().search(rows.manager, { user_id: 'user_5000' }, page)],
    ['support, by shop', () => new SupportRepository().search(rows.manager, { merchant: 'shop_7' }, page)],
    ['support, by status', () => new SupportRepository().search(rows.manager, { status: 'stale' }, page)],
    ['support, the newest', () => new SupportRepository().search(rows.manager, {}, page)],
  ])('%s, is found without reading them all', async (_, work) => {
    const { pages, nodes } = await costOf(work);
    expect(nodes.filter((node) => node.startsWith('Seq Scan'))).toEqual([]);
    expect(pages).toBeLessThan(FEW_PAGES);
  });
});
