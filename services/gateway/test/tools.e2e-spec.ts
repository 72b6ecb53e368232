import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { operations } from '#libs/contracts';
import { client1, client2, patient, sharedStack } from '#libs/testing';
import { hiddenCharacters } from './hidden-characters.ts';
import { ARGUMENTS, findSampleItem, placeApprovals } from './tool-arguments.ts';

const stack = sharedStack();
const tools = operations.filter((op) => op.tool);
const reads = tools.filter(({ effect }) => effect === 'read');
const SCOPES = [...new Set(tools.flatMap(({ scopes }) => [...scopes]))].join(' ');

const USER = 'auth0|tool-canary-4b1';
const token = stack.token(USER, SCOPES, { jti: 'jti-canary-93f', email: 'tool-canary@mail.example' });
/** What the gateway knows of the person and the request; none of it is a tool's to tell. */
const SECRETS = [USER, 'tool-canary-4b1', 'jti-canary-93f', 'tool-canary@mail.example', ...token.split('.')];
/** What has the form of a thing a tool must not tell, whatever its value. */
const FORMS: Record<string, RegExp> = {
  'a mail address': /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  'a token': /\beyJ[\w-]{8,}|\bBearer\s+[\w.-]{8,}/i,
  'a user id': /\b(?:auth0|google-oauth2|apple|email|samlp)\|/i,
  'a UUID': /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i,
  'a trace': /\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b/,
};

interface Answer {
  isError?: boolean;
  content: { type: string; text?: string }[];
  structuredContent?: unknown;
  _meta?: unknown;
}
interface Clients {
  callTool(asked: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  listTools(): Promise<{ tools: { name: string; outputSchema?: unknown }[] }>;
}

const eras = {} as Record<'2026-07-28' | '2025-11-25', Clients>;
const schemas = new Map<string, object>();
const run = async (era: keyof typeof eras, name: string): Promise<Answer> =>
  (await eras[era].callTool({ name, arguments: ARGUMENTS[name] ?? {} })) as Answer;

beforeAll(async () => {
  await findSampleItem(stack);
  await placeApprovals(stack, USER);
  const [newer, older] = [await client2(stack.mcpUrl, token), await client1(stack.mcpUrl, token)];
  eras['2026-07-28'] = newer;
  eras['2025-11-25'] = older;
  for (const { name, outputSchema } of (await newer.listTools()).tools) schemas.set(name, outputSchema as object);
  for (const { toolName, effect } of tools) if (effect === 'write') await run('2026-07-28', toolName);
  // An empty list would say nothing: the ledger has to have heard of the writes.
  for (const deadline = performance.now() + patient(15_000); performance.now() < deadline;) {
    await sleep(100);
    const { structuredContent } = await run('2026-07-28', 'list_my_activity');
    if ((structuredContent as { activities: unknown[] }).activities.length >= 2) return;
  }
  throw new Error('the activity of the test user never appeared');
});

const CASES = (['2026-07-28', '2025-11-25'] as const).flatMap((era) => tools.map((op) => [op.toolName, era] as const));

describe.each(CASES)('tool %s, in %s', (name, era) => {
  test(`${name}, in ${era}, answers by its output schema, as structure and as the same text`, async () => {
    const answer = await run(era, name);
    expect(answer.isError).toBeUndefined();
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const isValid = ajv.validate(schemas.get(name) ?? false, answer.structuredContent);
    expect([isValid, ajv.errors]).toEqual([true, null]);
    expect(answer.content).toEqual([{ type: 'text', text: JSON.stringify(answer.structuredContent) }]);
  });

  test(`${name}, in ${era}, tells no user id, token, mail address or request id, and hides nothing`, async () => {
    const answer = await run(era, name);
    const said = JSON.stringify(answer);
    expect(said.length).toBeGreaterThan(50);
    expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([]);
    expect(Object.entries(FORMS).filter(([, form]) => form.test(said))).toEqual([]);
    expect(hiddenCharacters(answer)).toEqual([]);
  });
});

test.each(reads.map(({ toolName }) => [toolName]))(
  'tool %s, asked the same in both eras, gives the same answer',
  async (name) => {
    const [now, before] = [await run('2026-07-28', name), await run('2025-11-25', name)];
    expect([before.content, before.structuredContent]).toEqual([now.content, now.structuredContent]);
  },
);

test.each(tools.map(({ toolName }) => [toolName]))(
  'tool %s, refused, says the same in both eras and nothing of the person',
  async (name) => {
    const asked = { name, arguments: { [USER]: token } };
    const [now, before] = (await Promise.all([
      eras['2026-07-28'].callTool(asked),
      eras['2025-11-25'].callTool(asked),
    ])) as [Answer, Answer];
    expect([now.isError, before.isError]).toEqual([true, true]);
    expect(before.content).toEqual(now.content);
    expect(now.content[0]?.text).toMatch(/^INVALID_INPUT: /);
    expect(JSON.stringify(now)).not.toContain(token);
  },
);
