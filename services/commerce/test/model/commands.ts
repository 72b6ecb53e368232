import { expect } from '@jest/globals';
import fc from 'fast-check';
import { OperationError, OUTCOMES } from '#libs/contracts';
import type { DataSource } from 'typeorm';
import type { TestDatabase } from '#libs/testing';
import { callOf, Instance } from './instance.ts';
import type { Model, ModelApproval, Plan } from './model.ts';
import { Crash, SHOPS, VARIANTS, type World } from './world.ts';

/** The product under test: it may die and be started again. */
export interface Real {
  instance: Instance;
  readonly database: TestDatabase;
  /** Looks at the rows, whatever becomes of the instance. */
  readonly rows: DataSource;
  readonly world: World;
}

type Who = 'owner' | 'other';
type Dies = 'before' | 'after' | null;
type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  run: async (model, real) => {
    await run(model, real);
    await assertSame(model, real);
  },
});

/** Every approval stands in the database as it does in the model. */
async function assertSame(model: Model, { rows, world }: Real): Promise<void> {
  const found = await rows.query<{ approval_id: string; status: string }[]>(
    `SELECT approval_id, CASE WHEN status IN ('pending', 'approved') AND expires_at <= $1 THEN 'expired' ELSE status END AS status
     FROM commerce.approvals ORDER BY approval_id`,
    [world.clock.now()],
  );
  const expected = model.approvals.map((one) => ({ approval_id: one.id, status: model.statusOf(one) }));
  expect(found).toEqual(expected.sort((a, b) => (a.approval_id < b.approval_id ? -1 : 1)));
}

/** Does it, with the crash if there is to be one. @returns the answer; undefined when there was none */
async function does<A>(real: Real, plan: Plan, dies: Dies, act: () => Promise<A>): Promise<A | undefined> {
  const crashes = dies !== null && plan.event;
  real.world.dieAt(dies);
  const [result] = await Promise.allSettled([act()]);
  real.world.dieAt(null);
  if (crashes) {
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Crash) });
    await real.instance.end();
    real.instance = await Instance.start(real.database, real.world);
    if (dies === 'after') plan.apply();
    return undefined;
  }
  if (plan.error) {
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(OperationError) });
    expect(result).toMatchObject({ reason: { code: plan.error } });
    return undefined;
  }
  if (result.status === 'rejected') throw result.reason;
  plan.apply();
  return result.value;
}

/** Mostly one of the last: what is fresh has more ways to go. */
const pick = <T>(list: readonly T[], index: number): T | undefined => list.at(-1 - (index % Math.max(1, list.length)));

const nameOf = (who: Who, { owner }: ModelApproval): string =>
  who === 'owner' ? owner : owner === 'ann' ? 'bob' : 'ann';

const user = fc.constantFrom('ann', 'bob');
/** Mostly whose it is. */
const acting = fc.oneof({ weight: 7, arbitrary: fc.constant<Who>('owner') }, fc.constant<Who>('other'));
const index = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 30 }));
const honestly = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false));
const dies = fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, fc.constantFrom<Dies>('before', 'after'));

/** A command on one of the approvals there are; on none, nothing. */
const on = (model: Model, at: number, run: (one: ModelApproval) => Promise<unknown>): Promise<unknown> => {
  const one = pick(model.approvals, at);
  return one ? run(one) : Promise.resolve();
};

const request: fc.Arbitrary<Command> = fc
  .tuple(user, fc.subarray([...VARIANTS], { minLength: 1 }), dies)
  .map(([who, variants, end]) =>
    command(`request(${who}, ${variants.join('+')}, ${end})`, async (model, real) => {
      const plan = model.request(who, variants);
      const lines = variants.map((variant_id) => ({ variant_id, quantity: 1 }));
      await does(real, plan, end, () => real.instance.requests.request(callOf(who), { lines }));
      if (!plan.made || !model.approvals.includes(plan.made)) return;
      const known = model.approvals.map(({ id }) => id);
      const [row] = await real.rows.query<{ approval_id: string; snapshot_hash: string }[]>(
        'SELECT approval_id, snapshot_hash FROM commerce.approvals WHERE NOT approval_id = ANY ($1)',
        [known],
      );
      Object.assign(plan.made, { id: row?.approval_id, hash: row?.snapshot_hash });
    }),
  );

const approve: fc.Arbitrary<Command> = fc.tuple(acting, index, honestly, dies).map(([who, at, honest, end]) =>
  command(`approve(${who}, ${at}, ${honest}, ${end})`, async (model, real) => {
    await on(model, at, (one) => {
      const input = { approval_id: one.id, snapshot_hash: honest ? one.hash : '0'.repeat(64) };
      return does(real, model.approve(nameOf(who, one), one, honest), end, () =>
        real.instance.decisions.approve(callOf(nameOf(who, one)), input),
      );
    });
  }),
);

const end: fc.Arbitrary<Command> = fc
  .tuple(acting, index, fc.constantFrom('declined' as const, 'cancelled' as const), dies)
  .map(([who, at, to, end]) =>
    command(`${to}(${who}, ${at}, ${end})`, async (model, real) => {
      await on(model, at, (one) => {
        const { decisions, approvals } = real.instance;
        const input = { approval_id: one.id };
        return does(real, model.end(nameOf(who, one), one, to), end, () =>
          to === 'declined'
            ? decisions.decline(callOf(nameOf(who, one)), input)
            : approvals.cancel(callOf(nameOf(who, one)), input),
        );
      });
    }),
  );

const read: fc.Arbitrary<Command> = fc.tuple(acting, index, dies).map(([who, at, end]) =>
  command(`read(${who}, ${at}, ${end})`, async (model, real) => {
    await on(model, at, async (one) => {
      const plan = model.read(nameOf(who, one), one);
      const page = await does(real, plan, end, () =>
        real.instance.pages.read(callOf(nameOf(who, one)), { approval_id: one.id }),
      );
      if (!page) return;
      const given = page.shops.flatMap(({ merchant: shop, token }) => (token === null ? [] : [{ shop, token }]));
      expect(given.map(({ shop }) => shop)).toEqual(plan.tokens ?? []);
      model.tokens.push(...given.map(({ shop, token }) => ({ shop, token, approval: one })));
    });
  }),
);

const open: fc.Arbitrary<Command> = fc
  .tuple(acting, index, fc.constantFrom('session-1', 'session-2'), dies)
  .map(([who, at, session, end]) =>
    command(`open(${who}, ${at}, ${session}, ${end})`, async (model, real) => {
      const token = pick(model.tokens, at);
      if (!token) return;
      const plan = model.open(nameOf(who, token.approval), session, token);
      const opened = await does(real, plan, end, () =>
        real.instance.links.open(callOf(nameOf(who, token.approval), session), { token: token.token }),
      );
      // The promise itself: an address only with a matching, unexpired approval of the owner, once.
      if (opened) expect([opened.targets.length > 0, opened.kind !== null]).toEqual([plan.opens, plan.opens]);
    }),
  );

const outcome: fc.Arbitrary<Command> = fc
  .tuple(acting, index, fc.constantFrom(...Object.keys(SHOPS)), fc.constantFrom(...OUTCOMES), dies)
  .map(([who, at, merchant, outcome, end]) =>
    command(`outcome(${who}, ${at}, ${merchant}, ${outcome}, ${end})`, async (model, real) => {
      await on(model, at, (one) => {
        const input = { approval_id: one.id, merchant, outcome };
        return does(real, model.outcome(nameOf(who, one), one, merchant, outcome), end, () =>
          real.instance.approvals.outcome(callOf(nameOf(who, one)), input),
        );
      });
    }),
  );

const change: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom(...VARIANTS), fc.constantFrom('price', 'size', 'gone', 'back', 'back'))
  .map(([variant, what]) =>
    command(`change(${variant}, ${what})`, (_, { world }) => {
      world.change(variant, what);
      return Promise.resolve();
    }),
  );

const suspend: fc.Arbitrary<Command> = fc.constantFrom(...Object.keys(SHOPS)).map((slug) =>
  command(`suspend or resume(${slug})`, async (model, { instance }) => {
    const suspended = !model.suspended.has(slug);
    await instance.policies.suspend(callOf('operator'), { slug, suspended, reason: suspended ? 'a test' : null });
    if (suspended) model.suspended.add(slug);
    else model.suspended.delete(slug);
  }),
);

const clock: fc.Arbitrary<Command> = fc.constantFrom(-90, -1, 1, 1, 1, 3, 3, 10, 61, 1_300).map((minutes) =>
  command(`clock(${minutes} min)`, (_, { world }) => {
    world.nowMs += minutes * 60_000;
    return Promise.resolve();
  }),
);

const sweep: fc.Arbitrary<Command> = fc.constant(
  command('sweep', async (model, { instance }) => {
    await instance.sweeper.sweep();
    model.sweep();
  }),
);

/** What usually follows what, so that something comes of it. */
const journey: fc.Arbitrary<Command> = fc.tuple(request, approve, read, open).map((steps) => ({
  check: () => true,
  toString: () => steps.join(', '),
  run: async (model, real) => {
    for (const step of steps) await step.run(model, real);
  },
}));

export const COMMANDS: fc.Arbitrary<Command>[] = [
  ...[journey, journey, request, approve, read, read, open, open, outcome, outcome, end],
  ...[change, suspend, clock, clock, sweep],
];
