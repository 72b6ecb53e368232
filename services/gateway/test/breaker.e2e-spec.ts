import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, mcpRequest, msUntil, type OwnStack, patient, startStack } from '#libs/testing';

let stack: OwnStack;
beforeAll(async () => {
  stack = await startStack();
});

const SCOPES = 'catalog:read profile:read profile:write';
const call = (name: string): Promise<Answer> =>
  ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: {} }, bearer(stack.token('auth0|breaker', SCOPES))));
const textOf = ({ body }: Answer): string =>
  (body as { result?: { content?: { text: string }[] } }).result?.content?.[0]?.text ?? '';
const search = (): Promise<Answer> => call('search_catalog');
const timed = async (one: () => Promise<Answer>): Promise<{ answer: Answer; ms: number }> => {
  const began = performance.now();
  const answer = await one();
  return { answer, ms: performance.now() - began };
};
const works = async (): Promise<boolean> => !textOf(await search()).startsWith('UNAVAILABLE');
/** Of calls one after the other all but the few that are let through to find out. */
async function answersAtOnce(): Promise<Answer> {
  for (let n = 0; n < 4; n += 1) {
    const { answer, ms } = await timed(search);
    if (ms < 150) return answer;
  }
  throw new Error('every call waited');
}
const LET_ALONE =
  /^UNAVAILABLE: The catalog service does not answer and is let alone for a moment\. Tools of other services keep working; try this one again in 1 second\.$/;

/** So many calls at once are answered for without asking it; one a second may be let through, to see whether it is back. */
async function expectLetAlone(count: number): Promise<void> {
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: count }, search));
  const seconds = Math.floor((performance.now() - started) / 1_000);
  expect(answers.filter((answer) => !LET_ALONE.test(textOf(answer))).length).toBeLessThanOrEqual(2 + seconds);
}

describe('circuit of a service', () => {
  test('catalog, killed and asked five times, is answered for at once; profile is not touched', async () => {
    await stack.parts.catalog.kill();
    const first = await Promise.all(Array.from({ length: 5 }, search));
    expect(new Set(first.map(textOf))).toEqual(
      new Set([expect.stringMatching(/^UNAVAILABLE: The catalog service is down right now\./)]),
    );
    expect(textOf(await answersAtOnce())).toMatch(LET_ALONE);
    await expectLetAlone(50);
    expect((await call('get_profile')).body).toMatchObject({ result: { structuredContent: {} } });
  });

  test('admin door, the circuit open, is 503 with the seconds to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 3 }, () => stack.admin().send('GET', '/merchants')));
    const atOnce = answers.find(({ headers }) => headers.has('retry-after'));
    expect([atOnce?.status, atOnce?.headers.get('retry-after'), atOnce?.body]).toEqual([
      503,
      '1',
      expect.objectContaining({ code: 'UNAVAILABLE' }),
    ]);
  });

  test('catalog, back, is used again within a second', async () => {
    await stack.parts.catalog.start();
    expect(await msUntil(works, 2_000)).toBeLessThan(patient(1_000));
    expect(stack.logs()).toMatch(/"service_called":"catalog","state":"open".*circuit of a service changed/);
    expect(stack.logs()).toMatch(/"service_called":"catalog","state":"closed"/);
  });

  test('catalog, hanging, makes five calls wait and nobody else; awake, it is used again within a second', async () => {
    process.kill(stack.parts.catalog.pid, 'SIGSTOP');
    try {
      const { ms } = await timed(async () => (await Promise.all(Array.from({ length: 5 }, search)))[0] ?? search());
      expect(ms).toBeGreaterThan(4_000);
      expect(textOf(await answersAtOnce())).toMatch(LET_ALONE);
      await expectLetAlone(20);
    } finally {
      process.kill(stack.parts.catalog.pid, 'SIGCONT');
    }
    expect(await msUntil(works, 2_000)).toBeLessThan(patient(1_000));
  });
});
