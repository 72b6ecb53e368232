import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type ConsentRequestView, consents } from '#libs/contracts';
import {
  type Answer,
  ask,
  bearer,
  Caller,
  client1,
  client2,
  mcpRequest,
  msUntil,
  type OwnStack,
  readFacts,
} from '#libs/testing';
import { cutOff, letIn, startReplicas } from './replicas.ts';

const SCOPES = 'consents:write profile:read';
const ARGS = { purposes: ['photos_store'] };
const OPENS_PAGES = { elicitation: { url: {} } };
const ACCEPTED = { page: { action: 'accept' } };

let stack: OwnStack;
let first: string;
let second: string;
let caller: Caller;
beforeAll(async () => {
  const replicas = await startReplicas();
  stack = replicas.stack;
  [first, second] = replicas.urls;
  caller = await Caller.connect(readFacts(), stack.bed.natsUrl);
});

interface Result {
  readonly resultType: string;
  readonly isError?: boolean;
  readonly structuredContent?: ConsentRequestView;
  readonly content: { text: string }[];
  readonly requestState?: string;
  readonly inputRequests?: unknown;
}
interface Round {
  readonly args?: object;
  readonly state?: unknown;
  readonly responses?: object;
  readonly can?: object;
}

const someone = (): string => `auth0|${randomUUID()}`;
const tokenOf = (user: string, scope = SCOPES, client = 'a-client'): string =>
  stack.token(user, scope, { azp: client });

function send(
  url: string,
  token: string,
  { args = ARGS, state, responses, can = OPENS_PAGES }: Round = {},
): Promise<Answer> {
  const again = {
    ...(state === undefined ? {} : { requestState: state }),
    ...(responses ? { inputResponses: responses } : {}),
  };
  const params = { name: 'request_consent', arguments: args, ...again };
  return ask(`${url}/mcp`, mcpRequest('tools/call', params, bearer(token), can));
}
const resultOf = ({ body, text }: Answer): Result => {
  const { result } = body as { result?: Result };
  if (!result) throw new Error(text);
  return result;
};
const round = async (...given: Parameters<typeof send>): Promise<Result> => resultOf(await send(...given));
/** The first round: the question, and the state to come back with. */
async function asked(user: string): Promise<{ token: string; state: string; handle: string }> {
  const token = tokenOf(user);
  const { resultType, requestState = '', inputRequests } = await round(first, token);
  expect(resultType).toBe('input_required');
  const { url } = (inputRequests as { page: { params: { url: string } } }).page.params;
  return { token, state: requestState, handle: url.split('/').at(-1) ?? '' };
}
const decide = (user: string, handle: string, decision: 'allow' | 'deny') =>
  caller.call(
    consents.answerConsentRequest,
    { request_id: handle, decision, language: 'en', versions: [{ purpose: 'photos_store', version: 1 }] },
    { user },
  );
const REFUSED = {
  error: {
    code: -32_602,
    message: 'Invalid or expired requestState: call the tool again without requestState and inputResponses',
    data: { reason: 'invalid_request_state' },
  },
};
const rowsOf = async (user: string): Promise<number> =>
  (await stack.database.query('SELECT FROM profile.consent_requests WHERE user_id = $1', [user])).length;

describe('a client that opens pages', () => {
  test('SDK client, its person allows on the page, gets the answer to its one call', async () => {
    const user = someone();
    const seen: unknown[] = [];
    const client = await client2(`${first}/mcp`, tokenOf(user), { capabilities: OPENS_PAGES }, (made) => {
      made.setRequestHandler('elicitation/create', async ({ params }) => {
        seen.push(params);
        await decide(user, (params as { url: string }).url.split('/').at(-1) ?? '', 'allow');
        return { action: 'accept' };
      });
    });
    const result = await client.callTool({ name: 'request_consent', arguments: ARGS });
    await client.close();
    expect(seen).toEqual([
      {
        mode: 'url',
        message: 'Atelier asks for your consent. Read and decide on its own page.',
        url: expect.stringMatching(/^http:\/\/localhost:\d+\/consents\/[\w-]{32}$/),
      },
    ]);
    expect(result.structuredContent).toMatchObject({ status: 'allowed', url: null, purposes: ['photos_store'] });
    expect(await rowsOf(user)).toBe(1);
  });

  test('state, taken to another replica, answers how it stands there: pending with its link, then denied', async () => {
    const user = someone();
    const { token, state, handle } = await asked(user);
    const pending = await round(second, token, { state, responses: ACCEPTED });
    expect(pending).toMatchObject({
      resultType: 'complete',
      structuredContent: { status: 'pending', request_id: handle },
    });
    expect(pending.structuredContent?.url).toContain(handle);
    const again = await asked(user);
    expect(again.handle).toBe(handle);
    await decide(user, handle, 'deny');
    const denied = await round(second, token, { state: again.state, responses: ACCEPTED });
    expect(denied.structuredContent).toMatchObject({ status: 'denied', url: null });
    expect(denied.content).toHaveLength(1);
  });

  test.each([
    [
      'declined',
      { page: { action: 'decline' } },
      'The person chose not to open the page, so nothing has changed. Respect that.',
    ],
    [
      'cancelled',
      { page: { action: 'cancel' } },
      'The page was not opened, and the person has decided nothing. Ask whether they want to go on.',
    ],
    ['not answered', {}, undefined],
    ['answered by something else', { page: { roots: [] } }, undefined],
  ])('question, %s, is answered by how it stands, and says so', async (_, responses, words) => {
    const { token, state } = await asked(someone());
    const result = await round(first, token, { state, responses });
    expect(result).toMatchObject({ resultType: 'complete', structuredContent: { status: 'pending' } });
    expect(result.isError).toBeUndefined();
    expect(result.content.slice(1).map(({ text }) => text)).toEqual(words ? [words] : []);
  });

  test('question, nothing to decide, is not asked', async () => {
    const user = someone();
    const { token, handle } = await asked(user);
    await decide(user, handle, 'allow');
    expect(await round(first, token)).toMatchObject({
      resultType: 'complete',
      structuredContent: { status: 'allowed' },
    });
  });
});

describe('a state that is not good', () => {
  test('state, used before, is refused at every replica and after a restart, also when both come at once', async () => {
    const { token, state } = await asked(someone());
    const both = await Promise.all([first, second].map((url) => send(url, token, { state, responses: ACCEPTED })));
    expect(both.map(({ body }) => 'result' in (body as object)).sort()).toEqual([false, true]);
    expect(both.find(({ body }) => 'error' in (body as object))?.body).toMatchObject(REFUSED);
    const other = await asked(someone());
    expect(await round(first, other.token, { state: other.state, responses: ACCEPTED })).toMatchObject({
      resultType: 'complete',
    });
    await stack.parts.gateway.stop();
    await stack.parts.gateway.start();
    for (const url of [first, second])
      expect((await send(url, other.token, { state: other.state, responses: ACCEPTED })).body).toMatchObject(REFUSED);
  });

  test('state, altered, of somebody else, of another client or for other arguments, is refused and does nothing', async () => {
    const [user, other] = [someone(), someone()];
    const { token, state } = await asked(user);
    const wrong: [string, Round][] = [
      [token, { state: `${state.slice(0, -2)}xx` }],
      [token, { state: 'v1.e30.AAAA' }],
      [token, { state: 7 }],
      [token, { state, args: { purposes: ['try_on_render'] } }],
      [tokenOf(other), { state }],
      [tokenOf(user, SCOPES, 'another-client'), { state }],
    ];
    for (const [credential, given] of wrong) {
      const { body } = await send(second, credential, { ...given, responses: ACCEPTED });
      expect(body).toMatchObject({ error: { code: -32_602, data: { reason: 'invalid_request_state' } } });
    }
    expect([await rowsOf(user), await rowsOf(other)]).toEqual([1, 0]);
    expect(await round(second, token, { state, responses: ACCEPTED })).toMatchObject({ resultType: 'complete' });
  });

  test('state, the database of the gateway away, is UNAVAILABLE and good again afterwards', async () => {
    const { token, state } = await asked(someone());
    await cutOff(stack);
    try {
      const result = await round(second, token, { state, responses: ACCEPTED });
      expect([result.isError, result.content[0]?.text]).toEqual([true, expect.stringMatching(/^UNAVAILABLE: /)]);
    } finally {
      await letIn(stack);
    }
    await msUntil(
      async () => !(await send(second, token, { args: { purposes: ['try_on_render'] } })).text.includes('UNAVAILABLE'),
      10_000,
    );
    expect(await round(second, token, { state, responses: ACCEPTED })).toMatchObject({ resultType: 'complete' });
  });
});

describe('a client that opens none', () => {
  const PENDING = { status: 'pending', url: expect.stringContaining('/consents/') };

  test.each([
    ['says nothing', {}],
    ['knows forms only', { elicitation: {} }],
    ['knows forms', { elicitation: { form: {} } }],
    ['says nonsense', { elicitation: { url: 'yes' } }],
  ])('client, that %s, is answered with the link or refused by the protocol, and never asked', async (_, can) => {
    const { body, text } = await send(first, tokenOf(someone()), { can });
    expect(text).not.toContain('input_required');
    if ('result' in (body as object)) expect(body).toMatchObject({ result: { structuredContent: PENDING } });
    else expect(can).toEqual({ elicitation: { url: 'yes' } });
  });

  test('client, of an older revision that says it opens pages, gets the link in its answer', async () => {
    const client = await client1(`${first}/mcp`, tokenOf(someone()), OPENS_PAGES);
    const result = await client.callTool({ name: 'request_consent', arguments: ARGS });
    await client.close();
    expect(result.structuredContent).toMatchObject(PENDING);
  });

  test('client, whose token may not read how it ended, gets the link in its answer', async () => {
    const result = await round(first, tokenOf(someone(), 'consents:write'));
    expect(result).toMatchObject({ resultType: 'complete', structuredContent: PENDING });
  });
});
