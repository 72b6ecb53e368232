import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { profile } from '#libs/contracts';
import { ask, patient, serviceUnderTest, type UnderTest } from '#libs/testing';

let service: UnderTest;
beforeAll(async () => {
  service = await serviceUnderTest('profile');
});

const somebody = (): string => `auth0|${randomUUID()}`;
const EMPTY = {
  monthly_budget: null,
  currency: null,
  goals: [],
  style_tags: [],
  department: null,
  country: null,
  sizes: [],
  measurements: {},
};

interface Row {
  user_id: string;
  monthly_budget_minor: number | null;
  currency: string | null;
  goals: string[];
  sizes: unknown;
  created_at: Date;
  updated_at: Date;
}
const rowOf = async (user: string): Promise<Row | undefined> =>
  (await service.database.query<Row>('SELECT * FROM profile.profiles WHERE user_id = $1', [user]))[0];

describe('get_profile', () => {
  test('get_profile, a person who has told nothing, is empty and leaves no row', async () => {
    const user = somebody();
    expect(await service.caller.call(profile.getProfile, {}, { user })).toEqual(EMPTY);
    expect(await rowOf(user)).toBeUndefined();
  });
});

describe('set_budget_and_goals', () => {
  test('set_budget_and_goals, a first budget, answers with the whole profile and keeps it', async () => {
    const user = somebody();
    const given = {
      monthly_budget_minor: 30_000,
      currency: 'EUR',
      goals: ['a capsule'],
      style_tags: ['minimal'],
      department: 'women' as const,
      country: 'DE',
    };
    const { monthly_budget_minor: amount, ...rest } = given;
    const expected = { ...EMPTY, ...rest, monthly_budget: { amount_minor: amount, currency: 'EUR' } };
    expect(await service.caller.call(profile.setBudgetAndGoals, given, { user })).toEqual(expected);
    expect(await service.caller.call(profile.getProfile, {}, { user })).toEqual(expected);
    expect(await rowOf(user)).toMatchObject({
      user_id: user,
      monthly_budget_minor: 30_000,
      currency: 'EUR',
      goals: ['a capsule'],
    });
  });

  test('set_budget_and_goals, one field given, leaves the others and moves only the time of change', async () => {
    const user = somebody();
    await service.caller.call(
      profile.setBudgetAndGoals,
      { monthly_budget_minor: 30_000, currency: 'EUR', goals: ['one'] },
      { user },
    );
    const before = await rowOf(user);
    expect(await service.caller.call(profile.setBudgetAndGoals, { country: 'FR' }, { user })).toMatchObject({
      country: 'FR',
      goals: ['one'],
      monthly_budget: { amount_minor: 30_000, currency: 'EUR' },
    });
    const after = await rowOf(user);
    expect(after?.created_at).toEqual(before?.created_at);
    expect(Number(after?.updated_at)).toBeGreaterThan(Number(before?.updated_at));
  });

  test('set_budget_and_goals, null for what may be forgotten, forgets it', async () => {
    const user = somebody();
    await service.caller.call(
      profile.setBudgetAndGoals,
      { monthly_budget_minor: 100, currency: 'EUR', department: 'men', country: 'DE' },
      { user },
    );
    const forgotten = await service.caller.call(
      profile.setBudgetAndGoals,
      { monthly_budget_minor: null, department: null, country: null },
      { user },
    );
    expect(forgotten).toEqual({ ...EMPTY, currency: 'EUR' });
  });

  test('set_budget_and_goals, refused by a rule, names the field and changes nothing', async () => {
    const user = somebody();
    const first = service.caller.call(profile.setBudgetAndGoals, { monthly_budget_minor: 100, goals: ['x'] }, { user });
    await expect(first).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'currency' } });
    // The row is made before the rule is asked; both are one transaction.
    expect(await rowOf(user)).toBeUndefined();
  });

  test('set_budget_and_goals, texts that look like SQL or hold quotes and emoji, come back as they are', async () => {
    const goals = [`'); DROP TABLE profiles; --`, '{"a": \\ "b"}', '👗 ça va, “größer”', '{}', 'NULL'];
    expect(await service.caller.call(profile.setBudgetAndGoals, { goals }, { user: somebody() })).toMatchObject({
      goals,
    });
  });
});

describe('set_sizes', () => {
  test('set_sizes, sizes and measurements, are kept as the person said them', async () => {
    const user = somebody();
    await service.caller.call(
      profile.setSizes,
      { sizes: [{ garment: 'shoes', system: 'eu', value: '41,5' }], measurements: { waist_cm: 70.5 } },
      { user },
    );
    const both = await service.caller.call(
      profile.setSizes,
      { sizes: [{ garment: 'top', system: 'letter', value: 'm' }], measurements: { height_cm: 170 } },
      { user },
    );
    const sizes = [
      { garment: 'shoes', system: 'eu', value: '41.5' },
      { garment: 'top', system: 'letter', value: 'M' },
    ];
    expect(both).toEqual({ ...EMPTY, sizes, measurements: { waist_cm: 70.5, height_cm: 170 } });
    expect(await rowOf(user)).toMatchObject({ sizes });
  });
});

describe('whose profile', () => {
  test('profile, changed by one person, leaves the row of another untouched to the letter', async () => {
    const [one, other] = [somebody(), somebody()];
    await service.caller.call(
      profile.setBudgetAndGoals,
      { monthly_budget_minor: 1, currency: 'EUR', goals: ['mine'] },
      { user: one },
    );
    const before = await rowOf(one);
    await service.caller.call(
      profile.setBudgetAndGoals,
      { monthly_budget_minor: 2, currency: 'USD', goals: [] },
      { user: other },
    );
    await service.caller.call(
      profile.setSizes,
      { remove_measurements: true, remove_garments: ['top', 'shoes'] },
      { user: other },
    );
    expect(await rowOf(one)).toEqual(before);
    expect(await service.caller.call(profile.getProfile, {}, { user: somebody() })).toEqual(EMPTY);
  });
});

describe('concurrency', () => {
  test('profile, many changes of one person at once, all hold', async () => {
    const user = somebody();
    const garments = ['top', 'bottom', 'dress', 'outerwear', 'shoes'] as const;
    await Promise.all([
      ...garments.map((garment) =>
        service.caller.call(profile.setSizes, { sizes: [{ garment, system: 'eu', value: '40' }] }, { user }),
      ),
      service.caller.call(profile.setSizes, { measurements: { height_cm: 170 } }, { user }),
      service.caller.call(profile.setSizes, { measurements: { hip_cm: 95 } }, { user }),
      service.caller.call(profile.setBudgetAndGoals, { goals: ['g'] }, { user }),
      service.caller.call(profile.setBudgetAndGoals, { style_tags: ['s'] }, { user }),
      service.caller.call(profile.setBudgetAndGoals, { monthly_budget_minor: 5, currency: 'EUR' }, { user }),
    ]);
    const view = await service.caller.call(profile.getProfile, {}, { user });
    expect(view.sizes.map(({ garment }) => garment).sort()).toEqual([...garments].sort());
    expect(view).toMatchObject({
      goals: ['g'],
      style_tags: ['s'],
      measurements: { height_cm: 170, hip_cm: 95 },
      monthly_budget: { amount_minor: 5, currency: 'EUR' },
    });
  });
});

describe('what operators see', () => {
  test('metrics and logs, after calls, count them and carry nothing personal', async () => {
    const user = somebody();
    await service.caller.call(profile.setBudgetAndGoals, { goals: ['canary-goal-91'] }, { user });
    await service.caller.call(profile.setBudgetAndGoals, { monthly_budget_minor: 7 }, { user }).catch(() => undefined);
    const { text } = await ask(`${service.opsUrl}/metrics`);
    expect(text).toMatch(
      /atelier_served_seconds_count\{service="profile",operation="profile\.set_budget_and_goals",code="OK"\} [1-9]/,
    );
    expect(text).toMatch(
      /atelier_served_seconds_count\{service="profile",operation="profile\.set_budget_and_goals",code="INVALID_INPUT"\} [1-9]/,
    );
    const logged = readFileSync(service.part.logFile, 'utf8');
    expect(logged).toContain('"message":"ready"');
    for (const personal of [user, 'canary-goal-91']) expect(`${text}${logged}`).not.toContain(personal);
  });

  test('profile, its sessions at the database cut off, is ready again and answers', async () => {
    const user = somebody();
    await service.caller.call(profile.setBudgetAndGoals, { goals: ['kept'] }, { user });
    await service.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'profile_app'`,
    );
    const deadline = performance.now() + patient(5_000);
    while ((await ask(`${service.opsUrl}/ready`)).status !== 200) expect(performance.now()).toBeLessThan(deadline);
    expect(await service.caller.call(profile.getProfile, {}, { user })).toMatchObject({ goals: ['kept'] });
  });
});
