import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answer, ask, sharedStack } from '#libs/testing';

const stack = sharedStack();
const admin = stack.admin();
const SHOP = { name: 'A shop', currency: 'EUR', shop_url: null };

const path = (slug: string): string => `/merchants/${slug}`;
const read = (slug: string, headers: Record<string, string> = {}): Promise<Answer> =>
  admin.send('GET', path(slug), undefined, headers);
const write = (slug: string, name: string, headers: Record<string, string> = {}): Promise<Answer> =>
  admin.send('PUT', path(slug), { ...SHOP, name }, headers);
const etagOf = ({ headers }: Answer): string => headers.get('etag') ?? '';

/** A merchant nobody else has, and its ETag. */
async function made(): Promise<{ slug: string; etag: string }> {
  const slug = `edit-${randomUUID().slice(0, 8)}`;
  return { slug, etag: etagOf(await write(slug, 'As made')) };
}

function expectPrecondition(answer: Answer, detail: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect([answer.status, answer.body]).toEqual([
    412,
    {
      title: 'conflict',
      status: 412,
      code: 'CONFLICT',
      detail: expect.stringContaining(detail),
      request_id: answer.headers.get('x-request-id'),
    },
  ]);
}

describe('a merchant that two operators edit', () => {
  test('ETag, of what was written and of what is read, is the same strong one until the next edit; the list has it too', async () => {
    const { slug, etag } = await made();
    expect(etag).toMatch(/^"[^"]+"$/);
    const got = await read(slug);
    expect([got.status, etagOf(got), got.body]).toEqual([
      200,
      etag,
      { slug, ...SHOP, name: 'As made', version: JSON.parse(etag) as string },
    ]);
    expect(etagOf(await write(slug, 'As made'))).toBe(etag);
    const changed = etagOf(await write(slug, 'Edited'));
    expect(changed).not.toBe(etag);
    const { merchants } = (await admin.send('GET', '/merchants')).body as { merchants: { slug: string }[] };
    expect(merchants.find((one) => one.slug === slug)).toMatchObject({ version: JSON.parse(changed) as string });
  });

  test('If-Match, two who read the same and write at once, lets exactly one of them win; the other reads again and is heard', async () => {
    const { slug, etag } = await made();
    const both = await Promise.all(['One', 'Other'].map((name) => write(slug, name, { 'if-match': etag })));
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    expectPrecondition(lost as Answer, 'Read it again');
    const now = await read(slug);
    expect(now.body).toMatchObject({ name: (won?.body as { name: string }).name });
    expect((await write(slug, 'In the end', { 'if-match': etagOf(now) })).status).toBe(200);
  });

  test('If-Match, *, is met where there is a merchant, and creates none', async () => {
    const { slug } = await made();
    expect((await write(slug, 'Any', { 'if-match': '*' })).status).toBe(200);
    expectPrecondition(await write(`${slug}-new`, 'Any', { 'if-match': '*' }), 'there is no merchant');
    expect((await read(`${slug}-new`)).status).toBe(404);
  });

  test('If-Match, weak or unknown, is 412; not a tag, 422 naming the header', async () => {
    const { slug, etag } = await made();
    expectPrecondition(await write(slug, 'Weak', { 'if-match': `W/${etag}` }), 'weak entity tags');
    expectPrecondition(await write(slug, 'Unknown', { 'if-match': '"no-such"' }), 'Read it again');
    const bare = await write(slug, 'Bare', { 'if-match': etag.slice(1, -1) });
    expect([bare.status, bare.body]).toEqual([
      422,
      expect.objectContaining({ code: 'INVALID_INPUT', detail: expect.stringContaining('"If-Match"') }),
    ]);
    expect((await read(slug)).body).toMatchObject({ name: 'As made' });
  });

  test('If-None-Match, * on a write, creates a merchant and changes none', async () => {
    const { slug } = await made();
    expect((await write(`${slug}-new`, 'New', { 'if-none-match': '*' })).status).toBe(200);
    expectPrecondition(await write(slug, 'Not new', { 'if-none-match': '*' }), 'already there');
  });

  test('write, without a condition, is done as before: the last one stands', async () => {
    const { slug } = await made();
    expect((await write(slug, 'First')).status).toBe(200);
    expect((await write(slug, 'Last')).status).toBe(200);
    expect((await read(slug)).body).toMatchObject({ name: 'Last' });
  });

  test('If-None-Match, what the reader has, is 304 without a body until somebody edits', async () => {
    const { slug, etag } = await made();
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const same = await read(slug, { 'if-none-match': known });
      expect([same.status, same.text, etagOf(same)]).toEqual([304, '', etag]);
    }
    await write(slug, 'Edited');
    const now = await read(slug, { 'if-none-match': etag });
    expect([now.status, now.body]).toEqual([200, expect.objectContaining({ name: 'Edited' })]);
  });
});

test('OpenAPI, of the merchant, documents ETag, If-Match, If-None-Match, 304 and 412', async () => {
  const { paths } = (await ask(`${stack.publicUrl}/admin/docs-json`)).body as {
    paths: Record<string, Record<string, Documented>>;
  };
  const { get, put } = paths['/admin/v1/merchants/{slug}'] ?? {};
  const headersOf = (operation?: Documented): string[] =>
    (operation?.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name);
  expect(headersOf(get)).toEqual(['if-none-match']);
  expect(headersOf(put).sort()).toEqual(['idempotency-key', 'if-match', 'if-none-match']);
  for (const operation of [get, put]) expect(operation?.responses['200']?.headers).toHaveProperty('ETag');
  expect([Object.keys(get?.responses ?? {}), Object.keys(put?.responses ?? {})]).toEqual([
    ['200', '304', 'default'],
    ['200', '412', 'default'],
  ]);
  expect(JSON.stringify(put)).not.toContain('expected_versions');
});

interface Documented {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly headers?: object }>>;
}
