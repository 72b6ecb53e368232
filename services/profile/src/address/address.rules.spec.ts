import { describe, expect, test } from '@jest/globals';
import { OperationError, type SetAddressInput } from '#libs/contracts';
import { addressOf, assertUnchanged } from './address.rules.ts';

const GIVEN: SetAddressInput = {
  recipient: 'Ada Muster',
  line1: 'Musterweg 1',
  postal_code: '10115',
  city: 'Berlin',
  country: 'DE',
};

function refusal(changes: Partial<SetAddressInput>): OperationError {
  try {
    addressOf({ ...GIVEN, ...changes });
  } catch (error) {
    if (error instanceof OperationError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('addressOf', () => {
  test('addressOf, with blanks around and optional lines left out or empty, is kept trimmed', () => {
    expect(addressOf({ ...GIVEN, recipient: ' Ada Muster ', region: '  ' })).toEqual({
      recipient: 'Ada Muster',
      line1: 'Musterweg 1',
      line2: null,
      postalCode: '10115',
      city: 'Berlin',
      region: null,
      country: 'DE',
    });
  });

  test('addressOf, names and streets of other scripts, are taken', () => {
    const other = { recipient: '山田 花子', line1: 'улица Ленина, 5', line2: 'حي النور' };
    expect(addressOf({ ...GIVEN, ...other })).toMatchObject(other);
  });

  test('addressOf, no postal code in a country that has none, is taken', () => {
    const { postal_code: _, ...without } = GIVEN;
    expect(addressOf({ ...without, country: 'HK' })).toMatchObject({ postalCode: null });
    expect(refusal({ postal_code: '  ' })).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'postal_code' } });
  });

  test.each([
    ['recipient', '   '],
    ['line1', 'canary\nline'],
    ['line2', 'canary\u202egnirts'],
    ['city', 'canary\u0007'],
    ['region', 'canary\u2028line'],
    ['country', 'UK'],
  ])('addressOf, %s of %j, is refused by the name of the field and without what was in it', (field, text) => {
    const { message, details } = refusal({ [field]: text });
    expect(details).toEqual({ field });
    expect(message).toMatch(new RegExp(`^"${field}" `));
    expect(message).not.toContain('canary');
  });
});

describe('assertUnchanged', () => {
  test.each([
    ['not said', undefined, 'v1'],
    ['the one there is', 'v1', 'v1'],
    ['none, and there is none', null, null],
  ])('assertUnchanged, the expected version %s, is let', (_, expected, current) => {
    expect(() => assertUnchanged(expected, current)).not.toThrow();
  });

  test.each([
    ['another', 'v1', 'v2'],
    ['none, and there is one', null, 'v2'],
    ['one, and there is none', 'v1', null],
  ])('assertUnchanged, the expected version %s, is a conflict', (_, expected, current) => {
    expect(() => assertUnchanged(expected, current)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });
});
