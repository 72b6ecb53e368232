import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { type ActivitiesView, activity, type Handlers, type ListMyActivityInput } from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ActivityService } from './activity.service.ts';

@Controller()
export class ActivityController implements Handlers<typeof activity, Call> {
  constructor(private readonly activities: ActivityService) {}

  @Handles(activity.listMyActivity)
  listMyActivity(@Payload() input: ListMyActivityInput, @CurrentCall() call: Call): Promise<ActivitiesView> {
    return this.activities.list(call, input);
  }
}
