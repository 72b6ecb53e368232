import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '#libs/database';
import { StoredAddress } from './address/address.entity.ts';
import { ConsentRequest } from './consents/consent-request.entity.ts';
import { Consent } from './consents/consent.entity.ts';
import { CreateProfiles1763683200000 } from './migrations/1763683200000-create-profiles.ts';
import { CreateOutbox1763686800000 } from './migrations/1763686800000-create-outbox.ts';
import { CreateConsents1763712000000 } from './migrations/1763712000000-create-consents.ts';
import { CreateAddresses1763715600000 } from './migrations/1763715600000-create-addresses.ts';
import { Profile } from './profile/profile.entity.ts';

const MIGRATIONS = [
  CreateProfiles1763683200000,
  CreateOutbox1763686800000,
  CreateConsents1763712000000,
  CreateAddresses1763715600000,
];

/** With a pool size: the service. Without: the migrations. */
export const profileDatabase = (url: string, poolSize?: number): DataSourceOptions =>
  databaseOptions({
    url,
    schema: 'profile',
    entities: [Profile, Consent, ConsentRequest, StoredAddress],
    ...(poolSize ? { poolSize } : { migrations: MIGRATIONS }),
  });
