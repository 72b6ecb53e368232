import { type AddressView, OperationError, type SetAddressInput } from '#libs/contracts';
import { COUNTRIES } from '../profile/country.rules.ts';

interface Fields {
  recipient: string;
  line1: string;
  line2: string | null;
  postalCode: string | null;
  city: string;
  region: string | null;
  country: string;
}

/** Countries in which an address has no postal code, or need not have one. */
const WITHOUT_POSTAL_CODE: ReadonlySet<string> = new Set(
  (
    'AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GA GD GH GM GQ GY HK IE JM KI KM KN KP LC LY ML MO MR MW NR ' +
    'NU PA QA RW SB SC SL SR ST SY TD TF TG TK TL TO TT TV UG VC VU WS YE ZW'
  ).split(' '),
);

/** Control characters, and those that turn the direction of what follows: on a parcel they say something else than on the page. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const refuse = (field: string, message: string): never => {
  throw new OperationError('INVALID_INPUT', `"${field}" ${message}`, { details: { field } });
};

function line(field: string, given: string | undefined): string | null {
  const text = (given ?? '').trim();
  if (UNPRINTABLE.test(text)) refuse(field, 'holds characters that cannot be printed on one line: type it again');
  return text === '' ? null : text;
}

const needed = (field: string, given: string): string => line(field, given) ?? refuse(field, 'is empty: fill it in');

/** The address as it is kept. Errors name the field and never repeat what is in it. @throws OperationError `INVALID_INPUT` */
export function addressOf(given: SetAddressInput): Fields {
  const { country } = given;
  if (!COUNTRIES.has(country)) refuse('country', 'is not a country of ISO 3166-1: use a code such as DE, US or GB');
  const postalCode = line('postal_code', given.postal_code);
  if (postalCode === null && !WITHOUT_POSTAL_CODE.has(country)) {
    refuse('postal_code', 'is missing: addresses in this country have one');
  }
  return {
    recipient: needed('recipient', given.recipient),
    line1: needed('line1', given.line1),
    line2: line('line2', given.line2),
    postalCode,
    city: needed('city', given.city),
    region: line('region', given.region),
    country,
  };
}

/** @throws OperationError `CONFLICT` when somebody, in another tab say, has changed it since it was shown. */
export function assertUnchanged(expected: string | null | undefined, current: AddressView['version']): void {
  if (expected === undefined || expected === current) return;
  throw new OperationError('CONFLICT', 'The address has changed since it was shown: look at it again, then change it');
}
