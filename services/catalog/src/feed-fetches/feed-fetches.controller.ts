import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  feedFetches,
  type FeedScheduleView,
  type GetFeedScheduleInput,
  type Handlers,
  type StartFeedFetchInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { FeedFetchesService } from './feed-fetches.service.ts';

@Controller()
export class FeedFetchesController implements Handlers<typeof feedFetches, Call> {
  constructor(private readonly fetches: FeedFetchesService) {}

  @Handles(feedFetches.getFeedSchedule)
  getFeedSchedule(@Payload() input: GetFeedScheduleInput): Promise<FeedScheduleView> {
    return this.fetches.get(input);
  }

  @Handles(feedFetches.startFeedFetch)
  startFeedFetch(@Payload() input: StartFeedFetchInput, @CurrentCall() call: Call): Promise<FeedScheduleView> {
    return this.fetches.start(call, input);
  }
}
