import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { type Answer, sharedStack } from '#libs/testing';
import { placeFeed, placeHeldImport, placeItem } from './catalog-fixtures.ts';

const stack = sharedStack();
const admin = stack.admin();
const slug = (): string => `life-${randomUUID().slice(0, 8)}`;

function bodyOf({ status, body, text }: Answer, expected: number): unknown {
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${text}`);
  return body;
}

const auditor = stack.admin('admin:audit:read');
const ENTITIES: Readonly<Record<string, string>> = { item: 'item', feed_import: 'feed_import' };

/** How often the ledger has it for the operator, once it does: writes are told of through the outbox. */
async function inLedger(type: string, entityId: string): Promise<number> {
  const [area = ''] = type.split('.');
  const entity = { entity_type: ENTITIES[area] ?? 'merchant', entity_id: entityId };
  const query = new URLSearchParams({ type, user_id: 'auth0|operator', ...entity });
  for (let tries = 0; tries < 200; tries++) {
    const { entries } = bodyOf(await auditor.send('GET', `/ledger/entries?${query.toString()}`), 200) as {
      entries: unknown[];
    };
    if (entries.length > 0) return entries.length;
    await sleep(100);
  }
  return 0;
}

describe('feeds', () => {
  test('upload, as an increment, takes nothing off sale; full, it does', async () => {
    const name = slug();
    await admin.importFeed(name, 'Handle,Title,Variant Price\na,A,1.00\nb,B,2.00\n');
    const upload = (mode: string) =>
      admin.send('POST', `/merchants/${name}/feeds`, 'Handle,Title,Variant Price\na,A,1.00\n', {
        'content-type': 'text/csv',
        'x-feed-mode': mode,
        'idempotency-key': randomUUID(),
      });
    const goneBy = async (mode: string): Promise<unknown> => {
      const { import_id: id } = bodyOf(await upload(mode), 202) as { import_id: string };
      return admin.ended(id);
    };
    expect(await goneBy('increment')).toMatchObject({ mode: 'increment', gone: 0 });
    expect(await goneBy('full')).toMatchObject({ mode: 'full', gone: 1 });
    expect((await upload('some')).status).toBe(422);
  });

  test('gone, held back, goes when an operator confirms, and both are in the ledger', async () => {
    const id = await placeHeldImport(stack, slug());
    expect((await admin.send('GET', `/feed-imports/${id}`)).body).toMatchObject({ gone: 0, gone_held: 42 });
    bodyOf(await admin.send('POST', `/feed-imports/${id}/gone`), 202);
    expect(await admin.ended(id)).toMatchObject({ gone: 42, gone_held: null });
    expect(await inLedger('feed_import.gone_confirmed', id)).toBe(1);
    expect(await inLedger('feed_import.finished', id)).toBeGreaterThan(0);
  });

  test('feed-fetches, of a feed that may not be reached, says why in the schedule and in the ledger', async () => {
    const name = await placeFeed(stack, slug());
    bodyOf(await admin.send('POST', `/merchants/${name}/feed-fetches`), 202);
    let problem: string | null = null;
    while (problem === null) {
      await sleep(100);
      ({ problem } = bodyOf(await admin.send('GET', `/merchants/${name}/feed-schedule`), 200) as {
        problem: string | null;
      });
    }
    expect(problem).toMatch(/^Cannot fetch from /);
    expect(await inLedger('feed_fetch.requested', name)).toBe(1);
    expect(await inLedger('feed_schedule.stopped', name)).toBe(1);
    expect((await admin.send('POST', `/merchants/${slug()}/feed-fetches`)).status).toBe(404);
  });
});

describe('the quarantine', () => {
  const FEED = 'Handle,Title,Variant Price\na,A,1.00\nb,B,free\n"=1+1",C,\nd,D,\n';

  test('quarantine-report, of an import, has reasons with fields, examples and what to do', async () => {
    const { import_id: id } = await admin.importFeed(slug(), FEED);
    const report = bodyOf(await admin.send('GET', `/feed-imports/${id}/quarantine-report`), 200) as {
      reasons: { reason: string }[];
    };
    expect(report).toMatchObject({ import_id: id, rows_removed: false });
    expect(report.reasons.find(({ reason }) => reason === 'bad_price')).toMatchObject({
      rows: 1,
      fields: ['Variant Price'],
      fix: expect.stringContaining('49.00'),
      examples: [expect.objectContaining({ row: 3, key: 'b' })],
    });
  });

  test('quarantine.csv, is every refused row for a spreadsheet, and runs nothing in it', async () => {
    const { import_id: id } = await admin.importFeed(slug(), FEED);
    const { rows } = bodyOf(await admin.send('GET', `/feed-imports/${id}/quarantine?limit=500`), 200) as {
      rows: { row: number; reason: string }[];
    };
    const answer = await admin.send('GET', `/feed-imports/${id}/quarantine.csv`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const table = parse<{ row: string; reason: string }>(answer.text, { columns: true });
    expect(table.map(({ row, reason }) => [Number(row), reason])).toEqual(rows.map(({ row, reason }) => [row, reason]));
    expect(answer.text).not.toMatch(/(?:^|,|")=1\+1/m);
    expect((await admin.send('GET', `/feed-imports/${randomUUID()}/quarantine.csv`)).status).toBe(404);
  });

  test('quarantine.csv, longer than a page, is whole', async () => {
    const lines = Array.from({ length: 650 }, (_, i) => `h${i},T,free`).join('\n');
    const { import_id: id } = await admin.importFeed(slug(), `Handle,Title,Variant Price\n${lines}\n`);
    const table = parse((await admin.send('GET', `/feed-imports/${id}/quarantine.csv`)).text, { columns: true });
    const [kept] = await stack.database.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM catalog.quarantined WHERE import_id = $1',
      [id],
    );
    expect(table).toHaveLength(kept?.n ?? 0);
    expect(kept?.n).toBeGreaterThanOrEqual(650);
  });
});

describe('what operators keep from shoppers', () => {
  test('hiding, an item, is in its state, in the list and in the ledger', async () => {
    const { item_id: id } = await placeItem(stack, slug());
    const hidden = { hidden: true, reason: 'A misprint' };
    expect(bodyOf(await admin.send('PUT', `/items/${id}/hiding`, hidden), 200)).toMatchObject({ visible: false });
    expect((await admin.send('GET', `/items/${id}`)).body).toMatchObject({ hidden_reason: 'A misprint' });
    expect((await admin.send('GET', '/hidden-items?limit=100')).text).toContain(id);
    expect(await inLedger('item.hidden', id)).toBe(1);
    bodyOf(await admin.send('PUT', `/items/${id}/hiding`, { hidden: false, reason: null }), 200);
    expect(await inLedger('item.shown', id)).toBe(1);
  });

  test('suspension, of a merchant and its end, are in the ledger', async () => {
    const name = slug();
    await admin.setMerchant(name);
    bodyOf(await admin.send('PUT', `/merchants/${name}/suspension`, { suspended: true, reason: 'Counterfeits' }), 200);
    expect((await admin.send('GET', `/merchants/${name}`)).body).toMatchObject({ suspended_reason: 'Counterfeits' });
    bodyOf(await admin.send('PUT', `/merchants/${name}/suspension`, { suspended: false, reason: null }), 200);
    expect(await inLedger('merchant.suspended', name)).toBe(1);
    expect(await inLedger('merchant.resumed', name)).toBe(1);
  });

  test('prices, of a variant, are its history', async () => {
    const { variant_id: id } = await placeItem(stack, slug());
    expect((await admin.send('GET', `/variants/${id}/prices`)).body).toMatchObject({
      variant_id: id,
      prices: [{ price: { amount_minor: 900, currency: 'EUR' }, compare_at: null }],
    });
  });
});
