import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type { ProfileView, SetBudgetAndGoalsInput, SetSizesInput } from '#libs/contracts';
import { toView } from './profile.entity.ts';
import { ProfileRepository } from './profile.repository.ts';
import { withGoals, withSizes } from './profile.rules.ts';

@Injectable()
export class ProfileService {
  constructor(private readonly profiles: ProfileRepository) {}

  async get({ caller }: Call): Promise<ProfileView> {
    return toView(await this.profiles.find(caller.userId));
  }

  async setBudgetAndGoals({ caller }: Call, input: SetBudgetAndGoalsInput): Promise<ProfileView> {
    return toView(await this.profiles.change(caller.userId, (now) => withGoals(now, input)));
  }

  async setSizes({ caller }: Call, input: SetSizesInput): Promise<ProfileView> {
    return toView(await this.profiles.change(caller.userId, (now) => withSizes(now, input)));
  }
}
