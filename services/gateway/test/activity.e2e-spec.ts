import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivitiesView, LedgerEntriesView, LedgerEntryView } from '#libs/contracts';
import {
  type Answer,
  ask,
  bearer,
  client1,
  client2,
  mcpRequest,
  type OwnStack,
  patient,
  readFacts,
  startStack,
} from '#libs/testing';
import { placeConsent } from './consent-fixtures.ts';

const SHOPPER = 'profile:read profile:write activity:read';
const APP = 'https://assistant.example/client.json';
const SOON_MS = 5_000;

let stack: OwnStack;
beforeAll(async () => {
  stack = await startStack();
});

const person = (): string => `auth0|${randomUUID()}`;
const tokenOf = (user: string, scope = SHOPPER): string => stack.token(user, scope, { client_id: APP });

async function call(user: string, name: string, args: object, scope?: string): Promise<Answer> {
  return ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: args }, bearer(tokenOf(user, scope))));
}
async function activitiesOf(user: string, args: Record<string, unknown> = {}): Promise<ActivitiesView> {
  const client = await client2(stack.mcpUrl, tokenOf(user));
  const { structuredContent } = await client.callTool({ name: 'list_my_activity', arguments: args });
  await client.close();
  return structuredContent as ActivitiesView;
}
/** What a person is told they did, once so much of it is there. */
async function told(user: string, count: number): Promise<string[]> {
  const deadline = performance.now() + patient(SOON_MS);
  for (;;) {
    const what = (await activitiesOf(user)).activities.map((activity) => activity.what);
    if (what.length >= count || performance.now() > deadline) return what;
    await sleep(100);
  }
}

const auditor = (path: string): Promise<Answer> => {
  const token = stack.token('auth0|auditor', 'admin:audit:read');
  return ask(`${stack.publicUrl}/admin/v1/ledger${path}`, { headers: bearer(token) });
};
/** What the auditor finds, once there is anything. */
async function found(query: Record<string, string>): Promise<LedgerEntryView[]> {
  const deadline = performance.now() + patient(SOON_MS);
  for (;;) {
    const answer = await auditor(`/entries?${new URLSearchParams(query).toString()}`);
    expect(answer.status).toBe(200);
    const { entries } = answer.body as LedgerEntriesView;
    if (entries.length > 0 || performance.now() > deadline) return entries;
    await sleep(100);
  }
}

const GOALS = 'Changed your budget, goals, style or where you shop';
const SIZES = 'Changed your sizes or measurements';
const DENIED = 'An app tried something you have not allowed it, and was refused';
const SIZE = { sizes: [{ garment: 'top', system: 'letter', value: 'M' }] };

describe('list_my_activity', () => {
  test('two writes of a person, a moment later, are told in plain words, newest first, with the app', async () => {
    const user = person();
    const client = await client2(stack.mcpUrl, tokenOf(user));
    await client.callTool({ name: 'set_budget_and_goals', arguments: { goals: ['canary-goal'] } });
    await client.callTool({ name: 'set_sizes', arguments: SIZE });
    await client.close();
    expect(await told(user, 2)).toEqual([SIZES, GOALS]);
    const { activities, next_cursor: next } = await activitiesOf(user);
    expect(activities.map(({ app }) => app)).toEqual(['assistant.example', 'assistant.example']);
    expect(activities.map(({ at }) => at)).toEqual(
      activities
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(next).toBeNull();
    expect(JSON.stringify(activities)).not.toMatch(/canary|auth0|[0-9a-f]{32}/);
  });

  test('a consent asked for, and one taken back, are told in plain words', async () => {
    const user = person();
    await placeConsent(stack.database, user, 'try_on_render');
    await call(user, 'request_consent', { purposes: ['photos_store'] }, 'consents:write');
    await call(user, 'revoke_consent', { purpose: 'try_on_render' }, 'consents:write');
    expect(await told(user, 2)).toEqual([
      'No longer allowed Atelier to try clothes on in your photos',
      'An app asked for your consent, which only you can give',
    ]);
  });

  test('a person’s acts, page by page and by a client of another era, are each told once', async () => {
    const user = person();
    for (const goal of ['one', 'two', 'three']) await call(user, 'set_budget_and_goals', { goals: [goal] });
    expect(await told(user, 3)).toEqual([GOALS, GOALS, GOALS]);
    const whole = (await activitiesOf(user)).activities;
    const paged: ActivitiesView['activities'] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await activitiesOf(user, { limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.activities);
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(whole);
    const older = await client1(stack.mcpUrl, tokenOf(user));
    const { structuredContent } = await older.callTool({ name: 'list_my_activity', arguments: {} });
    await older.close();
    expect(structuredContent).toEqual({ activities: whole, next_cursor: null });
  });

  test('others’ acts, also by a cursor of theirs, are never told', async () => {
    const [alice, bob, newcomer] = [person(), person(), person()];
    await call(alice, 'set_sizes', SIZE);
    await call(alice, 'set_budget_and_goals', { country: 'DE' });
    await call(bob, 'set_budget_and_goals', { country: 'FR' });
    expect(await told(alice, 2)).toEqual([GOALS, SIZES]);
    expect(await told(bob, 1)).toEqual([GOALS]);
    expect(await activitiesOf(newcomer)).toEqual({ activities: [], next_cursor: null });
    const { next_cursor: cursor } = await activitiesOf(alice, { limit: 1 });
    expect(cursor).not.toBeNull();
    expect((await call(bob, 'list_my_activity', { cursor })).body).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringMatching(/^INVALID_INPUT: /) }] },
    });
  });

  test('a write that changed nothing, and a read, are nothing that was done', async () => {
    const user = person();
    await call(user, 'set_budget_and_goals', { country: 'DE' });
    await call(user, 'set_budget_and_goals', { country: 'DE' });
    await call(user, 'get_profile', {});
    await call(user, 'set_sizes', SIZE);
    expect(await told(user, 2)).toEqual([SIZES, GOALS]);
  });
});

describe('what was turned away', () => {
  test('a scope that was denied, is in the ledger for the auditor, and told to the person', async () => {
    const user = person();
    expect((await call(user, 'set_sizes', SIZE, 'profile:read')).status).toBe(403);
    const [entry, ...others] = await found({ user_id: user, source: 'gateway' });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      type: 'edge.scope_denied.insufficient_scope',
      operation: 'profile.set_sizes',
      decision: 'denied',
      count: 1,
      client: APP,
    });
    expect(await found({ type: 'edge.scope_denied.insufficient_scope', user_id: user })).toEqual([entry]);
    expect(await told(user, 1)).toEqual([DENIED]);
  });

  test('the same denied two hundred times within a moment, is told once at first', async () => {
    const user = person();
    const token = bearer(tokenOf(user, 'profile:read'));
    const request = mcpRequest('tools/call', { name: 'set_sizes', arguments: SIZE }, token);
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask(stack.mcpUrl, request)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
    expect(await found({ user_id: user, source: 'gateway' })).toHaveLength(1);
  });

  test('two hundred bad tokens within a moment, are few entries that count them all, also when the gateway ends', async () => {
    const refused = async (): Promise<number[]> =>
      (await found({ type: 'edge.token_refused.invalid_token' })).map(({ count }) => count);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        ask(stack.mcpUrl, mcpRequest('tools/list', {}, bearer(stack.token(`auth0|${i}`, SHOPPER, { exp: 1 })))),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(await refused()).toEqual([1]);
    // What was counted and not yet written is written at the end of the process; another replica's relay carries it.
    await stack.bed.gateway(readFacts().issuer.url);
    expect(await stack.parts.gateway.stop()).toMatchObject({ code: 0 });
    await stack.parts.gateway.start();
    const deadline = performance.now() + patient(SOON_MS);
    while ((await refused()).length < 2 && performance.now() < deadline) await sleep(100);
    expect(await refused()).toEqual([199, 1]);
  });
});
