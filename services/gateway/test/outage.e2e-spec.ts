import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Answer,
  ask,
  bearer,
  mcpRequest,
  msUntil,
  type OwnStack,
  patient,
  readFacts,
  Stack,
  startStack,
} from '#libs/testing';

const facts = readFacts();
let stack: OwnStack;
beforeAll(async () => {
  stack = await startStack();
});

const call = (name: string, args: object = {}, of: Stack = stack): Promise<Answer> =>
  ask(
    of.mcpUrl,
    mcpRequest(
      'tools/call',
      { name, arguments: args },
      bearer(of.token('auth0|outage', 'catalog:read profile:read profile:write')),
    ),
  );
/** A call that only the SDK's machinery answers. */
const withProgress = (): Promise<Answer> => {
  const token = bearer(stack.token('auth0|outage', 'catalog:read'));
  const request = mcpRequest('tools/call', { name: 'search_catalog', arguments: {} }, token);
  return ask(stack.mcpUrl, {
    ...request,
    body: (request.body as string).replace('"_meta":{', '"_meta":{"progressToken":1,'),
  });
};
const statuses = async (): Promise<Record<string, string>> => {
  const { dependencies } = (await ask(`${stack.publicUrl}/health`)).body as {
    dependencies: { name: string; status: string }[];
  };
  return Object.fromEntries(dependencies.map(({ name, status }) => [name, status]));
};
const toolWorks = async (name: string): Promise<boolean> => {
  const { body } = await call(name);
  return (body as { result?: { isError?: boolean } }).result?.isError === undefined && 'result' in (body as object);
};

describe('one service gone', () => {
  test('catalog, killed -9, says at once what is down and leaves profile working; back, it works again', async () => {
    await call('set_budget_and_goals', { goals: ['kept'] });
    await stack.parts.catalog.kill();
    const started = performance.now();
    const search = await call('search_catalog', { query: 'linen' });
    expect(performance.now() - started).toBeLessThan(patient(2_500));
    expect(search.status).toBe(200);
    expect(search.body).toMatchObject({
      result: {
        isError: true,
        content: [
          {
            text: expect.stringMatching(
              /^UNAVAILABLE: The catalog service is down right now\. Tools of other services keep working/,
            ),
          },
        ],
      },
    });
    expect((await call('get_profile')).body).toMatchObject({ result: { structuredContent: { goals: ['kept'] } } });
    expect(await statuses()).toEqual({
      nats: 'up',
      postgresql: 'up',
      issuer: 'up',
      audit: 'up',
      catalog: 'down',
      commerce: 'up',
      profile: 'up',
    });
    const health = await ask(`${stack.publicUrl}/health`);
    expect(health.body).toMatchObject({ status: 'degraded' });
    // A load balancer must not take the gateway out because one service behind it is away.
    expect((await ask(`${stack.publicUrl}/ready`)).status).toBe(200);
    const merchants = await stack.admin().send('GET', '/merchants');
    expect([merchants.status, merchants.body]).toEqual([
      503,
      expect.objectContaining({ code: 'UNAVAILABLE', detail: expect.stringContaining('The catalog service is down') }),
    ]);
    await stack.parts.catalog.start();
    expect(await toolWorks('search_catalog')).toBe(true);
    await msUntil(async () => (await statuses())['catalog'] === 'up', 2_000);
  });

  test('profile, killed -9 under load, costs no answer the right to be JSON-RPC and keeps what was confirmed', async () => {
    // Each waits for the answer to one write before the next; a write whose answer got lost may be done all the same.
    const clients = Array.from({ length: 4 }, () => ({ sent: -1, confirmed: -1 }));
    const stop = new AbortController();
    const shapes = new Set<string>();
    const write = async (client: (typeof clients)[number], number: number): Promise<void> => {
      while (!stop.signal.aborted) {
        client.sent++;
        const { status, body } = await call('set_budget_and_goals', { goals: [`${number} ${client.sent}`] });
        const { result } = body as { result?: { isError?: boolean } };
        shapes.add(`${status} ${result ? (result.isError ? 'isError' : 'result') : 'error'}`);
        if (result && !result.isError) client.confirmed = client.sent;
      }
    };
    const load = Promise.all(clients.map(write));
    await sleep(300);
    await stack.parts.profile.kill();
    await sleep(200);
    await stack.parts.profile.start();
    await sleep(300);
    stop.abort();
    await load;
    expect([...shapes].filter((shape) => !['200 result', '200 isError'].includes(shape))).toEqual([]);
    const { body } = await call('get_profile');
    const { goals } = (body as { result: { structuredContent: { goals: string[] } } }).result.structuredContent;
    const [number = -1, last = -1] = goals[0]?.split(' ').map(Number) ?? [];
    expect(last).toBeGreaterThanOrEqual(clients[number]?.confirmed ?? Infinity);
    expect(last).toBeLessThanOrEqual(clients[number]?.sent ?? -1);
  });

  test('gateway, killed -9 and started again, serves without anybody else having been touched', async () => {
    await stack.parts.gateway.kill();
    await expect(ask(`${stack.publicUrl}/live`)).rejects.toThrow();
    await stack.parts.gateway.start();
    expect(await toolWorks('get_profile')).toBe(true);
  });

  test('gateway, told to stop while calls are in flight, answers every one on its connections and ends cleanly', async () => {
    const calls = (): Promise<PromiseSettledResult<Answer>[]> =>
      Promise.allSettled(Array.from({ length: 32 }, (_, n) => (n % 2 ? call('search_catalog') : withProgress())));
    await calls(); // so that the connections are there
    const inFlight = calls();
    await sleep(15);
    const exit = await stack.parts.gateway.stop();
    const answers = await inFlight;
    await stack.parts.gateway.start();
    const statuses = answers.map((answer) =>
      answer.status === 'fulfilled' ? answer.value.status : String(answer.reason),
    );
    const cut = answers.filter((answer) => answer.status === 'fulfilled' && !answer.value.text.includes('"result"'));
    expect(cut.filter((answer) => answer.status === 'fulfilled' && answer.value.status !== 503)).toEqual([]);
    // 503 is for what came in after the end had begun.
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
    expect(exit).toMatchObject({ code: 0 });
  });
});

describe('the database gone for a moment', () => {
  test('sessions, all cut off under load, cost at most the calls that were in them', async () => {
    const results: string[] = [];
    const work = Array.from({ length: 40 }, async (_, i) => {
      await sleep(i * 10);
      const { body } = await call('get_profile');
      results.push('error' in (body as object) ? JSON.stringify((body as { error: object }).error) : 'result');
    });
    await sleep(150);
    await stack.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IN ('profile_app', 'catalog_app')`,
    );
    await Promise.all(work);
    expect(results.filter((result) => result === 'result').length).toBeGreaterThan(20);
    for (const error of results.filter((result) => result !== 'result'))
      expect(error).toMatch(/"code":-32603,"message":"Something went wrong on our side \(request [0-9a-f-]{36}\)/);
    await msUntil(() => toolWorks('get_profile'), 3_000);
  });
});

describe('strangers', () => {
  test('tokens, of made-up keys, fifty of them, keep nobody else out', async () => {
    const { publicUrl, opsUrl } = await stack.bed.gateway(facts.issuer.url);
    const fresh = new Stack(facts, { ...stack.facts, publicUrl, opsUrl });
    const list = (kid?: string): Promise<Answer> =>
      ask(
        fresh.mcpUrl,
        mcpRequest(
          'tools/list',
          {},
          bearer(fresh.token('auth0|x', 'catalog:read', {}, kid === undefined ? {} : { kid })),
        ),
      );
    const made = await Promise.all(Array.from({ length: 50 }, (_, i) => list(`made-up-${i}`)));
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([401]));
    expect((await list()).status).toBe(200);
  });
});

describe('uploads at the limit', () => {
  test('upload, larger than allowed or broken off, is refused with the limit and leaves no file', async () => {
    const { part, publicUrl, opsUrl } = await stack.bed.gateway(facts.issuer.url, { GATEWAY_MAX_FEED_BYTES: '2048' });
    const small = new Stack(facts, { ...stack.facts, publicUrl, opsUrl });
    await small.admin().setMerchant('limited');
    const left = (): string[] =>
      readdirSync(stack.bed.assetsDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
    for (const size of [2_049, 100_000, 5_000_000]) {
      const answer = await small.admin().upload('limited', 'x'.repeat(size));
      expect([answer.status, answer.body]).toEqual([
        422,
        expect.objectContaining({
          code: 'INVALID_INPUT',
          detail: 'Cannot import: the file is larger than 2048 bytes; split it',
        }),
      ]);
    }
    expect(left()).toEqual([]);
    const token = small.token('auth0|operator', 'admin:catalog:write');
    const broken = request(`${publicUrl}/admin/v1/merchants/limited/feeds`, {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'text/csv', 'content-length': '2000' },
    });
    broken.once('error', () => undefined);
    broken.write('half of it');
    await msUntil(() => Promise.resolve(left().length === 1), 2_000);
    broken.destroy();
    await msUntil(() => Promise.resolve(left().length === 0), 2_000);
    expect((await small.admin().upload('limited', 'x'.repeat(2_048))).status).toBe(202);
    // A connection left half read would hold the end up.
    expect(await part.stop()).toMatchObject({ code: 0 });
  });
});
