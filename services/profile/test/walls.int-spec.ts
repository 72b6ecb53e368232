import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { headers } from '@nats-io/transport-node';
import { digestOf, peerKeys, signInternalToken } from '#libs/auth';
import { account, address, consents, type Operation, profile } from '#libs/contracts';
import { ERROR_HEADER, Replies, TOKEN_HEADER, type WireError } from '#libs/rpc';
import { Caller, type Facts, readFacts, serviceUnderTest, type UnderTest } from '#libs/testing';

let facts: Facts;
let service: UnderTest;
let catalog: Caller;
let replies: Replies;
beforeAll(async () => {
  facts = readFacts();
  service = await serviceUnderTest('profile');
  replies = new Replies(service.caller.connection, 'gateway');
  catalog = await Caller.connect(facts, service.bed.natsUrl, 'catalog');
});

/** What the service answers to a message as it is, sent by the gateway's NATS user. */
async function answerTo(
  subject: string,
  body: string,
  token: string | undefined,
): Promise<{ code: string | undefined; message: string }> {
  const sent = headers();
  if (token !== undefined) sent.set(TOKEN_HEADER, token);
  const question = { subject, body: Buffer.from(body), headers: sent, timeoutMs: 2_000 };
  const answer = await replies.request('profile', question);
  return { code: answer.headers?.get(ERROR_HEADER), message: answer.json<WireError>().message };
}

const keyOf = (pair: string): string => facts.secrets.rpcKeys[pair] ?? '';
/** A token for `get_profile` as the gateway signs it; `changes` and `key` spoil it. */
function tokenFor(body: string, changes: object = {}, key = keyOf('gateway>profile')): string {
  const claims = {
    caller: 'gateway',
    callee: 'profile',
    operation: 'profile.get_profile',
    digest: digestOf(Buffer.from(body)),
    principal: { userId: 'auth0|victim', clientId: 'c', scopes: new Set(['profile:read', 'profile:write']) },
    requestId: randomUUID(),
    expires: Date.now() + 5_000,
    ...changes,
  };
  return signInternalToken(claims, peerKeys(new Map([[claims.callee, key]])));
}
const GET = profile.getProfile.subject;
const REFUSED = { code: 'UNAUTHENTICATED', message: 'The internal token of this message is not valid' };

describe('the wall of identity', () => {
  test('message, with a token of the gateway, is answered', async () => {
    expect((await answerTo(GET, '{}', tokenFor('{}'))).code).toBeUndefined();
  });

  test.each<[string, () => string | undefined]>([
    ['no token', () => undefined],
    ['an empty token', () => ''],
    ['a token that is none', () => 'x.y'],
    ['a token for another body', () => tokenFor('{"user":"auth0|other"}')],
    ['a token for another operation', () => tokenFor('{}', { operation: 'profile.set_sizes' })],
    ['a token for another service', () => tokenFor('{}', { callee: 'catalog' })],
    ['an expired token', () => tokenFor('{}', { expires: Date.now() - 1 })],
    ['a token forged by catalog in the name of the gateway', () => tokenFor('{}', {}, keyOf('catalog>profile'))],
    ['a token signed with the key for another direction', () => tokenFor('{}', {}, keyOf('profile>catalog'))],
    ['a token of a service nobody knows', () => tokenFor('{}', { caller: 'stranger' })],
  ])('message, with %s, is refused without a reason', async (_, token) => {
    expect(await answerTo(GET, '{}', token())).toEqual(REFUSED);
  });

  test('message, of a write with the token of a read, changes nothing', async () => {
    const body = '{"goals":["stolen"]}';
    const token = tokenFor(body, {
      principal: { userId: 'auth0|target', clientId: 'c', scopes: new Set(['profile:write']) },
    });
    expect(await answerTo(profile.setBudgetAndGoals.subject, body, token)).toEqual(REFUSED);
    expect(await service.database.query('SELECT 1 FROM profile.profiles WHERE user_id = $1', ['auth0|target'])).toEqual(
      [],
    );
  });
});

describe('the wall of rights', () => {
  const operations = [profile, consents, address, account].flatMap((one) => Object.values<Operation>(one));
  const inPerson = operations.filter((op) => op.inPerson);

  test.each(operations.filter((op) => !op.callers.includes('catalog')).map((op) => [op.name, op] as const))(
    '%s, called by a service that is not listed, is forbidden',
    async (_, op) => {
      await expect(catalog.call(op, {})).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: `catalog may not call ${op.name}`,
      });
    },
  );

  test.each(inPerson.map((op) => [op.name, op] as const))(
    '%s, with every scope but nobody signed in on our pages, is forbidden',
    async (_, op) => {
      await expect(service.caller.call(op, {}, { session: null })).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: `${op.name} is done by the person, on our own pages only`,
      });
    },
  );

  test.each(operations.map((op) => [op.name, op] as const))(
    '%s, without its scopes, is forbidden in the service too',
    async (_, op) => {
      const scopes = operations.flatMap((other) => other.scopes).filter((scope) => !op.scopes.includes(scope));
      await expect(service.caller.call(op, {}, { scopes })).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: `${op.name} needs ${op.scopes.join(' ')}`,
      });
    },
  );
});

describe('the wall of shape', () => {
  test.each([
    ['{"goals":"x"}', 'INVALID_INPUT'],
    ['{"monthly_budget_minor":-1}', 'INVALID_INPUT'],
    ['[]', 'INVALID_INPUT'],
    ['null', 'INVALID_INPUT'],
    ['{"goals":', 'INTERNAL'],
    ['', 'INTERNAL'],
  ])('message, with the body %j, is %s', async (body, code) => {
    const token = tokenFor(body, { operation: 'profile.set_budget_and_goals' });
    expect((await answerTo(profile.setBudgetAndGoals.subject, body, token)).code).toBe(code);
  });

  test('message, with a field of a newer version, is understood all the same', async () => {
    const body = '{"newer":1}';
    expect((await answerTo(GET, body, tokenFor(body))).code).toBeUndefined();
  });
});

describe('the wall of the broker', () => {
  test.each(['rpc.v1.profile.get_profile', 'rpc.v1.profile.>', 'rpc.v1.>', '_INBOX.gateway.>', '>'])(
    'catalog, listening on %s, is not let',
    async (subject) => {
      const subscription = catalog.connection.subscribe(subject);
      await expect(catalog.connection.flush().then(() => subscription.closed)).resolves.toMatchObject({
        message: expect.stringMatching(/permissions violation/i),
      });
    },
  );
});

describe('the wall of the database', () => {
  test.each([
    ['profile_app', 'SELECT * FROM catalog.merchants'],
    ['profile_app', 'CREATE TABLE profile.mine (id int)'],
    ['profile_app', 'CREATE TABLE public.mine (id int)'],
    ['profile_app', 'TRUNCATE profile.profiles'],
    ['profile_app', 'DELETE FROM profile.consents'],
    ['profile_app', 'UPDATE profile.consents SET given_at = now()'],
    ['profile_app', 'DELETE FROM profile.migrations; DROP TABLE profile.profiles'],
    ['profile_owner', 'SELECT * FROM catalog.merchants'],
    ['catalog_app', 'SELECT * FROM profile.profiles'],
    ['catalog_owner', 'DROP TABLE profile.profiles'],
  ])('%s, %s, is denied', async (role, statement) => {
    await expect(service.database.query(statement, [], role)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('profile_app, its own table, is what it may read and write', async () => {
    expect(await service.database.query('SELECT count(*)::int AS n FROM profiles', [], 'profile_app')).toEqual([
      { n: expect.any(Number) },
    ]);
  });
});
