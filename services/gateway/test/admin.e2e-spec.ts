import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answer, ask, sharedStack } from '#libs/testing';

const stack = sharedStack();
const admin = stack.admin();
const slug = (): string => `shop-${randomUUID().slice(0, 8)}`;
const MERCHANT = { name: 'A shop', currency: 'EUR', shop_url: null };
const ROWS = 'Handle,Title,Variant Price\nshirt,Shirt,49.00\ncoat,Coat,free\n';

/** Every refusal of the admin door: problem details (RFC 9457) with our code, and a request id to ask us about. */
function expectProblem(answer: Answer, status: number, code: string, detail: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toEqual({
    title: code.toLowerCase().replaceAll('_', ' '),
    status,
    code,
    detail: expect.stringContaining(detail),
    request_id: answer.headers.get('x-request-id'),
  });
  expect(answer.status).toBe(status);
}

describe('merchants', () => {
  test('PUT, a new merchant and its change, are 200 and in the list', async () => {
    const name = slug();
    expect((await admin.send('PUT', `/merchants/${name}`, MERCHANT)).body).toEqual({
      slug: name,
      ...MERCHANT,
      products: 0,
      version: '1',
    });
    expect((await admin.send('PUT', `/merchants/${name}`, { ...MERCHANT, name: 'Renamed' })).status).toBe(200);
    const { merchants } = (await admin.send('GET', '/merchants')).body as {
      merchants: { slug: string; name: string }[];
    };
    expect(merchants.find((merchant) => merchant.slug === name)).toMatchObject({ name: 'Renamed' });
  });

  test.each<[string, unknown, string]>([
    ['no name', { currency: 'EUR', shop_url: null }, '"name" is missing'],
    ['a field nobody knows', { ...MERCHANT, logo: 'x' }, '"logo" is not a known field'],
    ['a currency in small letters', { ...MERCHANT, currency: 'eur' }, '"currency" must match'],
    ['a currency that is none', { ...MERCHANT, currency: 'XYZ' }, '"currency" XYZ is not a currency'],
    ['an address with a password', { ...MERCHANT, shop_url: 'https://u:p@shop.example' }, '"shop_url" must match'],
    ['a list', [], '"name" is missing'],
    ['nothing', undefined, '"name" is missing'],
  ])('PUT, %s, is 422 naming the field', async (_, body, detail) => {
    expectProblem(await admin.send('PUT', `/merchants/${slug()}`, body), 422, 'INVALID_INPUT', detail);
  });

  test('PUT, a body that is not JSON, is 400; in another type, 415', async () => {
    expectProblem(
      await admin.send('PUT', `/merchants/${slug()}`, '{"name":', { 'content-type': 'application/json' }),
      400,
      'INVALID_INPUT',
      'not valid JSON',
    );
    expectProblem(
      await admin.send('PUT', `/merchants/${slug()}`, '<a/>', { 'content-type': 'application/xml' }),
      415,
      'INVALID_INPUT',
      'Unsupported Media Type',
    );
  });

  test('PUT, another currency once products are in, is 409 with the way out', async () => {
    const name = slug();
    await admin.importFeed(name, ROWS);
    expectProblem(
      await admin.send('PUT', `/merchants/${name}`, { ...MERCHANT, currency: 'USD' }),
      409,
      'CONFLICT',
      'Create another merchant for USD',
    );
  });

  test.each([
    ['GET', '/no/such'],
    ['DELETE', '/merchants/sample'],
    ['GET', '/feed-imports/none'],
    ['GET', `/feed-imports/${randomUUID()}`],
    ['GET', `/feed-imports/${randomUUID()}/quarantine`],
  ])('%s %s, is 404', async (method, path) => {
    expectProblem(await admin.send(method, path), 404, 'NOT_FOUND', '');
  });

  test.each(['limit=x', 'limit=0', 'limit=101', 'limit=1.5', 'limit=1&limit=2', 'cursor=x', 'merchant=UPPER'])(
    'GET feed-imports?%s, is 422',
    async (query) => {
      const answer = await admin.send('GET', `/feed-imports?${query}`);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'INVALID_INPUT']);
    },
  );
});

describe('feeds', () => {
  test('upload, a small feed, is 202, then done, with its report and its quarantine', async () => {
    const name = slug();
    await admin.setMerchant(name);
    const started = await admin.upload(name, ROWS);
    expect(started.status).toBe(202);
    expect(started.body).toMatchObject({
      merchant: name,
      status: expect.stringMatching(/queued|running/),
      bytes_total: Buffer.byteLength(ROWS),
    });
    const { import_id: id } = started.body as { import_id: string };
    expect(await admin.ended(id)).toMatchObject({
      status: 'done',
      products: { accepted: 1, quarantined: 1 },
      reasons: expect.arrayContaining([{ reason: 'bad_price', count: 1 }]),
    });
    const { rows } = (await admin.send('GET', `/feed-imports/${id}/quarantine`)).body as {
      rows: { key: string; row: number }[];
    };
    expect(rows[0]).toMatchObject({ row: 3, key: 'coat', detail: expect.stringMatching(/price/i) });
    const { imports } = (await admin.send('GET', `/feed-imports?merchant=${name}`)).body as {
      imports: { import_id: string }[];
    };
    expect(imports.map((run) => run.import_id)).toEqual([id]);
  });

  test('upload, five megabytes, is taken although no other body may be larger than one', async () => {
    const name = slug();
    await admin.setMerchant(name);
    const padding = 'x'.repeat(4_000);
    const rows = Array.from({ length: 1_250 }, (_, i) => `big-${i},Big ${i},${padding},1.00`);
    const started = await admin.upload(name, ['Handle,Title,Body (HTML),Variant Price', ...rows].join('\n'));
    expect(started.status).toBe(202);
    expect(await admin.ended((started.body as { import_id: string }).import_id)).toMatchObject({
      status: 'done',
      products: { accepted: 1_250 },
    });
  });

  test('upload, for a merchant nobody knows, is 404 with the way out', async () => {
    expectProblem(await admin.upload('nobody', ROWS), 404, 'NOT_FOUND', 'PUT /admin/v1/merchants/nobody');
  });

  test.each(['UPPER', 'a..b', '%2e%2e%2fetc', 'a%00b', 'x'.repeat(65)])(
    'upload, for the merchant %s, is 404 and touches no path',
    async (name) => {
      expectProblem(await admin.upload(name, ROWS), 404, 'NOT_FOUND', '');
    },
  );

  test('upload, empty, as JSON or in a format we do not read, is 422 with the way out', async () => {
    expectProblem(await admin.upload('sample', ''), 422, 'INVALID_INPUT', 'the file is empty');
    expectProblem(
      await admin.send('POST', '/merchants/sample/feeds', { a: 1 }),
      422,
      'INVALID_INPUT',
      'send the file as the body',
    );
    const format = await admin.send('POST', '/merchants/sample/feeds', ROWS, {
      'content-type': 'text/csv',
      'x-feed-format': 'xml',
    });
    expectProblem(format, 422, 'INVALID_INPUT', '"format" must be one of auto, shopify_csv');
  });

  test('upload, a page instead of a feed, is taken in and fails with words for the merchant', async () => {
    const report = await admin.importFeed(slug(), '<!doctype html><p>Sign in</p>');
    expect(report).toMatchObject({ status: 'failed', failure: expect.stringMatching(/^Cannot read the feed: /) });
  });
});

describe('documentation', () => {
  test('OpenAPI, of the admin door, has every operation with its scopes, its answer and problem details', async () => {
    const { paths } = (await ask(`${stack.publicUrl}/admin/docs-json`)).body as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    expect(Object.keys(paths).sort()).toEqual([
      '/admin/v1/api-keys',
      '/admin/v1/api-keys/{key_id}',
      '/admin/v1/approvals',
      '/admin/v1/exchange-rates',
      '/admin/v1/exchange-rates/{base}/{quote}',
      '/admin/v1/exports/openai',
      '/admin/v1/feed-imports',
      '/admin/v1/feed-imports/{import_id}',
      '/admin/v1/feed-imports/{import_id}/gone',
      '/admin/v1/feed-imports/{import_id}/quarantine',
      '/admin/v1/feed-imports/{import_id}/quarantine-report',
      '/admin/v1/feed-imports/{import_id}/quarantine.csv',
      '/admin/v1/hidden-items',
      '/admin/v1/items/{item_id}',
      '/admin/v1/items/{item_id}/hiding',
      '/admin/v1/ledger/checkpoint',
      '/admin/v1/ledger/dead-letters',
      '/admin/v1/ledger/dead-letters/{dead_letter_id}/replay',
      '/admin/v1/ledger/entries',
      '/admin/v1/ledger/export',
      '/admin/v1/ledger/proofs/consistency',
      '/admin/v1/ledger/proofs/inclusion',
      '/admin/v1/merchants',
      '/admin/v1/merchants/{slug}',
      '/admin/v1/merchants/{slug}/feed-fetches',
      '/admin/v1/merchants/{slug}/feed-schedule',
      '/admin/v1/merchants/{slug}/feeds',
      '/admin/v1/merchants/{slug}/links-suspension',
      '/admin/v1/merchants/{slug}/purchase-policy',
      '/admin/v1/merchants/{slug}/suspension',
      '/admin/v1/purchase-policies',
      '/admin/v1/revocations',
      '/admin/v1/revocations/{revocation_id}',
      '/admin/v1/search/explain',
      '/admin/v1/style-map/builds',
      '/admin/v1/variants/{variant_id}/prices',
    ]);
    for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
      expect(operation).toMatchObject({
        operationId: expect.stringMatching(/^(audit|catalog|commerce|gateway)\./),
        summary: expect.stringMatching(/\S/),
        security: [{ oauth2: [expect.stringMatching(/^admin:/)] }],
        responses: { default: expect.anything() },
      });
    }
  });

  test('Swagger UI, is a page that loads without a token', async () => {
    const page = await ask(`${stack.publicUrl}/admin/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect((await ask(`${stack.publicUrl}/admin/docs/swagger-ui-bundle.js`)).status).toBe(200);
  });
});
