import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type AdminClient, ask, bearer, type OwnStack, shopifyCsv, startStack } from '#libs/testing';
import { placeItem } from './catalog-fixtures.ts';

// One of its own: other files count what they find.
let stack: OwnStack;
let admin: AdminClient;
const slug = `export-${randomUUID().slice(0, 8)}`;
const ROWS = 1_100;

beforeAll(async () => {
  stack = await startStack();
  admin = stack.admin();
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    handle: `h${i}`,
    title: `Title ${i}`,
    vendor: i === 0 ? '' : 'Linden',
    picture: `https://pictures.example/${i}.jpg`,
  }));
  await admin.importFeed(slug, shopifyCsv(rows));
});

const titles = (jsonl: string): string[] =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { title: string }).title);

describe('exports/openai', () => {
  test('exports/openai, longer than a page, is a whole file to keep', async () => {
    const answer = await admin.send('GET', `/exports/openai?country=DE&merchant=${slug}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/jsonl']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="products.jsonl"');
    expect(new Set(titles(answer.text)).size).toBe(ROWS - 1);
  });

  test('exports/openai, as CSV, has one header and the same rows', async () => {
    const answer = await admin.send('GET', `/exports/openai?country=DE&merchant=${slug}&format=csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const table = parse<Record<string, string>>(answer.text, { columns: true });
    expect(new Set(table.map(({ item_id: id }) => id)).size).toBe(ROWS - 1);
    expect(table[0]).toMatchObject({ target_countries: 'DE', price: '49.00 EUR', is_eligible_checkout: 'false' });
  });

  test('exports/openai, problems, says what is left out and why', async () => {
    const { text } = await admin.send('GET', `/exports/openai?country=DE&merchant=${slug}&format=problems`);
    expect(parse(text, { columns: true })).toMatchObject([{ title: 'Title 0', problems: 'brand missing' }]);
  });

  test('exports/openai, with gzip, is the same file in fewer bytes', async () => {
    const answer = await fetch(`${stack.publicUrl}/admin/v1/exports/openai?country=DE&merchant=${slug}&gzip=true`, {
      headers: bearer(stack.token('auth0|operator', 'admin:catalog:read')),
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="products.jsonl.gz"');
    expect(answer.headers.get('content-encoding')).toBeNull();
    const file = gunzipSync(await answer.bytes()).toString();
    expect(titles(file)).toHaveLength(ROWS - 1);
  });

  test('exports/openai, of a client that goes away, leaves the next one its whole file', async () => {
    const url = `${stack.publicUrl}/admin/v1/exports/openai?country=DE&merchant=${slug}`;
    const leave = new AbortController();
    const answer = await fetch(url, {
      headers: bearer(stack.token('auth0|operator', 'admin:catalog:read')),
      signal: leave.signal,
    });
    expect(answer.status).toBe(200);
    leave.abort();
    await expect(answer.text()).rejects.toThrow();
    expect(titles((await admin.send('GET', `/exports/openai?country=DE&merchant=${slug}`)).text)).toHaveLength(
      ROWS - 1,
    );
  });

  test('exports/openai, of a merchant without anything to send, is an empty file', async () => {
    const empty = `empty-${randomUUID().slice(0, 8)}`;
    await placeItem(stack, empty);
    const answer = await admin.send('GET', `/exports/openai?country=DE&merchant=${empty}`);
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  test.each([
    ['', 422, 'country'],
    ['?country=Germany', 422, 'country'],
    ['?country=DE&format=parquet', 422, 'format'],
    ['?country=DE&gzip=yes', 422, 'gzip'],
    ['?country=DE&shop=x', 422, 'shop'],
    ['?country=DE&merchant=nobody-here', 404, 'nobody-here'],
  ])('exports/openai%s, is %d with problem details that name %s', async (query, status, named) => {
    const answer = await admin.send('GET', `/exports/openai${query}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(answer.text).toContain(named);
  });

  test('exports/openai, without the scope, is 403', async () => {
    const token = stack.token('auth0|operator', 'catalog:read');
    const answer = await ask(`${stack.publicUrl}/admin/v1/exports/openai?country=DE`, { headers: bearer(token) });
    expect(answer.status).toBe(403);
  });
});
