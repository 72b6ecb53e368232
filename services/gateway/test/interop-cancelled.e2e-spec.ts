import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { ask, bearer, mcpRequest, type OwnStack, patient, startStack } from '#libs/testing';

let stack: OwnStack;
beforeAll(async () => {
  stack = await startStack();
});

const signedIn = (): Record<string, string> => bearer(stack.token('auth0|leaver', 'catalog:read profile:read'));
const modern = (): RequestInit =>
  mcpRequest('tools/call', { name: 'search_catalog', arguments: { query: 'linen' } }, signedIn());
/** With a progress token, which takes the SDK's way instead of the plain one. */
const withProgress = (): RequestInit => {
  const body = JSON.parse(modern().body as string) as { params: { _meta: object } };
  body.params._meta = { ...body.params._meta, progressToken: 'p' };
  return { ...modern(), body: JSON.stringify(body) };
};
const older = (): RequestInit => ({
  method: 'POST',
  headers: { ...signedIn(), 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
  body: JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'search_catalog', arguments: { query: 'linen' } },
  }),
});
const gauge = async (name: string): Promise<number> => {
  const { text } = await ask(`${stack.opsUrl}/metrics`);
  const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].map(([, value]) =>
    Number(value),
  );
  return values.reduce((sum, value) => sum + value, 0);
};

test.each([
  ['plain call', modern],
  ['call with progress', withProgress],
  ['call of an older client', older],
])(
  '%s, whose client leaves while the service is silent, is let go; nothing breaks and nothing stays',
  async (_, init) => {
    const silent = stack.parts.catalog.pid;
    const before = await gauge('nodejs_active_handles');
    expect(before).toBeGreaterThan(0);
    process.kill(silent, 'SIGSTOP');
    const leaver = new AbortController();
    const calls = Array.from({ length: 40 }, () =>
      fetch(stack.mcpUrl, { ...init(), signal: leaver.signal }).then((answer) => answer.text()),
    );
    await sleep(300);
    leaver.abort();
    const ends = await Promise.allSettled(calls);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    // Others are served meanwhile.
    const others = await ask(
      stack.mcpUrl,
      mcpRequest('tools/call', { name: 'get_profile', arguments: {} }, signedIn()),
    );
    expect(others.status).toBe(200);
    process.kill(silent, 'SIGCONT');
    const after = await ask(stack.mcpUrl, modern());
    expect(after.body).toMatchObject({ result: { structuredContent: { items: [] } } });
    for (const deadline = performance.now() + patient(10_000); (await gauge('nodejs_active_handles')) > before + 5;) {
      if (performance.now() > deadline) throw new Error('connections of those who left are still open');
      await sleep(100);
    }
    expect(
      stack
        .logs()
        .split('\n')
        .filter((line) => /"level":"(?:error|fatal)"/.test(line)),
    ).toEqual([]);
  },
  60_000,
);
