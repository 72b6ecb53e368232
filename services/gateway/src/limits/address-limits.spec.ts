import { describe, expect, test } from '@jest/globals';
import { AddressLimits, keyOf } from './address-limits.ts';

function made(): { clock: { now: number }; addresses: AddressLimits } {
  const clock = { now: 1_700_000_000_000 };
  const limit = { perMinute: 60, burst: 3, perDay: 1_000 };
  return { clock, addresses: new AddressLimits(limit, () => clock.now) };
}

describe('AddressLimits', () => {
  test('address, refused as often as allowed, waits; others do not, and after the wait it is listened to once', () => {
    const { addresses, clock } = made();
    for (let n = 0; n < 3; n += 1) {
      expect(addresses.waitMs('192.0.2.1', undefined)).toBe(0);
      addresses.count('192.0.2.1');
    }
    expect(addresses.waitMs('192.0.2.1', undefined)).toBe(1_000);
    expect(addresses.waitMs('192.0.2.2', undefined)).toBe(0);
    clock.now += 1_000;
    expect(addresses.waitMs('192.0.2.1', undefined)).toBe(0);
    addresses.count('192.0.2.1');
    expect(addresses.waitMs('192.0.2.1', undefined)).toBe(1_000);
  });

  test('address, flooding, does not hold up a credential that was good before, until it is refused', () => {
    const { addresses } = made();
    addresses.accepted({}, 'Bearer good');
    for (let n = 0; n < 9; n += 1) addresses.count('192.0.2.1');
    expect(addresses.waitMs('192.0.2.1', 'Bearer good')).toBe(0);
    expect(addresses.waitMs('192.0.2.1', 'Bearer other')).toBeGreaterThan(0);
    addresses.refused('Bearer good');
    expect(addresses.waitMs('192.0.2.1', 'Bearer good')).toBeGreaterThan(0);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('address %s, counts as %s', (address, key) => {
    expect(keyOf(address)).toBe(key);
  });
});
