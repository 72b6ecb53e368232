import { Field } from '../field.ts';
import { COUNTRY } from '../money.ts';
import { defineContract } from '../operation.ts';

const LINE = 100;
const CODE = 16;

/** Where things are sent. Shown to the person on our own pages; a tool sees the country alone, as part of the profile. */
export class Address {
  @Field.text({ max: LINE, describe: 'Who receives it' })
  recipient!: string;

  @Field.text({ max: LINE, describe: 'Street and number' })
  line1!: string;

  @Field.text({ max: LINE, nullable: true, describe: 'Second line; null without' })
  line2!: string | null;

  @Field.text({ max: CODE, nullable: true, describe: 'Postal code; null in a country that has none' })
  postal_code!: string | null;

  @Field.text({ max: LINE, describe: 'City' })
  city!: string;

  @Field.text({ max: LINE, nullable: true, describe: 'State, province or region; null without' })
  region!: string | null;

  @Field.text({ min: 2, max: 2, describe: 'Country (ISO 3166-1)' })
  country!: string;
}

export class AddressView {
  @Field.object(() => Address, { nullable: true, describe: 'The address; null when there is none' })
  address!: Address | null;

  @Field.id({ nullable: true, describe: 'Changes with every change of the address; null when there is none' })
  version!: string | null;
}

export class GetAddressInput {}

export class SetAddressInput {
  @Field.text({ max: LINE, describe: 'Who receives it' })
  recipient!: string;

  @Field.text({ max: LINE, describe: 'Street and number' })
  line1!: string;

  @Field.text({ max: LINE, optional: true, describe: 'Second line' })
  line2?: string;

  @Field.text({ max: CODE, optional: true, describe: 'Postal code; leave it out in a country that has none' })
  postal_code?: string;

  @Field.text({ max: LINE, describe: 'City' })
  city!: string;

  @Field.text({ max: LINE, optional: true, describe: 'State, province or region' })
  region?: string;

  @Field.text({
    min: 2,
    max: 2,
    pattern: COUNTRY,
    describe: 'ISO 3166-1 country code; becomes the country of the profile',
  })
  country!: string;

  @Field.id({
    optional: true,
    nullable: true,
    describe: 'version that was shown, null when there was no address: CONFLICT when it is another by now',
  })
  expected_version?: string | null;
}

export class RemoveAddressInput {
  @Field.id({ optional: true, describe: 'version that was shown: CONFLICT when it is another by now' })
  expected_version?: string;
}

export const address = defineContract('profile', {
  getAddress: {
    input: GetAddressInput,
    output: AddressView,
    scopes: ['profile:read'],
    effect: 'read',
    inPerson: true,
    errors: [],
  },
  setAddress: {
    input: SetAddressInput,
    output: AddressView,
    scopes: ['profile:write'],
    effect: 'write',
    repeat: 'natural',
    inPerson: true,
    errors: ['INVALID_INPUT', 'CONFLICT'],
  },
  removeAddress: {
    input: RemoveAddressInput,
    output: AddressView,
    scopes: ['profile:write'],
    effect: 'write',
    repeat: 'natural',
    inPerson: true,
    errors: ['CONFLICT'],
  },
});
