import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Answer,
  ask,
  bearer,
  Caller,
  client1,
  mcpRequest,
  msUntil,
  type OwnStack,
  readFacts,
  startStack,
} from '#libs/testing';

const facts = readFacts();
const NARROW = {
  GATEWAY_READS_PER_MINUTE: '60',
  GATEWAY_READS_BURST: '40',
  GATEWAY_READS_PER_DAY: '1000',
  GATEWAY_WRITES_PER_MINUTE: '6',
  GATEWAY_WRITES_BURST: '3',
  GATEWAY_JOBS_PER_MINUTE: '6',
  GATEWAY_JOBS_BURST: '2',
  GATEWAY_REFUSALS_PER_MINUTE: '60',
  GATEWAY_REFUSALS_BURST: '20',
};
/** Of a burst of 40; see lease.rules.ts. */
const CREDIT = 5;

let stack: OwnStack;
/** Two replicas of the gateway that take the same tokens. */
let replicas: string[];
beforeAll(async () => {
  stack = await startStack();
  const start = async (): Promise<string> =>
    `${(await stack.bed.gateway(facts.issuer.url, { ...NARROW, AUTH_AUDIENCE: stack.mcpUrl })).publicUrl}/mcp`;
  replicas = [await start(), await start()];
});

const someone = (): string => `auth0|limits-${randomUUID()}`;
const SCOPES = 'profile:read profile:write catalog:read';
const tool = (user: string, name: string, args: object = {}, url = replicas[0] ?? ''): Promise<Answer> =>
  ask(url, mcpRequest('tools/call', { name, arguments: args }, bearer(stack.token(user, SCOPES))));
const list = (user: string, url: string): Promise<Answer> =>
  ask(url, mcpRequest('tools/list', {}, bearer(stack.token(user, ''))));
const textOf = ({ body }: Answer): string =>
  (body as { result?: { content?: { text: string }[] } }).result?.content?.[0]?.text ?? '';
const isLimited = (answer: Answer): boolean => answer.status === 429 || textOf(answer).startsWith('RATE_LIMITED: ');
const passed = (answers: readonly Answer[]): number => answers.filter((answer) => !isLimited(answer)).length;

/** So many at once, and what of them was let through beyond what came back meanwhile. */
async function flood(times: number, one: (n: number) => Promise<Answer>): Promise<{ answers: Answer[]; most: number }> {
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: times }, (_, n) => one(n)));
  return { answers, most: 40 + Math.ceil((performance.now() - started) / 1_000) };
}

describe('limits of a user', () => {
  test('reads, more than the burst at once, are refused with an error that says how long to wait', async () => {
    const user = someone();
    const { answers, most } = await flood(80, () => tool(user, 'get_profile'));
    // Of a burst of 60; what a busy machine has not leased in time is refused.
    expect(passed(answers)).toBeGreaterThanOrEqual(20);
    expect(passed(answers)).toBeLessThanOrEqual(most);
    const refused = answers.find(isLimited);
    expect([refused?.status, refused?.body]).toEqual([
      200,
      expect.objectContaining({ result: expect.objectContaining({ isError: true }) }),
    ]);
    expect(refused && textOf(refused)).toMatch(
      /^RATE_LIMITED: Cannot do this now: too many reads in a short time\. Wait \d seconds?, then go on/,
    );
    expect(refused?.headers.get('retry-after')).toMatch(/^[12]$/);
    expect(refused?.headers.get('ratelimit')).toMatch(/^"read";r=0;t=[12]$/);
    await sleep(1_000 * Number(refused?.headers.get('retry-after')));
    expect(isLimited(await tool(user, 'get_profile'))).toBe(false);
  });

  test('reads, of one user all used up, are nobody else’s and no other class’s', async () => {
    const user = someone();
    await flood(60, () => list(user, replicas[0] ?? ''));
    expect(isLimited(await list(user, replicas[0] ?? ''))).toBe(true);
    expect(isLimited(await tool(user, 'set_budget_and_goals', { goals: ['x'] }))).toBe(false);
    expect(isLimited(await tool(someone(), 'get_profile'))).toBe(false);
  });

  test('calls whose token lacks a scope, count as others do', async () => {
    const call = mcpRequest('tools/call', { name: 'get_profile' }, bearer(stack.token(someone(), '')));
    const { answers } = await flood(80, () => ask(replicas[0] ?? '', call));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403, 429]));
  });

  test('answers, of either era, say what is left of which limit', async () => {
    const user = someone();
    const first = await tool(user, 'get_profile');
    expect(first.headers.get('ratelimit-policy')).toBe('"read";q=60;w=60');
    expect(first.headers.get('ratelimit')).toBe('"read";r=39;t=0');
    expect(first.headers.get('retry-after')).toBeNull();
    expect((await tool(user, 'set_budget_and_goals', { goals: ['x'] })).headers.get('ratelimit')).toBe(
      '"write";r=2;t=0',
    );
    const legacy = await ask(replicas[0] ?? '', {
      method: 'POST',
      headers: {
        ...bearer(stack.token(user, SCOPES)),
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'get_profile' } }),
    });
    expect(legacy.headers.get('content-type')).toContain('text/event-stream');
    expect(legacy.headers.get('ratelimit')).toMatch(/^"read";r=3[0-9];t=0$/);
  });

  test('messages that run no tool, too many, are 429 as problem details', async () => {
    const user = someone();
    const { answers } = await flood(80, () => list(user, replicas[0] ?? ''));
    const refused = answers.find(isLimited);
    expect([refused?.status, refused?.headers.get('content-type'), refused?.body]).toEqual([
      429,
      expect.stringMatching(/^application\/problem\+json/),
      expect.objectContaining({ code: 'RATE_LIMITED', status: 429 }),
    ]);
    expect(refused?.headers.get('retry-after')).toMatch(/^[12]$/);
  });

  test('client of SDK 1.x, one call too many, gets the tool error', async () => {
    const user = someone();
    await flood(50, () => list(user, replicas[0] ?? ''));
    await sleep(4_200); // its hello takes two of what comes back
    const client = await client1(replicas[0] ?? '', stack.token(user, SCOPES));
    const answers = [];
    for (let n = 0; n < 8; n += 1) answers.push(await client.callTool({ name: 'get_profile' }));
    await client.close();
    expect(answers.at(-1)).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('RATE_LIMITED: ') }],
    });
  });

  test('admin door, writes and jobs too many, are 429 before anything is kept', async () => {
    const base = (replicas[0] ?? '').replace('/mcp', '/admin/v1');
    const token = stack.token(someone(), 'admin:catalog:read admin:catalog:write');
    const set = (slug: string): Promise<Answer> =>
      ask(`${base}/merchants/${slug}`, {
        method: 'PUT',
        headers: { ...bearer(token), 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Shop', currency: 'EUR', shop_url: null }),
      });
    const writes = [];
    for (let n = 0; n < 5; n += 1) writes.push(await set('limited'));
    expect(writes.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(writes[3]?.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(writes[3]?.headers.get('retry-after')).toMatch(/^\d+$/);
    const jobs = [];
    for (let n = 0; n < 3; n += 1) {
      jobs.push(
        await ask(`${base}/merchants/limited/feeds`, {
          method: 'POST',
          headers: { ...bearer(token), 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
          body: 'Handle,Title,Variant Price\none,One,1.00\n',
        }),
      );
    }
    expect(jobs.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(jobs[2]?.headers.get('ratelimit')).toMatch(/^"job";r=0;t=\d+$/);
  });
});

/** Whether two replicas hold one person to one quota: beside a busy machine a lease can be late, and each counts for itself then. */
async function isShared(): Promise<boolean> {
  const user = someone();
  const { answers, most } = await flood(160, (n) => list(user, replicas[n % 2] ?? ''));
  expect(passed(answers)).toBeGreaterThanOrEqual(30);
  return passed(answers) <= most + 2 * CREDIT;
}

describe('replicas', () => {
  test('reads, of one user at two replicas in turn, are one quota', async () => {
    await msUntil(isShared, 15_000, 1_000);
  });

  test('reads, one after the other below the rate at two replicas in turn, are never refused', async () => {
    const user = someone();
    for (let n = 0; n < 30; n += 1) {
      expect(isLimited(await list(user, replicas[n % 2] ?? ''))).toBe(false);
      await sleep(100);
    }
  });

  test('reads, NATS killed, are held to the limit by each replica for itself; back, they share it again', async () => {
    await stack.bed.broker.kill();
    const alone = someone();
    const one = await flood(100, () => list(alone, replicas[0] ?? ''));
    expect(passed(one.answers)).toBeGreaterThanOrEqual(40);
    expect(passed(one.answers)).toBeLessThanOrEqual(one.most);
    const other = await flood(100, () => list(alone, replicas[1] ?? ''));
    expect(passed(other.answers)).toBeGreaterThanOrEqual(40);
    expect(passed(other.answers)).toBeLessThanOrEqual(other.most);
    await stack.bed.broker.start();
    await msUntil(isShared, 15_000, 1_000);
  });

  test('NATS user of the gateway, may neither drop nor list nor read another bucket', async () => {
    const gateway = await Caller.connect(facts, stack.bed.natsUrl);
    const refused = async (subject: string): Promise<unknown> =>
      gateway.connection.request(subject, '', { timeout: 500 }).then(
        () => 'answered',
        (error: unknown) => String(error),
      );
    for (const subject of [
      '$JS.API.STREAM.DELETE.KV_limits',
      '$JS.API.STREAM.PURGE.KV_limits',
      '$JS.API.STREAM.UPDATE.KV_limits',
      '$JS.API.STREAM.MSG.GET.KV_limits',
      '$JS.API.STREAM.NAMES',
      '$JS.API.STREAM.CREATE.KV_other',
      '$JS.API.DIRECT.GET.EVENTS.events.profile',
      '$KV.other.key',
    ]) {
      expect(await refused(subject)).toMatch(/permission/i);
    }
  });
});

describe('addresses', () => {
  test('address, flooding without a valid token, is turned away unlooked at; who was good there before is not', async () => {
    const url = `${(await stack.bed.gateway(facts.issuer.url, { ...NARROW, AUTH_AUDIENCE: stack.mcpUrl })).publicUrl}/mcp`;
    const good = stack.token(someone(), SCOPES);
    const call = (token: string, headers: Record<string, string> = {}): Promise<Answer> =>
      ask(url, mcpRequest('tools/list', {}, { ...bearer(token), ...headers }));
    expect((await call(good)).status).toBe(200);
    const bad = await Promise.all(Array.from({ length: 60 }, (_, n) => call(`${good}${n}`)));
    expect(bad.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(20);
    const late = await call(`${good}x`, { 'x-forwarded-for': '203.0.113.7' });
    expect([late.status, late.headers.get('content-type'), late.body]).toEqual([
      429,
      expect.stringMatching(/^application\/problem\+json/),
      expect.objectContaining({ code: 'RATE_LIMITED', request_id: late.headers.get('x-request-id') }),
    ]);
    expect(late.headers.get('retry-after')).toMatch(/^\d$/);
    expect((await ask(url, mcpRequest('tools/list', {}))).status).toBe(429);
    expect((await call(good)).status).toBe(200);
    await sleep(1_100 * Number(late.headers.get('retry-after')));
    expect((await call(`${good}y`)).status).toBe(401);
  });
});
