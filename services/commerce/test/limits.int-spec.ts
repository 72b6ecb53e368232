import { beforeAll, describe, expect, test } from '@jest/globals';
import { approvals, purchasePolicies, type SetPurchasePolicyInput } from '#libs/contracts';
import { Buying, somebody } from './buying.ts';

let buying: Buying;
beforeAll(async () => {
  buying = await Buying.start();
  for (const slug of ['linden', 'harbor']) await buying.shops.open(slug);
  await buying.shops.open('dollar', { name: 'Dollar Shop', currency: 'USD' });
});

const operator = { user: 'auth0|operator' };
const NO_LIMITS = { max_total: null, blocked_categories: [], quiet_hours: null, max_open: 10 };
const NO_SHOP_LIMITS = {
  max_total: null,
  max_quantity: null,
  blocked_categories: [],
  ucp_endpoint: null,
  attribution: [],
};
const euros = (amount: number) => ({ amount_minor: amount * 100, currency: 'EUR' });

const setOwn = (user: string, limits: Partial<SetPurchasePolicyInput>) =>
  buying.caller.call(purchasePolicies.setPurchasePolicy, { ...NO_LIMITS, expected_version: 0, ...limits }, { user });
const setShop = (slug: string, limits: object) =>
  buying.caller.call(purchasePolicies.setMerchantPolicy, { ...NO_SHOP_LIMITS, slug, ...limits }, operator);

describe('budget', () => {
  test('budget, gone over, needs a tick of its own', async () => {
    const user = somebody();
    await buying.budget(user, 10_000);
    const first = await buying.ask(user, await buying.variant('linden'));
    const second = await buying.ask(user, await buying.variant('linden', { price: 6_000 }));
    expect([first.budget, second.budget]).toEqual(['within', 'over']);
    const page = await buying.page(user, second);
    expect(page).toMatchObject({
      needs_budget_tick: true,
      budget_now: {
        effect: 'over',
        budget: { amount_minor: 10_000, currency: 'EUR' },
        counted: { amount_minor: 4_900 },
        this_purchase: { amount_minor: 6_000 },
        over_by: { amount_minor: 900 },
        left: null,
      },
    });
    await expect(buying.approve(user, second)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('9.00 EUR'),
      details: { field: 'accept_over_budget', policy: 'budget' },
    });
    const ticked = { approval_id: second.approval_id, snapshot_hash: second.snapshot_hash, accept_over_budget: true };
    const less = { ...ticked, accepted_over_by: { amount_minor: 899, currency: 'EUR' } };
    for (const shown of [less, { ...less, accepted_over_by: null }]) {
      const approving = buying.caller.call(approvals.approvePurchase, shown, { user });
      await expect(approving).rejects.toMatchObject({ code: 'CONFLICT', details: { policy: 'budget' } });
    }
    expect(await buying.approve(user, second, { tick: true })).toMatchObject({ status: 'approved' });
    expect(await buying.page(user, second)).toMatchObject({ over_budget_accepted: true });
  });

  test.each([
    ['declined', (user: string, view: { approval_id: string }) => buying.decline(user, view)],
    ['expired', (_: string, view: { approval_id: string }) => buying.expire(view)],
    ['cancelled', (user: string, view: { approval_id: string }) => buying.cancel(user, view)],
  ])('budget, when an approval is %s, is released', async (_, end) => {
    const user = somebody();
    await buying.budget(user, 10_000);
    const first = await buying.ask(user, await buying.variant('linden', { price: 6_000 }));
    await end(user, first);
    expect(await buying.ask(user, await buying.variant('linden', { price: 6_000 }))).toMatchObject({
      budget: 'within',
    });
  });

  test('budget, of what was opened, counts until the person says that they did not buy it', async () => {
    const user = somebody();
    await buying.budget(user, 10_000);
    const { tokens, ...view } = await buying.approved(user, await buying.variant('linden', { price: 6_000 }));
    await buying.open(user, tokens[0]);
    expect(await buying.ask(user, await buying.variant('harbor', { price: 6_000 }))).toMatchObject({ budget: 'over' });
    await buying.say(user, view, 'linden', 'not_bought');
    expect(await buying.ask(user, await buying.variant('harbor', { price: 3_000 }))).toMatchObject({
      budget: 'within',
    });
  });

  test('budget, with purchases of absurd sums open, is shown all the same, and the page can be declined on', async () => {
    const user = somebody();
    await buying.budget(user, 10_000);
    const dear = () => buying.variant('linden', { price: 1_000_000_000 });
    const lines = async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, dear));
      return ids.map((variant_id) => ({ variant_id, quantity: 10 }));
    };
    await buying.ask(user, await lines());
    const second = await buying.ask(user, await lines());
    expect(await buying.page(user, second)).toMatchObject({ needs_budget_tick: true, budget_now: { effect: 'over' } });
    expect(await buying.decline(user, second)).toMatchObject({ status: 'declined' });
  });

  test('budget, a price in a currency without a rate, is unknown and needs the tick', async () => {
    const user = somebody();
    await buying.budget(user, 10_000);
    const asked = await buying.ask(user, await buying.variant('dollar', { currency: 'USD' }));
    expect(asked.budget).toBe('unknown');
    expect(await buying.page(user, asked)).toMatchObject({
      needs_budget_tick: true,
      budget_now: { without_rate: ['USD'], left: null },
    });
  });
});

describe('limits', () => {
  test.each<[string, Partial<SetPurchasePolicyInput>]>([
    ['max_total', { max_total: euros(40) }],
    ['max_total', { max_total: { amount_minor: 100_000, currency: 'JPY' } }],
    ['blocked_categories', { blocked_categories: [' SHIRTS '] }],
  ])('request_purchase_approval, against the person’s own %s, is refused and explained', async (policy, limits) => {
    const user = somebody();
    await setOwn(user, limits);
    await expect(buying.ask(user, await buying.variant('linden'))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('The person'),
      details: { policies: [policy] },
    });
  });

  test('request_purchase_approval, all day in quiet hours, is refused and says so, not until when', async () => {
    const user = somebody();
    const now = new Date();
    const around = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16);
    await setOwn(user, { quiet_hours: { from: around(-60), to: around(60), time_zone: 'UTC' } });
    await expect(buying.ask(user, await buying.variant('linden'))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.not.stringMatching(/\d\d:\d\d|UTC/),
      details: { policies: ['quiet_hours'] },
    });
  });

  test('request_purchase_approval, as many open as allowed, at once too, is refused until one is decided', async () => {
    const user = somebody();
    await setOwn(user, { max_open: 2 });
    const variants = [1, 2, 3, 4].map(() => buying.variant('linden'));
    const asked = await Promise.allSettled((await Promise.all(variants)).map((variant) => buying.ask(user, variant)));
    const open = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(open).toHaveLength(2);
    if (open[0]) await buying.decline(user, open[0]);
    expect(await buying.ask(user, await buying.variant('linden'))).toMatchObject({ status: 'pending' });
  });

  test('limits of a shop, asked against, are refused and name the shop', async () => {
    await buying.shops.open('strict');
    const variant = await buying.variant('strict');
    await setShop('strict', { max_total: euros(60), max_quantity: 1 });
    await expect(buying.ask(somebody(), [{ variant_id: variant, quantity: 2 }])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('For strict, we set a limit of 60.00 EUR'),
      details: { policies: ['max_total', 'max_quantity'] },
    });
    const user = somebody();
    const page = await buying.page(user, await buying.ask(user, variant));
    expect(page.policies).toMatchObject([
      { policy: 'max_total', set_by: 'operator', merchant: 'strict', binds: false, limit: euros(60) },
      { policy: 'max_quantity', binds: false },
    ]);
  });

  test('limits of a shop, in another currency than its prices, are held against by its rate; without one they bind', async () => {
    await buying.shops.open('converted');
    const variant = await buying.variant('converted');
    await setShop('converted', { max_total: { amount_minor: 6_000, currency: 'CHF' } });
    const ask = (quantity: number) => buying.ask(somebody(), [{ variant_id: variant, quantity }]);
    await expect(ask(1)).rejects.toMatchObject({
      message: expect.stringContaining('No exchange rate'),
      details: { policies: ['max_total'] },
    });
    await buying.service.database.query(
      `INSERT INTO catalog.exchange_rates (base, quote, rate, as_of, source) VALUES ('EUR', 'CHF', 1.1, now(), 'a test')`,
    );
    expect(await ask(1)).toMatchObject({ status: 'pending' });
    await expect(ask(2)).rejects.toMatchObject({ details: { policies: ['max_total'] } });
  });

  test.each(['eur', 'ZZZ', 'A/B'])('limits, in %j, which is no currency, are refused', async (currency) => {
    const limit = { max_total: { amount_minor: 1_000, currency } };
    const refusal = { code: 'INVALID_INPUT', details: { field: 'max_total' } };
    await expect(setOwn(somebody(), limit)).rejects.toMatchObject(refusal);
    await expect(setShop('linden', limit)).rejects.toMatchObject(refusal);
  });

  test('set_purchase_policy, overtaken by another tab, changes nothing; the same again is no event', async () => {
    const user = somebody();
    const set = await setOwn(user, { blocked_categories: ['Shoes', 'shoes', 'Bags'] });
    expect(set).toMatchObject({ version: 1, blocked_categories: ['bags', 'shoes'] });
    await expect(setOwn(user, { max_open: 3 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await setOwn(user, { blocked_categories: ['bags', 'shoes'] })).toEqual(set);
    expect(await buying.types(user)).toEqual(['purchase_policy.set']);
    await expect(
      setOwn(user, { quiet_hours: { from: '22:00', to: '07:00', time_zone: 'Mars/Olympus' } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'quiet_hours' } });
  });

  test('set_merchant_links_suspension, lifted, lets links open again, and needs a reason to begin', async () => {
    await buying.shops.open('again');
    const set = (suspended: boolean, reason: string | null) =>
      buying.caller.call(purchasePolicies.setMerchantLinksSuspension, { slug: 'again', suspended, reason }, operator);
    await expect(set(true, null)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await set(true, 'broken')).toMatchObject({ suspended_reason: 'broken', suspended_at: expect.any(String) });
    expect(await set(false, null)).toMatchObject({ suspended_reason: null, suspended_at: null, version: 2 });
    expect(await buying.ask(somebody(), await buying.variant('again'))).toMatchObject({ status: 'pending' });
  });
});
