import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type Operation,
  profile,
  type ProfileView,
  type SetBudgetAndGoalsInput,
  type SetSizesInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { type ProfileState, toView } from './profile.entity.ts';
import { ProfileRepository } from './profile.repository.ts';
import { withGoals, withSizes } from './profile.rules.ts';

@Injectable()
export class ProfileService {
  constructor(
    private readonly profiles: ProfileRepository,
    private readonly uow: UnitOfWork,
  ) {}

  async get({ caller }: Call): Promise<ProfileView> {
    return toView(await this.profiles.find(caller.userId));
  }

  setBudgetAndGoals(call: Call, input: SetBudgetAndGoalsInput): Promise<ProfileView> {
    return this.change(profile.setBudgetAndGoals, call, input, 'profile.goals_set', (now) => withGoals(now, input));
  }

  setSizes(call: Call, input: SetSizesInput): Promise<ProfileView> {
    return this.change(profile.setSizes, call, input, 'profile.sizes_set', (now) => withSizes(now, input));
  }

  /** One change of the caller's own profile; what leaves it as it was is no event. */
  private change<I extends object>(
    op: Operation<I, ProfileView>,
    call: Call,
    input: I,
    type: string,
    rule: (now: ProfileState) => Partial<ProfileState>,
  ): Promise<ProfileView> {
    const { userId } = call.caller;
    return this.uow.once(op, call, input, async (em) => {
      const stored = await this.profiles.lock(em, userId);
      const before = toView(stored);
      const answer = toView(await this.profiles.save(em, Object.assign(stored, rule(stored))));
      const changed = !isDeepStrictEqual(before, answer);
      return { answer, event: changed ? { type, entityType: 'profile', entityId: userId } : null };
    });
  }
}
