import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { approvals, type ApprovalView } from '#libs/contracts';
import { canonical } from '#libs/ledger';
import { Buying, somebody } from './buying.ts';

let buying: Buying;
beforeAll(async () => {
  buying = await Buying.start();
  await buying.shops.open('linden', { name: 'Linden & Loom' });
  await buying.shops.open('harbor', { name: 'Harbor' });
});

describe('request_purchase_approval', () => {
  test('request_purchase_approval, of two shops, shows what each comes to, and buys nothing', async () => {
    const user = somebody();
    const [shirt, coat] = [await buying.variant('linden'), await buying.variant('harbor', { price: 24_900 })];
    const lines = [
      { variant_id: shirt, quantity: 2 },
      { variant_id: coat, quantity: 1 },
    ];
    const view = await buying.ask(user, lines, { client: 'chat-app' });
    expect(view).toMatchObject({
      status: 'pending',
      url: expect.stringMatching(/\/approvals\/[\w-]{32}$/),
      budget: 'none',
      differences: [],
      totals: [{ amount_minor: 34_700, currency: 'EUR' }],
      shops: [
        { merchant: 'linden', name: 'Linden & Loom', state: 'unopened', total: { amount_minor: 9_800 } },
        { merchant: 'harbor', total: { amount_minor: 24_900 } },
      ],
    });
    expect(await buying.events(user)).toMatchObject([
      { type: 'approval.requested', entity_type: 'approval', entity_id: view.snapshot_hash, client_id: 'chat-app' },
    ]);
  });

  test('request_purchase_approval, sent again, is the approval that was made, and with again a new one', async () => {
    const user = somebody();
    const shirt = await buying.variant('linden');
    const [first, repeat] = [await buying.ask(user, shirt), await buying.ask(user, shirt)];
    expect(repeat).toEqual(first);
    const { status, url } = await buying.approve(user, first);
    expect(await buying.ask(user, shirt)).toMatchObject({ approval_id: first.approval_id, status, url });
    expect((await buying.ask(user, shirt, { again: true })).approval_id).not.toBe(first.approval_id);
  });

  test.each<[string, (user: string, view: ApprovalView, variant: string) => Promise<unknown>]>([
    ['declined', (user, view) => buying.decline(user, view)],
    ['cancelled', (user, view) => buying.cancel(user, view)],
    [
      'stale',
      async (user, view, variant) => {
        await buying.shops.change(variant, { price_minor: 5_900 });
        await buying.approve(user, view);
      },
    ],
  ])('request_purchase_approval, sent again after it was %s, asks anew, for what is true now', async (status, end) => {
    const user = somebody();
    const shirt = await buying.variant('linden');
    const first = await buying.ask(user, shirt);
    await end(user, first, shirt);
    const second = await buying.ask(user, shirt);
    expect(second).toMatchObject({ status: 'pending', differences: [] });
    expect(second.approval_id).not.toBe(first.approval_id);
    expect(await buying.status(user, first)).toMatchObject({ status });
    expect(await buying.approve(user, second)).toMatchObject({ status: 'approved' });
  });

  test('request_purchase_approval, with a key that stands for another purchase, is refused, and with the same tells how it stands now', async () => {
    const user = somebody();
    const [shirt, coat] = [await buying.variant('linden'), await buying.variant('harbor')];
    const as = { idempotencyKey: 'a-key' };
    const first = await buying.ask(user, shirt, as);
    await expect(buying.ask(user, coat, as)).rejects.toMatchObject({ code: 'CONFLICT' });
    await buying.decline(user, first);
    expect(await buying.ask(user, shirt, as)).toEqual(await buying.status(user, first));
    expect(await buying.ask(somebody(), coat, as)).toMatchObject({ status: 'pending' });
  });

  test.each([
    ['nobody offers', 'var_none', { code: 'NOT_FOUND', details: { variant_ids: ['var_none'] } }],
    ['named twice', 'twice', { code: 'INVALID_INPUT' }],
  ])('request_purchase_approval, of a variant %s, is refused', async (_, which, refusal) => {
    const shirt = await buying.variant('linden');
    const one = { variant_id: which === 'twice' ? shirt : which, quantity: 1 };
    await expect(buying.ask(somebody(), which === 'twice' ? [one, one] : [one])).rejects.toMatchObject(refusal);
  });

  test('request_purchase_approval, of what the shop has too few of, is refused and names it', async () => {
    const few = await buying.variant('linden', { quantity: 1 });
    const gone = await buying.variant('linden', { availability: 'out_of_stock' });
    for (const [variant_id, quantity] of [
      [few, 2],
      [gone, 1],
    ] as const) {
      await expect(buying.ask(somebody(), [{ variant_id, quantity }])).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { variant_ids: [variant_id] },
      });
    }
  });

  test('request_purchase_approval, from a shop whose links lead elsewhere, is refused', async () => {
    const elsewhere = await buying.variant('linden', { link: 'https://linden.example.evil.test/p/1' });
    await expect(buying.ask(somebody(), elsewhere)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { merchant: 'linden' },
    });
  });

  test.each(['see https://evil.test', 'www.evil.test', 'javascript:alert(1)', 'a\u202eb'])(
    'request_purchase_approval, with the note %j, is refused without repeating it',
    async (note) => {
      const shirt = await buying.variant('linden');
      const refusal = await buying.ask(somebody(), shirt, { note }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'note' } });
      expect(String(refusal)).not.toContain('evil');
    },
  );
});

describe('the page', () => {
  test('read_approval, pending, shows the snapshot whose hash is stored, shown to the client and named by events', async () => {
    const user = somebody();
    const shirt = await buying.variant('linden');
    const asked = await buying.ask(user, shirt, { client: 'chat-app', note: 'For the interview' });
    const page = await buying.page(user, asked);
    expect(page).toMatchObject({
      status: 'pending',
      snapshot: { client_id: 'chat-app', note: 'For the interview', shops: [{ host: 'linden.example' }] },
      pictures: [{ variant_id: shirt, url: expect.stringContaining('/pictures/') }],
      needs_budget_tick: false,
      policies: [],
      shops: [{ merchant: 'linden', state: 'unopened', token: null }],
    });
    expect(asked.pictures).toEqual(page.pictures);
    const hash = createHash('sha256').update(canonical(page.snapshot)).digest('hex');
    const [row] = await buying.service.database.query<{ snapshot_hash: string }>(
      'SELECT snapshot_hash FROM commerce.approvals WHERE approval_id = $1',
      [asked.approval_id],
    );
    const named = (await buying.events(user)).map(({ entity_id: id }) => id);
    expect([asked.snapshot_hash, page.snapshot_hash, row?.snapshot_hash, ...named]).toEqual(Array(5).fill(hash));
  });

  test('approve_purchase, decline_purchase, by a token of a client, are refused', async () => {
    const user = somebody();
    const asked = await buying.ask(user, await buying.variant('linden'));
    const { approval_id, snapshot_hash } = asked;
    const as = { user, session: null };
    for (const attempt of [
      buying.caller.call(approvals.approvePurchase, { approval_id, snapshot_hash }, as),
      buying.caller.call(approvals.declinePurchase, { approval_id }, as),
      buying.caller.call(approvals.readApproval, { approval_id }, as),
      buying.caller.call(approvals.openPurchaseLink, { token: 'A'.repeat(43) }, as),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await buying.status(user, asked)).toMatchObject({ status: 'pending' });
  });

  test('approve_purchase, then each shop, opened once, answered and closed, is all in the events', async () => {
    const user = somebody();
    const [shirt, coat] = [await buying.variant('linden'), await buying.variant('harbor', { price: 24_900 })];
    const lines = [shirt, coat].map((variant_id) => ({ variant_id, quantity: 1 }));
    const { tokens, ...approved } = await buying.approved(user, lines);
    expect(approved).toMatchObject({ status: 'approved', url: expect.any(String) });
    const opened = await buying.open(user, tokens[0]);
    expect(opened).toMatchObject({
      status: 'approved',
      kind: 'product_pages',
      targets: [{ url: `https://linden.example/p/${shirt}`, variant_ids: [shirt] }],
    });
    await buying.open(user, tokens[1]);
    const say = (merchant: string, outcome: 'bought' | 'not_bought') => buying.say(user, approved, merchant, outcome);
    expect(await say('linden', 'bought')).toMatchObject({ status: 'approved' });
    await expect(say('linden', 'not_bought')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await say('harbor', 'not_bought')).toMatchObject({ status: 'closed', url: null, expires_at: null });
    expect((await buying.events(user)).map(({ type, decision }) => `${type}:${decision}`)).toEqual([
      'approval.requested:done',
      'approval.approved:approved',
      'approval.read:approved',
      'approval.link_opened:opened',
      'approval.link_opened:opened',
      'approval.bought:done',
      'approval.not_bought:closed',
    ]);
  });

  test('read_purchase_link, many times, opens nothing', async () => {
    const user = somebody();
    const { tokens } = await buying.approved(user, await buying.variant('linden'));
    const token = tokens[0] ?? '';
    for (let i = 0; i < 3; i += 1) {
      const link = await buying.caller.call(approvals.readPurchaseLink, { token }, { user });
      expect(link).toMatchObject({ merchant: 'linden', host: 'linden.example', state: 'unopened', status: 'approved' });
    }
    expect((await buying.open(user, token)).targets).toHaveLength(1);
  });

  test('the page, loaded 25 times, keeps the links of the last 20 views', async () => {
    const user = somebody();
    const { tokens, ...view } = await buying.approved(user, await buying.variant('linden'));
    let last: string | undefined;
    for (let i = 0; i < 24; i += 1) [last] = await buying.tokens(user, view);
    await expect(buying.open(user, tokens[0])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await buying.open(user, last)).targets).toHaveLength(1);
  });
});

describe('looking', () => {
  test('get_approval_status, list_approvals, are recorded, and another person finds nothing', async () => {
    const [user, other] = [somebody(), somebody()];
    const asked = await buying.ask(user, await buying.variant('linden'));
    await buying.status(user, asked);
    const mine = await buying.caller.call(approvals.listApprovals, { statuses: ['pending'] }, { user });
    expect(mine).toMatchObject({ approvals: [{ approval_id: asked.approval_id, pieces: 1 }], next_cursor: null });
    expect(await buying.types(user)).toEqual(['approval.requested', 'approval.read', 'approval.listed']);
    const made = await buying.status(other, asked).catch((error: unknown) => error);
    expect(await buying.status(other, { approval_id: 'none' }).catch((error: unknown) => error)).toEqual(made);
    expect(await buying.caller.call(approvals.listApprovals, {}, { user: other })).toMatchObject({ approvals: [] });
  });

  test('list_approvals, page by page, has each once, newest first', async () => {
    const user = somebody();
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) made.unshift((await buying.ask(user, await buying.variant('linden'))).approval_id);
    const listed: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await buying.caller.call(
        approvals.listApprovals,
        { limit: 2, ...(cursor ? { cursor } : {}) },
        { user },
      );
      listed.push(...page.approvals.map(({ approval_id: id }) => id));
      cursor = page.next_cursor;
    }
    expect(listed).toEqual(made);
    const wrong = buying.caller.call(approvals.listApprovals, { cursor: 'x' }, { user });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
