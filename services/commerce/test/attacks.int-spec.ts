import { beforeAll, describe, expect, test } from '@jest/globals';
import { approvals } from '#libs/contracts';
import { Caller, readFacts } from '#libs/testing';
import { Buying, somebody } from './buying.ts';
import { CHANGES, limitShop, shopOf, suspend } from './changes.ts';

let buying: Buying;
beforeAll(async () => {
  buying = await Buying.start();
  for (const slug of ['linden', 'harbor', 'other']) await buying.shops.open(slug);
});

let made = 0;
/** A shop of a test's own, so that what happens to it happens to no other. */
async function ownVariant(more: Parameters<Buying['variant']>[1] = {}): Promise<string> {
  const slug = `shop${(made += 1)}`;
  await buying.shops.open(slug);
  return buying.variant(slug, more);
}

describe('changed between request and approve', () => {
  test.each(CHANGES)(
    'approve_purchase, after the %s changed (%s), makes it stale and shows how',
    async (what, fact, change) => {
      const user = somebody();
      const variant = await ownVariant();
      const asked = await buying.ask(user, variant);
      await change(buying, variant, user);
      const view = await buying.approve(user, asked);
      expect(view).toMatchObject({ status: 'stale', expires_at: null, url: null });
      expect(view.differences).toContainEqual(expect.objectContaining({ what, fact }));
      expect(await buying.types(user)).toContain('approval.stale');
      expect((await buying.page(user, asked)).shops).toMatchObject([{ token: null }]);
    },
  );
});

describe('changed between approve and open', () => {
  test.each(CHANGES)('open_purchase_link, after the %s changed (%s), gives no address', async (what, fact, change) => {
    const user = somebody();
    const variant = await ownVariant();
    const { tokens, ...approved } = await buying.approved(user, variant);
    await change(buying, variant, user);
    expect(await buying.open(user, tokens[0])).toMatchObject({ status: 'stale', kind: null, targets: [] });
    const view = await buying.status(user, approved);
    expect(view.differences).toContainEqual(expect.objectContaining({ what, fact }));
  });

  test.each([null, 'ucp'])(
    'open_purchase_link, another id in the cart (%s) and all that is shown the same, opens nothing',
    async (ucp) => {
      const user = somebody();
      const variant = await ownVariant({ externalId: '41' });
      const slug = shopOf(variant);
      if (ucp) await limitShop(buying, slug, { ucp_endpoint: `https://${slug}.example/${ucp}` });
      const { tokens, ...approved } = await buying.approved(user, variant);
      await buying.shops.change(variant, { external_id: '42' });
      expect(await buying.open(user, tokens[0])).toMatchObject({ status: 'stale', kind: null, targets: [] });
      const { differences } = await buying.status(user, approved);
      expect(differences).toMatchObject([
        { what: 'merchant', fact: 'destination', before: 'as_shown', after: 'another' },
      ]);
      expect(JSON.stringify(differences)).not.toMatch(/https:|41|42/);
    },
  );

  test('open_purchase_link, other attribution than when it was asked for, opens with it', async () => {
    const user = somebody();
    const variant = await ownVariant();
    const { tokens } = await buying.approved(user, variant);
    await limitShop(buying, shopOf(variant), { attribution: [{ name: 'utm_source', value: 'atelier' }] });
    expect((await buying.open(user, tokens[0])).targets[0]?.url).toMatch(/\?utm_source=atelier$/);
  });

  test('open_purchase_link, one of two shops changed, opens neither', async () => {
    const user = somebody();
    const [one, two] = [await ownVariant(), await ownVariant()];
    const { tokens } = await buying.approved(
      user,
      [one, two].map((variant_id) => ({ variant_id, quantity: 1 })),
    );
    await buying.shops.change(two, { price_minor: 5_000 });
    expect(await buying.open(user, tokens[0])).toMatchObject({ status: 'stale', targets: [] });
    expect(await buying.open(user, tokens[1])).toMatchObject({ status: 'stale', targets: [] });
  });

  test('open_purchase_link, links suspended, is closed at once, and also for who just opened it', async () => {
    const user = somebody();
    const variant = await ownVariant();
    const { tokens } = await buying.approved(user, variant);
    expect((await buying.open(user, tokens[0])).targets).toHaveLength(1);
    await suspend(buying, shopOf(variant));
    expect(await buying.open(user, tokens[0])).toMatchObject({ status: 'stale', targets: [] });
    await expect(buying.ask(somebody(), variant)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { policies: ['links_suspended'] },
    });
  });
});

describe('the caller', () => {
  test('every operation, on what is another person’s, is as if it were not there', async () => {
    const [user, thief] = [somebody(), somebody()];
    const { tokens, approval_id, snapshot_hash } = await buying.approved(user, await ownVariant());
    const token = tokens[0] ?? '';
    const as = { user: thief };
    for (const attempt of [
      buying.caller.call(approvals.getApprovalStatus, { approval_id }, as),
      buying.caller.call(approvals.readApproval, { approval_id }, as),
      buying.caller.call(approvals.approvePurchase, { approval_id, snapshot_hash }, as),
      buying.caller.call(approvals.declinePurchase, { approval_id }, as),
      buying.cancel(thief, { approval_id }),
      buying.caller.call(
        approvals.setPurchaseOutcome,
        { approval_id, merchant: 'linden', outcome: 'bought' as const },
        as,
      ),
      buying.caller.call(approvals.readPurchaseLink, { token }, as),
      buying.caller.call(approvals.openPurchaseLink, { token }, as),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await buying.open(user, token)).targets).toHaveLength(1);
  });

  test('approve_purchase, with the hash of another approval, is refused', async () => {
    const user = somebody();
    const [cheap, dear] = [await buying.ask(user, await ownVariant()), await buying.ask(user, await ownVariant())];
    const swapped = { approval_id: dear.approval_id, snapshot_hash: cheap.snapshot_hash };
    await expect(buying.approve(user, swapped)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await buying.status(user, dear)).toMatchObject({ status: 'pending' });
  });

  test.each([
    ['quantity', `jsonb_set(snapshot, '{shops,0,lines,0,quantity}', '9')`],
    ['variant', `jsonb_set(snapshot, '{shops,0,lines,0,variant_id}', '"var_other"')`],
  ])(
    'approve_purchase, the %s altered in the database, is refused, as it is not what was hashed',
    async (_, altered) => {
      const user = somebody();
      const asked = await buying.ask(user, await ownVariant());
      await buying.service.database.query(
        `UPDATE commerce.approvals SET snapshot = ${altered} WHERE approval_id = $1`,
        [asked.approval_id],
      );
      await expect(buying.approve(user, asked)).rejects.toMatchObject({
        code: expect.stringMatching(/INTERNAL|NOT_FOUND/),
      });
      expect(await buying.status(user, asked)).toMatchObject({ status: 'pending' });
    },
  );

  test('the service, other than the gateway, may call no operation of approvals', async () => {
    const catalog = await Caller.connect(readFacts(), buying.service.bed.natsUrl, 'catalog');
    await expect(catalog.call(approvals.listApprovals, {}, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('once', () => {
  // First, while there is no replica that would answer meanwhile.
  test('approve_purchase, then kill -9, is approved after the restart, and the link still opens once', async () => {
    const user = somebody();
    const asked = await buying.ask(user, await ownVariant());
    await buying.approve(user, asked);
    await buying.service.part.kill();
    await buying.service.part.start();
    const [token] = await buying.tokens(user, asked);
    expect(await buying.status(user, asked)).toMatchObject({ status: 'approved' });
    expect((await buying.open(user, token)).targets).toHaveLength(1);
    expect(await buying.types(user)).toContain('approval.approved');
  });

  test('approve_purchase, in two tabs and at two replicas at once, is one approval', async () => {
    const user = somebody();
    const asked = await buying.ask(user, await ownVariant());
    await buying.replica();
    const answers = await Promise.all(Array.from({ length: 8 }, () => buying.approve(user, asked)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['approved']));
    expect((await buying.types(user)).filter((type) => type === 'approval.approved')).toHaveLength(1);
  });

  test.each(['decline', 'cancel'] as const)(
    'approve_purchase against %s, at once, has one result that both are told',
    async (other) => {
      const user = somebody();
      const asked = await buying.ask(user, await ownVariant());
      await Promise.allSettled([buying.approve(user, asked), buying[other](user, asked)]);
      const { status } = await buying.status(user, asked);
      const decided = (await buying.types(user)).filter((type) => /approved|declined|cancelled/.test(type));
      expect(decided).toEqual([`approval.${status}`]);
    },
  );

  test('approve_purchase against the suspension of links, at once, leads nowhere, whichever was first', async () => {
    const user = somebody();
    const variant = await ownVariant();
    const asked = await buying.ask(user, variant);
    await Promise.all([buying.approve(user, asked), suspend(buying, shopOf(variant))]);
    expect(await buying.tokens(user, asked)).toEqual([]);
    expect(await buying.status(user, asked)).toMatchObject({ status: 'stale' });
  });

  test('open_purchase_link, in eight sessions at once, opens in one', async () => {
    const user = somebody();
    const { tokens } = await buying.approved(user, await ownVariant());
    const sessions = Array.from({ length: 8 }, (_, i) => `session-${i}`);
    const answers = await Promise.all(sessions.map((session) => buying.open(user, tokens[0], { session })));
    expect(answers.filter(({ targets }) => targets.length > 0)).toHaveLength(1);
  });

  test('open_purchase_link, with the tokens of two views of the page at once, opens once', async () => {
    const user = somebody();
    const { tokens, ...approved } = await buying.approved(user, await ownVariant());
    const views = [tokens[0], (await buying.tokens(user, approved))[0]];
    const answers = await Promise.all(views.map((token, i) => buying.open(user, token, { session: `session-${i}` })));
    expect(answers.map(({ targets }) => targets.length).sort()).toEqual([0, 1]);
  });

  test('open_purchase_link, eight times at once in one session, is one opening; in another session none', async () => {
    const user = somebody();
    const { tokens } = await buying.approved(user, await ownVariant());
    const answers = await Promise.all(Array.from({ length: 8 }, () => buying.open(user, tokens[0])));
    expect(new Set(answers.map(({ targets }) => targets[0]?.url)).size).toBe(1);
    const decisions = (await buying.events(user))
      .filter(({ type }) => type === 'approval.link_opened')
      .map(({ decision }) => decision);
    expect(decisions.sort()).toEqual([...Array<string>(7).fill('again'), 'opened']);
    expect(await buying.open(user, tokens[0], { session: 'another' })).toMatchObject({
      status: 'approved',
      targets: [],
    });
    expect(await buying.events(user)).toContainEqual(
      expect.objectContaining({ type: 'approval.link_refused', decision: 'used' }),
    );
  });

  test('open_purchase_link, replayed at a replica some minutes later, opens nothing', async () => {
    const user = somebody();
    const { tokens, approval_id } = await buying.approved(user, await ownVariant());
    await buying.open(user, tokens[0]);
    await buying.service.database.query(
      `UPDATE commerce.approval_shops SET opened_at = opened_at - interval '3 minutes' WHERE approval_id = $1`,
      [approval_id],
    );
    // The replica of the tests before answers about every other.
    for (let i = 0; i < 6; i += 1) expect(await buying.open(user, tokens[0])).toMatchObject({ targets: [] });
  });
});
