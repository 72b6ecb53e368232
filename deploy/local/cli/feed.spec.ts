import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeAdminApi } from './test/fake-admin-api.ts';
import { runScript, type Run } from './test/run-script.ts';

let api: FakeAdminApi;
let folder: string;
let file: string;

beforeEach(async () => {
  api = await FakeAdminApi.start();
  folder = mkdtempSync(join(tmpdir(), 'atelier-feed-'));
  file = join(folder, 'shop.csv');
  writeFileSync(file, 'Handle,Title,Variant Price\na,Größe,1.00\n');
});

afterEach(async () => {
  await api.stop();
  rmSync(folder, { recursive: true });
});

const feed = (...args: string[]): Promise<Run> =>
  runScript('feed.ts', [...args, '--url', api.url], { ATELIER_TOKEN: 'good' });
const importFile = (...args: string[]): Promise<Run> =>
  feed('import', file, '--merchant', 'shop', '--currency', 'eur', ...args);

describe('feed import', () => {
  test('feed import, a new merchant, registers it, sends the file as it is and prints the report', async () => {
    api.end = {
      products: { accepted: 3, changed: 1, unchanged: 12, quarantined: 1 },
      variants: { accepted: 9, changed: 1, unchanged: 40, quarantined: 2 },
      reasons: [{ reason: 'bad_price', count: 2 }],
    };
    api.quarantine.push({
      row: 7,
      part: 'variant',
      key: 'a',
      reason: 'bad_price',
      detail: 'The price "x" is not an amount.',
      rows_affected: 1,
      variants_affected: 1,
    });
    const { code, out, err } = await importFile('--shop-url', 'https://shop.example', '--name', 'The Shop');
    expect(code).toBe(0);
    expect(api.merchants).toEqual([
      { slug: 'shop', name: 'The Shop', currency: 'EUR', shop_url: 'https://shop.example', products: 0 },
    ]);
    expect(api.uploads).toMatchObject([
      {
        slug: 'shop',
        body: 'Handle,Title,Variant Price\na,Größe,1.00\n',
        headers: { 'content-length': '42', 'content-type': 'application/octet-stream', 'x-feed-format': 'auto' },
      },
    ]);
    expect(out).toBe(
      [
        'Import imp-1 of shop: done in 2.5 s, 10 rows read',
        '',
        '          accepted  changed  unchanged  quarantined',
        'products         3        1         12            1',
        'variants         9        1         40            2',
        '',
        'Quarantined, by reason:',
        '2    bad_price',
        '',
        'First of them:',
        '  row 7, a: bad_price. The price "x" is not an amount.',
        '',
      ].join('\n'),
    );
    expect(err).toMatch(/^Uploading shop\.csv \[#{24}\] 100 % 42 B/);
    expect(err).toMatch(/Importing \[#{24}\] 100 % 10 rows/);
  });

  test('feed import, a known merchant and no name, keeps its name and address', async () => {
    api.merchants.push({
      slug: 'shop',
      name: 'The Shop',
      currency: 'EUR',
      shop_url: 'https://shop.example',
      products: 4,
    });
    expect((await importFile()).code).toBe(0);
    expect(api.merchants).toMatchObject([{ name: 'The Shop', shop_url: 'https://shop.example' }]);
  });

  test('feed import, as JSON, prints the report and the asked number of rows over several pages', async () => {
    api.end = { reasons: [{ reason: 'bad_price', count: 9 }] };
    for (let row = 1; row <= 9; row += 1)
      api.quarantine.push({
        row,
        part: 'row',
        key: null,
        reason: 'bad_price',
        detail: '',
        rows_affected: 1,
        variants_affected: 0,
      });
    const { out } = await importFile('--json', '--rows', '7');
    const report = JSON.parse(out) as { status: string; quarantine: { row: number }[] };
    expect(report.status).toBe('done');
    expect(report.quarantine.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('feed import, a file of no use, says why and exits 1', async () => {
    api.end = { status: 'failed', failure: 'Cannot read the feed: the file is JSON, not a CSV.' };
    const { code, out } = await importFile();
    expect([code, out]).toEqual([1, expect.stringContaining('the file is JSON')]);
  });

  test('feed import, the gateway away for a moment, waits for it', async () => {
    api.refusals.push({ at: 'GET feed-imports/', status: 503 }, { at: 'GET feed-imports/', status: 502 });
    expect((await importFile()).code).toBe(0);
  });

  test('feed import, refused before the file is read, shows the reason and ends', async () => {
    writeFileSync(file, 'x'.repeat(20_000_000));
    api.refusals.push({
      at: 'POST ',
      status: 422,
      detail: 'Cannot import: the file is larger than 10 bytes; split it',
    });
    const { code, err } = await importFile();
    expect([code, err]).toEqual([1, expect.stringMatching(/split it \(HTTP 422, request req-1\)/)]);
  });

  test('feed import, a conflict over the currency, shows the reason', async () => {
    api.refusals.push({ at: 'PUT ', status: 409, detail: 'Cannot change the currency: products are in' });
    expect(await importFile()).toEqual({
      code: 1,
      out: '',
      err: 'Cannot set merchant shop: Cannot change the currency: products are in (HTTP 409, request req-1)\n',
    });
  });

  test('feed import, a token that is refused, says what to renew', async () => {
    api.token = 'other';
    expect(await importFile()).toMatchObject({ code: 1, err: expect.stringContaining('ATELIER_TOKEN') });
  });

  test('feed import, nobody listening, says how to start', async () => {
    const { url } = api;
    await api.stop();
    const run = await runScript('feed.ts', ['import', file, '--merchant', 'shop', '--currency', 'EUR', '--url', url], {
      ATELIER_TOKEN: 'good',
    });
    api = await FakeAdminApi.start();
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining('npm start') });
  });

  test.each([
    ['no command', [], 'import, report or list'],
    ['an unknown option', ['list', '--bogus'], '--bogus'],
    ['no file', ['import', '--merchant', 'a', '--currency', 'EUR'], 'name a file'],
    ['a file that is not there', ['import', 'nowhere.csv', '--merchant', 'a', '--currency', 'EUR'], 'no such file'],
    ['a folder', ['import', '.', '--merchant', 'a', '--currency', 'EUR'], 'not a file'],
    ['no merchant', ['import', 'x', '--currency', 'EUR'], '--merchant'],
    ['a bad currency', ['import', 'x', '--merchant', 'a', '--currency', 'euro'], '--currency'],
    [
      'a format there is not',
      ['import', 'x', '--merchant', 'a', '--currency', 'EUR', '--format', 'xls'],
      'google_merchant',
    ],
    ['a bad number of rows', ['list', '--rows', 'many'], '--rows'],
    ['an address that is none', ['list', '--url', 'localhost'], '--url'],
  ])('feed, %s, exits 2, names it and sends nothing', async (_, args, words) => {
    const run = await runScript('feed.ts', args.includes('--url') ? args : [...args, '--url', api.url], {
      ATELIER_TOKEN: 'good',
    });
    expect(run).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
    expect(api.seen).toEqual([]);
  });
});

describe('feed report and list', () => {
  test('feed list and report, after imports, show them again', async () => {
    await importFile();
    await feed('import', file, '--merchant', 'other', '--currency', 'EUR');
    expect((await feed('list')).out.split('\n')).toHaveLength(4);
    expect((await feed('list', '--merchant', 'other')).out).toMatch(/^import .*\nimp-2 +other +done .*\n$/);
    expect((await feed('report', 'imp-1')).out).toMatch(/^Import imp-1 of shop: done/);
    expect(await feed('report', 'imp-9')).toMatchObject({ code: 1, err: expect.stringContaining('no such import') });
  });

  test('feed, help, needs no server', async () => {
    expect(await runScript('feed.ts', ['--help'], {})).toMatchObject({
      code: 0,
      out: expect.stringContaining('--shop-url'),
    });
  });
});
