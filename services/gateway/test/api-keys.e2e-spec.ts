import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, bearer, msUntil, type OwnStack } from '#libs/testing';
import { ACCESS_SCOPES, admin, listTools, report, startReplicas } from './replicas.ts';

const WITHIN_MS = 5_000;
const CATALOG = ['admin:catalog:read', 'admin:catalog:write'];

interface ApiKey {
  readonly key_id: string;
  readonly last_used_at: string | null;
}
interface NewApiKey {
  readonly api_key: ApiKey;
  readonly secret: string;
}

let stack: OwnStack;
let first: string;
let second: string;
beforeAll(async () => {
  const replicas = await startReplicas();
  stack = replicas.stack;
  [first, second] = replicas.urls;
});

const operator = (user = 'auth0|operator'): string => stack.token(user, [ACCESS_SCOPES, ...CATALOG].join(' '));
const add = (fields: object = {}, headers: Record<string, string> = {}, credential = operator()): Promise<Answer> => {
  const input = { name: randomUUID(), scopes: ['admin:catalog:read'], expires_in_days: 30, ...fields };
  return admin(first, credential, 'POST', '/api-keys', input, headers);
};
const made = async (fields: object = {}, credential = operator()): Promise<NewApiKey> => {
  const { status, text, body } = await add(fields, {}, credential);
  if (status !== 201) throw new Error(`Cannot make a key: ${text}`);
  return body as NewApiKey;
};
const opens = async (url: string, secret: string): Promise<boolean> =>
  (await admin(url, secret, 'GET', '/merchants')).status === 200;
const onBoth = async (secret: string): Promise<void> => {
  for (const url of [first, second]) expect(await opens(url, secret)).toBe(true);
};
const listed = async (keyId: string): Promise<ApiKey | undefined> => {
  const { body } = await admin(second, operator(), 'GET', '/api-keys?limit=100');
  return (body as { api_keys: ApiKey[] }).api_keys.find(({ key_id: id }) => id === keyId);
};

describe('an API key', () => {
  test('key, new, is shown once in a form scanners find, opens the admin door of both replicas at once, and only its digest is kept', async () => {
    const answer = await add();
    const { secret, api_key: key } = answer.body as NewApiKey;
    expect(secret).toMatch(/^atk_[A-Za-z0-9_-]{43}$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await onBoth(secret);
    const tables = ['api_keys', 'requests', 'outbox', 'revocations'].map(
      (name) => `SELECT '${name}' AS name, t::text AS row FROM gateway.${name} t`,
    );
    const rows = await stack.database.query<{ name: string; row: string }>(tables.join(' UNION ALL '));
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
    const digest = createHash('sha256').update(secret).digest('hex');
    expect(rows.filter(({ row }) => row.includes(digest)).map(({ name }) => name)).toEqual(['api_keys']);
    expect(stack.logs()).not.toContain(secret);
    expect(JSON.stringify(await listed(key.key_id))).not.toMatch(/atk_|[0-9a-f]{64}/);
  });

  test('key, asked for again with the same Idempotency-Key, is the same one without its secret', async () => {
    const fields = { name: randomUUID() };
    const headers = { 'idempotency-key': randomUUID() };
    const [one, again] = [await add(fields, headers), await add(fields, headers)];
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual({ ...(one.body as NewApiKey), secret: null });
  });

  test('key, at the MCP door, is no credential', async () => {
    const { secret } = await made({ scopes: CATALOG });
    const answer = await listTools(first, secret);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('error="invalid_token"'),
    ]);
  });

  test('key, may do what its scopes say and nothing else', async () => {
    const { secret } = await made({ scopes: ['admin:catalog:read'] });
    const put = await admin(first, secret, 'PUT', '/merchants/keyed', { name: 'K', currency: 'EUR', shop_url: null });
    expect(put.status).toBe(403);
    expect(put.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  test.each([
    ['a scope its maker lacks', { scopes: ['admin:audit:read'] }],
    ['a scope that does not exist', { scopes: ['admin:everything'] }],
    ['a scope of shoppers its maker has', { scopes: ['catalog:read'] }],
  ])('key, with %s, is FORBIDDEN', async (_, fields) => {
    const maker = stack.token('auth0|operator', `${ACCESS_SCOPES} catalog:read`);
    expect((await add(fields, {}, maker)).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test.each([
    { scopes: [] },
    { expires_in_days: 0 },
    { expires_in_days: 366 },
    { name: '' },
    { name: 'a\nb' },
    { secret: 'atk_chosen' },
  ])('key, with %j, is refused', async (fields) => {
    expect((await add(fields)).status).toBe(422);
  });

  test('key, made with a key, is FORBIDDEN: it could outlive the one it was made with', async () => {
    const { secret } = await made({ scopes: ['admin:access:write'] });
    expect((await add({ scopes: ['admin:access:write'] }, {}, secret)).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each(['', 'A', 'x'.repeat(44)])('key, with %j at its end, is none', async (more) => {
    const { secret } = await made();
    for (const wrong of [`${secret.slice(0, -1)}${more}`, secret.toUpperCase(), `${secret}.`, 'atk_'])
      if (wrong !== secret) expect((await admin(first, wrong, 'GET', '/merchants')).status).toBe(401);
  });
});

describe('the end of a key', () => {
  test('key, revoked at the first replica, is refused by the second within 5 s', async () => {
    const { secret, api_key: key } = await made();
    await onBoth(secret);
    const revoked = await admin(first, operator(), 'DELETE', `/api-keys/${key.key_id}`);
    expect(revoked.body).toMatchObject({ key_id: key.key_id, revoked_by: 'auth0|operator' });
    const ms = await msUntil(async () => !(await opens(second, secret)), WITHIN_MS);
    report(`a revoked API key was refused by the second replica after ${ms} ms`);
    expect(await opens(first, secret)).toBe(false);
    expect((await admin(second, operator(), 'DELETE', `/api-keys/${key.key_id}`)).body).toEqual(revoked.body);
    expect((await admin(first, operator(), 'DELETE', '/api-keys/999999')).status).toBe(404);
  });

  test('key, past its time, is refused', async () => {
    const { secret, api_key: key } = await made();
    await onBoth(secret);
    await stack.database.query('UPDATE gateway.api_keys SET expires_at = now() WHERE id = $1', [key.key_id]);
    await stack.database.query('UPDATE gateway.access_version SET version = version + 1');
    for (const url of [first, second]) await msUntil(async () => !(await opens(url, secret)), WITHIN_MS);
  });

  test('key, its maker revoked, is refused, also when that is lifted; one made afterwards is good', async () => {
    const maker = `auth0|${randomUUID()}`;
    const { secret } = await made({}, operator(maker));
    const revocation = { kind: 'user', value: maker, reason: 'left' };
    const { body } = await admin(first, operator(), 'POST', '/revocations', revocation);
    await msUntil(async () => !(await opens(second, secret)), WITHIN_MS);
    const { revocation_id: id } = body as { revocation_id: string };
    await admin(first, operator(), 'DELETE', `/revocations/${id}`);
    const renewed = stack.token(maker, [ACCESS_SCOPES, ...CATALOG].join(' '), {
      iat: Math.floor(Date.now() / 1_000) + 1,
    });
    await onBoth((await made({}, renewed)).secret);
    expect([await opens(first, secret), await opens(second, secret)]).toEqual([false, false]);
  });

  test('key, revoked while its upload still comes in, starts no import', async () => {
    const { secret, api_key: key } = await made({ scopes: CATALOG });
    const slug = `slow-${key.key_id}`;
    await admin(first, secret, 'PUT', `/merchants/${slug}`, { name: 'Slow', currency: 'EUR', shop_url: null });
    const { readable, writable } = new TransformStream<Uint8Array>();
    const file = writable.getWriter();
    const upload = fetch(`${first}/admin/v1/merchants/${slug}/feeds`, {
      method: 'POST',
      headers: { ...bearer(secret), 'content-type': 'text/csv' },
      body: readable,
      duplex: 'half',
    });
    await file.write(Buffer.from('Handle,Title,Variant Price\n'));
    await sleep(500);
    await admin(first, operator(), 'DELETE', `/api-keys/${key.key_id}`);
    await file.write(Buffer.from('a,A,1.00\n'));
    await file.close();
    const { status } = await upload;
    const { body } = await admin(first, operator(), 'GET', `/feed-imports?merchant=${slug}`);
    expect([status, body]).toEqual([403, expect.objectContaining({ imports: [] })]);
  });

  test('keys, all of them, are refused once the client "api-key" was revoked; those made afterwards are good', async () => {
    const { secret } = await made();
    const revocation = { kind: 'client', value: 'api-key', reason: 'leak' };
    const { body } = await admin(first, operator(), 'POST', '/revocations', revocation);
    await msUntil(async () => !(await opens(second, secret)), WITHIN_MS);
    const { revocation_id: id } = body as { revocation_id: string };
    await admin(first, operator(), 'DELETE', `/revocations/${id}`);
    await onBoth((await made()).secret);
    expect([await opens(first, secret), await opens(second, secret)]).toEqual([false, false]);
  });
});

describe('what is known of a key', () => {
  test('key, used, says when', async () => {
    const { secret, api_key: key } = await made();
    expect((await listed(key.key_id))?.last_used_at).toBeNull();
    await opens(first, secret);
    await msUntil(async () => (await listed(key.key_id))?.last_used_at !== null, WITHIN_MS);
  });

  test('key, made, used and revoked, stands in the ledger: its making and end by the operator, its acts by its own name', async () => {
    const { secret, api_key: key } = await made({ scopes: CATALOG });
    const slug = `keyed-${key.key_id}`;
    await admin(first, secret, 'PUT', `/merchants/${slug}`, { name: 'Keyed', currency: 'EUR', shop_url: null });
    await admin(first, operator(), 'DELETE', `/api-keys/${key.key_id}`);
    const auditor = stack.token('auth0|auditor', 'admin:audit:read');
    const typesOf = async (user: string, kind: string, id: string): Promise<string[]> => {
      const query = `user_id=${encodeURIComponent(user)}&entity_type=${kind}&entity_id=${id}`;
      const { body } = await admin(first, auditor, 'GET', `/ledger/entries?${query}`);
      return ((body as { entries?: { type: string }[] }).entries ?? []).map(({ type }) => type).sort();
    };
    await msUntil(async () => (await typesOf('auth0|operator', 'api_key', key.key_id)).length === 2, 10_000);
    expect(await typesOf('auth0|operator', 'api_key', key.key_id)).toEqual(['api_key.added', 'api_key.revoked']);
    await msUntil(async () => (await typesOf(`key|${key.key_id}`, 'merchant', slug)).length === 1, 10_000);
  });
});
