import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type JsonSchema, operations } from '#libs/contracts';
import { type Answer, ask, bearer, mcpRequest, type OwnStack, patient, startStack } from '#libs/testing';
import { hostile, hostileInput, hostileText } from './hostile.ts';

/** Set it to what a failing run printed to see the same again. */
const SEED = Math.floor(Math.random() * 2 ** 31);
const RUNS = 20;
/** What grows with the square of an input takes minutes; a machine that is busy takes less. */
const WITHIN_MS = 20_000;
const SCOPES = [...new Set(operations.flatMap(({ scopes }) => scopes))].join(' ');

interface Route {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}
interface Tool {
  readonly name: string;
  readonly inputSchema: JsonSchema;
}

let stack: OwnStack;
let token: string;
let tools: readonly Tool[];
let routes: readonly [method: string, path: string, route: Route][];
beforeAll(async () => {
  stack = await startStack();
  await stack.admin().setMerchant('sample');
  token = stack.token('auth0|fuzz', SCOPES, { azp: 'fuzz' });
  const listed = await ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(token)));
  tools = (listed.body as { result: { tools: Tool[] } }).result.tools;
  const { paths } = (await ask(`${stack.publicUrl}/admin/docs-json`)).body as {
    paths: Record<string, Record<string, Route>>;
  };
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]): [string, string, Route] => [method.toUpperCase(), path, route]),
  );
});

/** Whatever is sent is answered in time; what the answer must be is the door's. */
async function answers(send: () => Promise<Answer>, check: (answer: Answer) => void): Promise<void> {
  const started = performance.now();
  const answer = await send();
  expect(performance.now() - started).toBeLessThan(patient(WITHIN_MS));
  check(answer);
}
const all = <T>(input: fc.Arbitrary<T>, run: (input: T) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(input, run), { seed: SEED, numRuns: RUNS, endOnFailure: true });

const REFUSALS = /^(?:INVALID_INPUT|NOT_FOUND|CONFLICT|FORBIDDEN|APPROVAL_REQUIRED): \S/;

/** A result, a tool's error that a model can read, or the protocol's own; never an accident of ours. */
function isRefusedOrDone({ status, body }: Answer): void {
  expect([200, 400, 404]).toContain(status);
  const { result, error } = body as {
    result?: { isError?: boolean; content: { text: string }[] };
    error?: { code: number; message: string };
  };
  if (result?.isError) expect(result.content[0]?.text).toMatch(REFUSALS);
  else if (!result) {
    expect([-32_700, -32_600, -32_601, -32_602, -32_020]).toContain(error?.code);
    expect(error?.message).toMatch(/\S/);
  }
}

/** Done, or problem details that say what is wrong with the request. */
function isProblemOrDone({ status, headers, body, text }: Answer): void {
  expect([status, text.slice(0, 300)]).toEqual([expect.any(Number), expect.any(String)]);
  expect(status).toBeLessThan(500);
  if (status < 400) return;
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toEqual({
    title: expect.any(String),
    detail: expect.stringMatching(/\S/),
    status,
    code: expect.stringMatching(/^[A-Z_]+$/),
    request_id: expect.any(String),
  });
}

describe(`fuzzing with seed ${SEED}`, () => {
  test('tools, each with arguments nobody should send, are done or refused in a form a model can read', async () => {
    expect(tools.length).toBeGreaterThan(5);
    await Promise.all(
      tools.map(({ name, inputSchema }) =>
        all(hostileInput(inputSchema), (input) =>
          answers(
            () => ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: input }, bearer(token))),
            isRefusedOrDone,
          ),
        ),
      ),
    );
  });

  test('admin endpoints, each with parameters and bodies nobody should send, are done or refused as problem details', async () => {
    expect(routes.length).toBeGreaterThan(10);
    await Promise.all(
      routes.map(([method, path, { parameters = [], requestBody }]) => {
        const [type, schema] =
          Object.entries(requestBody?.content ?? {}).map(([of, it]) => [of, it.schema] as const)[0] ?? [];
        const named = (place: string): fc.Arbitrary<Named> =>
          fc.record(
            Object.fromEntries(
              parameters
                .filter((parameter) => parameter.in === place)
                .map(({ name }) => [name, fc.oneof(fc.constantFrom('sample', '1', '0'), hostileText())]),
            ),
            place === 'path' ? {} : { requiredKeys: [] },
          );
        const body = type === 'application/json' && schema ? hostileInput(schema) : hostileText();
        const input = fc.record({
          inPath: named('path'),
          inQuery: named('query'),
          body,
          key: fc.option(hostileText()),
        });
        return all(input, (given) => answers(() => sendTo(method, path, type, given), isProblemOrDone));
      }),
    );
  });

  test('messages, of any shape at /mcp, are answered as JSON-RPC or taken as a notification', async () => {
    const message = fc.oneof(
      hostile(),
      fc.record(
        {
          jsonrpc: fc.oneof(fc.constant('2.0'), hostile()),
          id: hostile(),
          method: fc.oneof(METHODS, hostile()),
          params: hostile(),
        },
        { requiredKeys: [] },
      ),
    );
    await all(fc.oneof(message, fc.array(message, { maxLength: 5 })), (body) =>
      answers(
        () => ask(stack.mcpUrl, { ...mcpRequest('tools/list', {}, bearer(token)), body: JSON.stringify(body) }),
        ({ status, text }) => {
          expect(status).toBeLessThan(500);
          if (status !== 202) expect(text).toMatch(/"jsonrpc":"2\.0"/);
        },
      ),
    );
  });

  test('headers, of any content, are answered and never by an accident', async () => {
    const value = hostileText().map((text) => text.replace(/[^\x20-\x7e]/g, '?').trim());
    const headers = fc.record(Object.fromEntries(HEADERS.map((name) => [name, value])), { requiredKeys: [] });
    await all(headers, (given) =>
      answers(
        () =>
          ask(
            stack.mcpUrl,
            mcpRequest('tools/call', { name: 'get_profile', arguments: {} }, { ...bearer(token), ...present(given) }),
          ),
        ({ status }) => expect(status).toBeLessThan(500),
      ),
    );
  });

  test('services, after all that, log no accident and answer as before', async () => {
    const failed = stack
      .logs()
      .split('\n')
      .filter((line) => /"level":"(?:error|fatal)"/.test(line));
    expect(failed).toEqual([]);
    const { body } = await ask(
      stack.mcpUrl,
      mcpRequest('tools/call', { name: 'get_profile', arguments: {} }, bearer(token)),
    );
    expect(body).toMatchObject({ result: { structuredContent: {} } });
  });
});

const METHODS = fc.constantFrom(
  'tools/list',
  'tools/call',
  'server/discover',
  'initialize',
  'prompts/get',
  'completion/complete',
  'notifications/cancelled',
);
const HEADERS = [
  'accept',
  'mcp-protocol-version',
  'mcp-method',
  'mcp-name',
  'traceparent',
  'content-type',
  'x-request-id',
  'x-forwarded-for',
  'if-none-match',
  'last-event-id',
  'mcp-session-id',
];

type Named = Readonly<Record<string, string | undefined>>;

const present = (named: Named): Record<string, string> =>
  Object.fromEntries(Object.entries(named).map(([name, value = '']) => [name, value]));

interface Given {
  readonly inPath: Named;
  readonly inQuery: Named;
  readonly body: unknown;
  readonly key: string | null;
}

function sendTo(
  method: string,
  path: string,
  type: string | undefined,
  { inPath, inQuery, body, key }: Given,
): Promise<Answer> {
  const filled = Object.entries(inPath).reduce(
    (made, [name, value = '']) => made.replace(`{${name}}`, () => encodeURIComponent(value)),
    path,
  );
  const query = new URLSearchParams(present(inQuery)).toString();
  const written = key?.replace(/[^\x20-\x7e]/g, '?').trim();
  return ask(`${stack.publicUrl}${filled}${query ? `?${query}` : ''}`, {
    method,
    headers: {
      ...bearer(token),
      ...(type ? { 'content-type': type } : {}),
      ...(written ? { 'idempotency-key': written } : {}),
    },
    ...(method === 'GET'
      ? {}
      : { body: typeof body === 'string' && type !== 'application/json' ? body : JSON.stringify(body) }),
  });
}
