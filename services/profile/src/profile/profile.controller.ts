import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type GetProfileInput,
  type Handlers,
  profile,
  type ProfileView,
  type SetBudgetAndGoalsInput,
  type SetSizesInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ProfileService } from './profile.service.ts';

@Controller()
export class ProfileController implements Handlers<typeof profile, Call> {
  constructor(private readonly profiles: ProfileService) {}

  @Handles(profile.getProfile)
  getProfile(@Payload() _: GetProfileInput, @CurrentCall() call: Call): Promise<ProfileView> {
    return this.profiles.get(call);
  }

  @Handles(profile.setBudgetAndGoals)
  setBudgetAndGoals(@Payload() input: SetBudgetAndGoalsInput, @CurrentCall() call: Call): Promise<ProfileView> {
    return this.profiles.setBudgetAndGoals(call, input);
  }

  @Handles(profile.setSizes)
  setSizes(@Payload() input: SetSizesInput, @CurrentCall() call: Call): Promise<ProfileView> {
    return this.profiles.setSizes(call, input);
  }
}
