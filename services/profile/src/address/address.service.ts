import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import { address, type AddressView, type RemoveAddressInput, type SetAddressInput } from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock, Ids } from '#libs/service-kit';
import { ProfileRepository } from '../profile/profile.repository.ts';
import { type StoredAddress, toView } from './address.entity.ts';
import { AddressRepository } from './address.repository.ts';
import { addressOf, assertUnchanged } from './address.rules.ts';

@Injectable()
export class AddressService {
  constructor(
    private readonly addresses: AddressRepository,
    private readonly profiles: ProfileRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async get({ caller }: Call): Promise<AddressView> {
    return toView(await this.addresses.find(caller.userId));
  }

  /** Also sets the country of the profile, which is all of an address that a tool ever sees. */
  set(call: Call, input: SetAddressInput): Promise<AddressView> {
    const { userId } = call.caller;
    const fields = addressOf(input);
    return this.uow.once(address.setAddress, call, input, async (em) => {
      const profile = await this.profiles.lock(em, userId);
      const stored = await this.addresses.find(userId, em);
      assertUnchanged(input.expected_version, stored?.version ?? null);
      const next: StoredAddress = { userId, ...fields, version: this.ids.next(), updatedAt: this.clock.now() };
      const same = isDeepStrictEqual(toView(stored).address, toView(next).address);
      if (same && profile.country === fields.country) return { answer: toView(stored), event: null };
      await this.addresses.save(em, next);
      await this.profiles.save(em, Object.assign(profile, { country: fields.country }));
      return { answer: toView(next), event: eventOf('address.set', userId) };
    });
  }

  /** The country of the profile stays: it says where the person shops, not where they live. */
  remove(call: Call, input: RemoveAddressInput): Promise<AddressView> {
    const { userId } = call.caller;
    return this.uow.once(address.removeAddress, call, input, async (em) => {
      await this.profiles.lock(em, userId);
      const stored = await this.addresses.find(userId, em);
      if (!stored) return { answer: toView(null), event: null };
      assertUnchanged(input.expected_version, stored.version);
      await this.addresses.remove(em, userId);
      return { answer: toView(null), event: eventOf('address.removed', userId) };
    });
  }
}

const eventOf = (type: string, userId: string) => ({ type, entityType: 'address', entityId: userId });
