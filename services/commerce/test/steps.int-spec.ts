import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  APPROVAL_STATUSES,
  approvals,
  approvalsSupport,
  ledger,
  type LedgerLinesView,
  SHOP_STATES,
} from '#libs/contracts';
import { noteVerifier, verifyExport } from '#libs/ledger';
import { msUntil } from '#libs/testing';
import { mayMove, mayMoveShop } from '../src/approvals/approval.rules.ts';
import { Buying, somebody } from './buying.ts';
import { operator } from './changes.ts';
import { WAYS } from './ways.ts';

let buying: Buying;
beforeAll(async () => {
  buying = await Buying.start();
  await buying.service.bed.service('audit');
  await buying.shops.open('linden');
});

let made = 0;
/** A shop of a test's own, so that what happens to it happens to no other. */
async function ownVariant(): Promise<string> {
  const slug = `shop${(made += 1)}`;
  await buying.shops.open(slug);
  return buying.variant(slug);
}

describe('expiry', () => {
  test('approve_purchase, after its time, is refused and the expiry is recorded once', async () => {
    const user = somebody();
    const asked = await buying.ask(user, await ownVariant());
    await buying.expire(asked);
    await expect(buying.approve(user, asked)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('its time is over'),
    });
    expect(await buying.status(user, asked)).toMatchObject({ status: 'expired', url: null });
    while (!(await buying.types(user)).includes('approval.expired')) await buying.status(user, asked);
    expect((await buying.types(user)).filter((type) => type === 'approval.expired')).toHaveLength(1);
  });

  test('open_purchase_link, after the time of the approval, opens nothing', async () => {
    const user = somebody();
    const { tokens, ...approved } = await buying.approved(user, await ownVariant());
    await buying.expire(approved);
    expect(await buying.open(user, tokens[0])).toMatchObject({ status: 'expired', kind: null, targets: [] });
  });
});

describe('support', () => {
  test('search_approvals, by person, shop and status, tells how and when, never who, what or for how much', async () => {
    const user = somebody();
    const asked = await buying.ask(user, await buying.variant('linden', { title: 'Secret wish' }), { note: 'my note' });
    await buying.decline(user, asked);
    const search = (input: object) => buying.caller.call(approvalsSupport.searchApprovals, input, operator);
    const found = await search({ user_id: user, merchant: 'linden', status: 'declined' });
    expect(found.approvals).toEqual([
      {
        approval_id: asked.approval_id,
        status: 'declined',
        client_id: 'a-client',
        asked_at: asked.asked_at,
        decided_at: expect.any(String),
        ended_at: expect.any(String),
        pieces: 1,
        shops: [{ merchant: 'linden', state: 'unopened' }],
        snapshot_hash: asked.snapshot_hash,
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/Secret|my note|auth0|4900/);
    expect((await search({ user_id: user, status: 'approved' })).approvals).toEqual([]);
    expect((await search({ approval_id: asked.approval_id })).approvals).toHaveLength(1);
    const pages = await search({ limit: 1 });
    expect(pages.next_cursor).not.toBeNull();
    expect(await search({ limit: 1, cursor: pages.next_cursor })).not.toEqual(pages);
    expect(await buying.types(operator.user)).toContain('approval.searched');
  });
});

/** What the ledger has of one person, by what the page showed, or all of a type. */
async function recorded(user: string, of: { entity_id: string } | { type: string }): Promise<string[]> {
  const question = 'type' in of ? of : { ...of, entity_type: 'approval' };
  const input = { ...question, user_id: user, source: 'commerce', limit: 100 };
  const { entries } = await buying.caller.call(ledger.searchLedger, input, { user: 'auth0|auditor' });
  return entries.map(({ type, decision }) => `${type.replace('approval.', '')}:${decision}`);
}

describe('in the ledger', () => {
  test('ways, all together, go through the whole table of moves', () => {
    const pairs = <S extends string>(all: readonly S[], may: (from: S, to: S) => boolean): string[] =>
      all.flatMap((from) => all.filter((to) => may(from, to)).map((to) => `${from} > ${to}`));
    const table = [...pairs(APPROVAL_STATUSES, mayMove), ...pairs(SHOP_STATES, mayMoveShop)];
    expect(
      Object.values(WAYS)
        .flatMap(({ moves }) => moves)
        .sort(),
    ).toEqual(table.sort());
  });

  test.each(Object.entries(WAYS))('approval, %s, has every step under the hash that was shown', async (_, way) => {
    const user = somebody();
    const { snapshot_hash: hash } = await way.go(buying, user, await ownVariant());
    await msUntil(async () => (await recorded(user, { entity_id: hash })).length >= way.steps.length);
    expect((await recorded(user, { entity_id: hash })).sort()).toEqual([...way.steps].sort());
  });

  test('list_approvals, by a client, is recorded of who was asked for', async () => {
    const user = somebody();
    await buying.caller.call(approvals.listApprovals, {}, { user });
    await msUntil(async () => (await recorded(user, { type: 'approval.listed' })).length > 0);
    expect(await recorded(user, { type: 'approval.listed' })).toEqual(['listed:done']);
  });

  test('verifier, of all that, finds nothing wrong', async () => {
    const auditor = { user: 'auth0|auditor', requestId: 'an-export' };
    const checkpoint = () => buying.caller.call(ledger.getLedgerCheckpoint, {});
    await msUntil(async () => (await checkpoint()).size >= Object.values(WAYS).flatMap(({ steps }) => steps).length);
    const outside = {
      from: 'latest',
      note: readFileSync(join(buying.service.bed.auditDir, 'checkpoints/latest'), 'utf8'),
    };
    const { verifier_key: key } = await checkpoint();
    const lines: string[] = [];
    let size: number | undefined;
    for (let next: number | null = 0; next !== null;) {
      const page: LedgerLinesView = await buying.caller.call(
        ledger.readLedgerLines,
        { from_index: next, ...(size === undefined ? {} : { size }) },
        auditor,
      );
      lines.push(...page.lines);
      [size, next] = [page.size, page.next_index];
    }
    const text = Buffer.from(`${lines.join('\n')}\n`);
    expect(await verifyExport([text], { keys: [noteVerifier(key)], outside: [outside] })).toMatchObject({
      ok: true,
      problems: [],
    });
    expect(lines.join('\n')).toContain('approval.approved');
  });
});
