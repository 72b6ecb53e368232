import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { msUntil, type OwnStack, readFacts, SAMPLE_FEED, shopifyCsv, startIssuer, startStack } from '#libs/testing';
import { DurablePostgres } from '../../../libs/testing/drill/durable-postgres.ts';
import { ASKED, outcomeOf, type PartDown, PARTS, promised } from './failure-modes.ts';
import { findSampleItem, placeApprovals } from './tool-arguments.ts';

const page = promised();
const NAMES = [...ASKED.keys()];
/** After it the gateway knows that it does not know what was revoked. */
const STALE_MS = 5_500;
/** `/health` asks its dependencies once a second at most. */
const HEALTH_KEPT_MS = 1_100;

let postgres: DurablePostgres;
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let stack: OwnStack;
/** A gateway that was never shown a token, so it has no keys. */
let unused: string;
beforeAll(async () => {
  const facts = readFacts();
  [postgres, issuer] = await Promise.all([DurablePostgres.make(facts), startIssuer()]);
  stack = await startStack({ ...facts, adminUrl: postgres.adminUrl, issuer });
  await stack.admin().importFeed('sample', shopifyCsv(SAMPLE_FEED));
  await findSampleItem(stack);
  await placeApprovals(stack, 'auth0|failure-modes');
  const { publicUrl } = await stack.bed.gateway(issuer.url, { AUTH_AUDIENCE: stack.mcpUrl });
  unused = `${publicUrl}/mcp`;
});
afterAll(async () => {
  await stack.bed.stop();
  await Promise.all([postgres.end(), issuer.stop()]);
});

const outcomes = async (mcpUrl = stack.mcpUrl): Promise<Map<string, string>> =>
  new Map(
    await Promise.all([...ASKED].map(async ([name, one]) => [name, outcomeOf(await one(stack, mcpUrl))] as const)),
  );
const allAnswer = async (): Promise<boolean> => [...(await outcomes()).values()].every((one) => one === 'answers');

/** Takes a part away; what it returns brings it back. */
const TAKE: Readonly<Record<PartDown, () => Promise<() => Promise<unknown>>>> = {
  profile: () => takePart('profile'),
  catalog: () => takePart('catalog'),
  commerce: () => takePart('commerce'),
  audit: () => takePart('audit'),
  nats: async () => {
    await stack.bed.broker.kill();
    return () => stack.bed.broker.start();
  },
  postgresql: async () => {
    await postgres.kill('SIGKILL');
    await sleep(STALE_MS);
    return () => postgres.start();
  },
  issuer: async () => {
    await issuer.stop();
    return () => Promise.resolve();
  },
  'issuer, keys unknown': () => Promise.resolve(() => Promise.resolve()),
};
async function takePart(name: 'profile' | 'catalog' | 'commerce' | 'audit'): Promise<() => Promise<void>> {
  await stack.parts[name].kill();
  return () => stack.parts[name].start();
}

describe('the page', () => {
  test('page, its table, has a row for every tool and door, a column for every part, and names this file in each', () => {
    expect([...page.rows.keys()]).toEqual(NAMES);
    expect(page.columns).toEqual([...PARTS]);
    expect(page.shownBy).toEqual(NAMES.map(() => 'failure-modes.e2e-spec.ts'));
  });

  test('page, nothing away, everything answers', async () => {
    expect([...(await outcomes())].filter(([, outcome]) => outcome !== 'answers')).toEqual([]);
  });
});

describe.each(PARTS)('%s away', (part) => {
  let found: Map<string, string>;
  let bringBack: () => Promise<unknown>;
  beforeAll(async () => {
    bringBack = await TAKE[part]();
    await sleep(HEALTH_KEPT_MS);
    found = await outcomes(part === 'issuer, keys unknown' ? unused : stack.mcpUrl);
  });
  afterAll(async () => {
    await bringBack();
    if (!part.startsWith('issuer')) await msUntil(allAnswer, 20_000, 200);
  });

  test.each(NAMES)(`%s, ${part} away, is as the page says`, (name) => {
    expect(found.get(name)).toBe(page.rows.get(name)?.[PARTS.indexOf(part)]);
  });
});
