import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { account, address, profile, type SetAddressInput } from '#libs/contracts';
import { ask, serviceUnderTest, type UnderTest } from '#libs/testing';

let service: UnderTest;
beforeAll(async () => {
  service = await serviceUnderTest('profile');
});

const somebody = (): string => `auth0|${randomUUID()}`;
const GIVEN: SetAddressInput = {
  recipient: 'Canary Muster',
  line1: 'Canaryweg 1',
  postal_code: '10115',
  city: 'Berlin',
  country: 'DE',
};
const set = (user: string, changes: Partial<SetAddressInput> = {}) =>
  service.caller.call(address.setAddress, { ...GIVEN, ...changes }, { user });
const get = (user: string) => service.caller.call(address.getAddress, {}, { user });
const countryOf = async (user: string) => (await service.caller.call(profile.getProfile, {}, { user })).country;
const rowsOf = (user: string) => service.database.query('SELECT * FROM profile.addresses WHERE user_id = $1', [user]);
const eventsOf = (user: string) =>
  service.database.query<{ event: { type: string } }>(
    `SELECT event FROM profile.outbox WHERE event->>'user_id' = $1 ORDER BY id`,
    [user],
  );

describe('set_address', () => {
  test('set_address, a first one, is kept, and the profile shows its country and nothing else of it', async () => {
    const user = somebody();
    const { recipient, line1, postal_code, city, country } = GIVEN;
    const view = await set(user);
    expect(view).toEqual({
      address: { recipient, line1, line2: null, postal_code, city, region: null, country },
      version: expect.any(String),
    });
    expect(await get(user)).toEqual(view);
    expect(await rowsOf(user)).toMatchObject([{ recipient, line1, postal_code, city, country }]);
    const shown = await service.caller.call(profile.getProfile, {}, { user });
    expect(shown).toMatchObject({ country: 'DE' });
    expect(JSON.stringify(shown)).not.toMatch(/Canary|10115|Berlin/);
    const events = await eventsOf(user);
    expect(events.map(({ event }) => event)).toMatchObject([{ type: 'address.set', entity_type: 'address' }]);
    expect(JSON.stringify(events)).not.toMatch(/Canary|10115|Berlin/);
  });

  test('set_address, the same again, changes nothing and is no event', async () => {
    const user = somebody();
    const first = await set(user);
    expect(await set(user, { recipient: ` ${GIVEN.recipient} ` })).toEqual(first);
    expect(await eventsOf(user)).toHaveLength(1);
  });

  test('set_address, in another country, moves the profile with it', async () => {
    const user = somebody();
    await set(user);
    await set(user, { country: 'AT', postal_code: '1010', city: 'Wien' });
    expect(await countryOf(user)).toBe('AT');
  });

  test('set_address, refused by a rule, names the field and changes neither address nor country', async () => {
    const user = somebody();
    await expect(set(user, { line1: 'Canary\u0007' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.not.stringContaining('Canary'),
      details: { field: 'line1' },
    });
    expect([await rowsOf(user), await countryOf(user), await eventsOf(user)]).toEqual([[], null, []]);
  });

  test('set_address, changed in another tab since, is a conflict and changes nothing', async () => {
    const user = somebody();
    const { version } = await set(user, { expected_version: null });
    const changed = await set(user, { city: 'Hamburg', ...(version ? { expected_version: version } : {}) });
    for (const expected_version of [version, null])
      await expect(set(user, { country: 'FR', expected_version })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect([await get(user), await countryOf(user)]).toEqual([changed, 'DE']);
  });

  test('set_address, two tabs at once that both saw the same, one wins', async () => {
    const user = somebody();
    const tabs = await Promise.allSettled(
      ['Hamburg', 'Bremen', 'Kiel'].map((city) => set(user, { city, expected_version: null })),
    );
    expect(tabs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await eventsOf(user)).toHaveLength(1);
  });
});

describe('remove_address', () => {
  test('remove_address, and again, leaves no row, keeps the country, and is one event', async () => {
    const user = somebody();
    const { version } = await set(user);
    await expect(
      service.caller.call(address.removeAddress, { expected_version: 'another' }, { user }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    for (let i = 0; i < 2; i += 1)
      expect(
        await service.caller.call(address.removeAddress, version ? { expected_version: version } : {}, { user }),
      ).toEqual({ address: null, version: null });
    expect([await rowsOf(user), await countryOf(user)]).toEqual([[], 'DE']);
    expect((await eventsOf(user)).map(({ event }) => event.type)).toEqual(['address.set', 'address.removed']);
    // An address given anew is not the one that was removed.
    expect((await set(user)).version).not.toBe(version);
  });
});

describe('whose address', () => {
  test('address, of one person, is nothing to another', async () => {
    const [one, other] = [somebody(), somebody()];
    const view = await set(one);
    expect(await get(other)).toEqual({ address: null, version: null });
    await service.caller.call(address.removeAddress, {}, { user: other });
    expect(await get(one)).toEqual(view);
  });

  test('logs and metrics, after all of this, hold nothing of an address', async () => {
    const { text } = await ask(`${service.opsUrl}/metrics`);
    // As a number of its own: one of the metrics may well have these digits.
    expect(`${text}${readFileSync(service.part.logFile, 'utf8')}`).not.toMatch(/Canary|(?<![\d.])10115(?!\d)|Hamburg/);
  });
});

describe('get_account_link', () => {
  test.each([
    [undefined, '/account'],
    ['consents', '/account/consents'],
  ] as const)('get_account_link, of section %s, is the page', async (section, path) => {
    const view = await service.caller.call(account.getAccountLink, section ? { section } : {}, { user: somebody() });
    expect(view.url).toMatch(new RegExp(`^http://localhost:\\d+${path}$`));
    expect(view.text).toContain('sign in');
  });
});
